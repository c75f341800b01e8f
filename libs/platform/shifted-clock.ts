/** A clock that starts from a given instant and runs on: for rehearsals and for tests of dates. */
import { systemClock, type Clock } from '#domain/ports/clock.port.js';

export function clockFrom(start: Date | null): Clock {
  if (!start) return systemClock;
  const offset = start.getTime() - Date.now();
  return { now: () => new Date(Date.now() + offset) };
}
