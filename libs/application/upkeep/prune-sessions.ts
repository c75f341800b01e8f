/** Removes sessions that have run out. */
import type { Ports } from '../ports.js';

export class PruneSessions {
  constructor(private readonly ports: Pick<Ports, 'database' | 'clock'>) {}

  async run(): Promise<void> {
    await this.ports.database.sessions.deleteExpired(this.ports.clock.now().toISOString());
  }
}
