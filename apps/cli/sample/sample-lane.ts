/** Units file side by side, as they do in life: each lane has its own clock, so that none moves another's. */
import { createWorkUseCases, type WorkUseCases } from '#application/use-cases.js';
import type { WorkPorts } from '#application/ports.js';
import type { Clock } from '#domain/ports/clock.port.js';

/** A clock the loader sets, never beyond the true time; it stands still between the steps. */
class SetClock implements Clock {
  private instant: Date;

  constructor(private readonly real: Clock) {
    this.instant = real.now();
  }
  now(): Date {
    return this.instant;
  }
  catchUp(): void {
    this.instant = this.real.now();
  }
  /** Minutes after half past eight in the morning. */
  set(day: string, minutes: number): void {
    const asked = new Date(Date.parse(`${day}T00:30:00Z`) + minutes * 60_000);
    this.instant = asked < this.real.now() ? asked : this.real.now();
  }
}

export interface Lane {
  use: WorkUseCases;
  clock: SetClock;
}

export function laneOf(ports: WorkPorts): Lane {
  const clock = new SetClock(ports.clock);
  return { clock, use: createWorkUseCases({ ...ports, clock, doorbell: { ring: () => undefined } }) };
}
