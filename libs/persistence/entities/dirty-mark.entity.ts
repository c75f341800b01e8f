/** "This unit changed": what the next rollup has to sum again. */
import { Entity, ForeignKey } from 'typeorm';
import { CountColumn, KeyColumn } from './columns.js';
import { PeriodUnitEntity } from './period-unit.entity.js';

@Entity('dirty_marks')
@ForeignKey(() => PeriodUnitEntity, ['period', 'unit'], ['period', 'code'], { name: 'fk_dirty_marks_period_unit' })
export class DirtyMarkEntity {
  @KeyColumn('period', 6, 'char') period!: string;
  @KeyColumn('unit_code', 40) unit!: string;
  @CountColumn('seq') seq!: number;
}
