/** A period of the calendar of returns. */
import { Entity } from 'typeorm';
import type { PeriodState } from '#domain/period/period.js';
import { CountColumn, DayColumn, KeyColumn, TextColumn } from './columns.js';

@Entity('periods')
export class PeriodEntity {
  @KeyColumn('period', 6, 'char') period!: string;
  @TextColumn('state', 10) state!: PeriodState;
  @DayColumn('opens_on') opensOn!: string;
  @DayColumn('due_on') dueOn!: string;
  @DayColumn('locks_on') locksOn!: string;
  @TextColumn('catalogue_version', 40) catalogueVersion!: string;
  @CountColumn('data_version', { default: 0 }) dataVersion!: number;
}
