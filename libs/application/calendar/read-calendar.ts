/** The working calendar in force: the shipped table, overruled by what the office entered. */
import { shippedCalendar } from '#catalogue/working-calendar.js';
import { workCalendar, type WorkCalendar } from '#domain/period/working-days.js';
import type { Stores } from '#domain/ports/database.port.js';

export async function readCalendar(stores: Pick<Stores, 'calendar'>): Promise<WorkCalendar> {
  const { days, knownUntil } = shippedCalendar();
  return workCalendar(knownUntil, days, await stores.calendar.all());
}
