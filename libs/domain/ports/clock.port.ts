/** The one clock: calculators take a date, everybody else asks here. */
export const CLOCK = Symbol('Clock');
export interface Clock {
  now(): Date;
}
export const systemClock: Clock = { now: () => new Date() };

/** Calendar day in Asia/Shanghai, `YYYY-MM-DD`. */
export function shanghaiDate(instant: Date): string {
  return new Date(instant.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
}
