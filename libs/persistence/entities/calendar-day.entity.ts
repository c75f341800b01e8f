/** A public holiday or make-up working day the office entered. */
import { Entity } from 'typeorm';
import type { CalendarDay } from '#domain/period/working-days.js';
import { DayKeyColumn, TextColumn } from './columns.js';

@Entity('calendar_days')
export class CalendarDayEntity {
  @DayKeyColumn('day') day!: string;
  @TextColumn('kind', 10) kind!: CalendarDay['kind'];
  @TextColumn('name', 100) name!: string;
}
