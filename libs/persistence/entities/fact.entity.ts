/** A packed fact; written and read by FactStore in plain SQL. */
import { Column, Entity, ForeignKey } from 'typeorm';
import { CountColumn, KeyColumn, TextColumn } from './columns.js';
import { ReturnEntity } from './return.entity.js';

@Entity('facts')
@ForeignKey(() => ReturnEntity, ['period', 'unit'], ['period', 'unit'], { name: 'fk_facts_return' })
export class FactEntity {
  @KeyColumn('period', 6, 'char') period!: string;
  @KeyColumn('unit_code', 40) unit!: string;
  @TextColumn('catalogue_version', 40) catalogueVersion!: string;
  @CountColumn('version') version!: number;
  @Column({ name: 'packed', type: 'mediumblob' }) packed!: Buffer;
}
