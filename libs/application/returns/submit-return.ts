/** Sends a draft to review: no error left, every warning explained, in time or with a note that says why not. */
import type { Actor } from '#domain/access/actor.js';
import type { Period } from '#domain/period/period.js';
import type { Ports } from '../ports.js';
import { assertOpen, findPeriodUnit } from './find-return.js';
import { submitSome } from './submit-some.js';

export class SubmitReturn {
  constructor(private readonly ports: Pick<Ports, 'database' | 'catalogues' | 'clock' | 'doorbell'>) {}

  /** `version`: the one the actor looked at, where he looked at one. */
  async run(input: { actor: Actor; period: Period; unit: string; version?: number | undefined }): Promise<void> {
    const { periods } = this.ports.database;
    const { actor, version } = input;
    const { period, unit } = await findPeriodUnit({ periods }, { ...input, action: 'returns.file' });
    assertOpen(period);
    const exception = await periods.exception(input.period, unit.code);
    const [refusal] = await submitSome(this.ports, { actor, period, filings: [{ unit, exception, version }] });
    if (refusal) throw refusal;
  }
}
