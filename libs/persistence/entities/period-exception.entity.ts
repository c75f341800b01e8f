/** Own days of one unit in a period. */
import { Entity, ForeignKey } from 'typeorm';
import { DayColumn, KeyColumn, TextColumn, TimeColumn } from './columns.js';
import { PeriodUnitEntity } from './period-unit.entity.js';

@Entity('period_exceptions')
@ForeignKey(() => PeriodUnitEntity, ['period', 'unit'], ['period', 'code'], { name: 'fk_period_exceptions_period_unit' })
export class PeriodExceptionEntity {
  @KeyColumn('period', 6, 'char') period!: string;
  @KeyColumn('unit_code', 40) unit!: string;
  @DayColumn('due_on') dueOn!: string;
  @DayColumn('locks_on') locksOn!: string;
  @TextColumn('reason', 1000) reason!: string;
  @TextColumn('granted_by', 36) grantedBy!: string;
  @TimeColumn('granted_at') grantedAt!: string;
}
