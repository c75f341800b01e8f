/** A packed rollup of a node, for all sectors (`sector` is empty) or for one; written and read by RollupStore in plain SQL. */
import { Column, Entity, ForeignKey, Index } from 'typeorm';
import { CountColumn, KeyColumn, TextColumn } from './columns.js';
import { PeriodUnitEntity } from './period-unit.entity.js';

@Entity('rollups')
@Index('ix_rollups_digest', ['period', 'digest'])
@ForeignKey(() => PeriodUnitEntity, ['period', 'unit'], ['period', 'code'], { name: 'fk_rollups_period_unit' })
export class RollupEntity {
  @KeyColumn('period', 6, 'char') period!: string;
  @KeyColumn('unit_code', 40) unit!: string;
  @KeyColumn('sector', 20) sector!: string;
  @TextColumn('catalogue_version', 40) catalogueVersion!: string;
  @Column({ name: 'packed', type: 'mediumblob' }) packed!: Buffer;
  @CountColumn('reported_units') reportedUnits!: number;
  @CountColumn('expected_units') expectedUnits!: number;
  @CountColumn('filing_due') due!: number;
  @CountColumn('filing_submitted') submitted!: number;
  @CountColumn('filing_on_time') onTime!: number;
  @CountColumn('filing_late') late!: number;
  @CountColumn('filing_accepted_first_time') acceptedFirstTime!: number;
  @CountColumn('filing_returned') returned!: number;
  /** Of everything above: rows that did not change are not written again. */
  @Column({ name: 'digest', type: 'binary', length: 16 }) digest!: Buffer;
}
