/** Chains settled audit rows, so that a changed or missing row shows. */
import type { Ports } from '../ports.js';

/** Longer than any transaction runs: ids below are all visible by then. */
const SETTLE_MS = 10_000;

export class SealAudit {
  constructor(private readonly ports: Pick<Ports, 'database' | 'clock'>) {}

  run(): Promise<number> {
    return this.ports.database.audit.seal(new Date(this.ports.clock.now().getTime() - SETTLE_MS).toISOString());
  }
}
