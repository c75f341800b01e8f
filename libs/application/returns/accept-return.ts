/** Accepts a submitted return: from this moment its figures count, everywhere. */
import type { Actor } from '#domain/access/actor.js';
import type { Period } from '#domain/period/period.js';
import { moveReturn } from '#domain/return/return-state.js';
import { numbersOf } from '#domain/return/values.js';
import { makeFact } from '#domain/rollup/make-fact.js';
import type { Ports } from '../ports.js';
import { recordAct } from '../record-act.js';
import { acceptedHistory } from './check-return.js';
import { assertOpen, findPeriodUnit, lockReturn } from './find-return.js';
import { touchFigures } from './touch-figures.js';

export class AcceptReturn {
  constructor(private readonly ports: Pick<Ports, 'database' | 'catalogues' | 'clock' | 'doorbell'>) {}

  /** `version`: the one the actor looked at, where he looked at one. */
  async run(input: { actor: Actor; period: Period; unit: string; version?: number | undefined }): Promise<void> {
    const { database, catalogues, clock, doorbell } = this.ports;
    const { period, unit } = await findPeriodUnit(database, { ...input, action: 'returns.review' });
    assertOpen(period);
    const history = await acceptedHistory(this.ports, input.period, unit.code);
    const now = clock.now();
    await database.transaction(async (stores) => {
      const { record, version } = await lockReturn(stores, input.period, unit, input.version);
      const status = moveReturn(record.status, 'accept');
      await stores.returns.update({
        ...record,
        status,
        acceptedVersion: version.version,
        acceptedAt: now.toISOString(),
        returnReason: null,
      });
      await stores.facts.put(
        makeFact(catalogues.ofVersion(version.catalogueVersion), {
          period: input.period,
          unit: unit.code,
          version: version.version,
          values: numbersOf(version.values),
          previous: history[0] ?? null,
          yearAgo: history[3] ?? null,
        }),
      );
      await touchFigures(stores, input.period, unit.code, now);
      await recordAct(stores, {
        at: now,
        actor: input.actor,
        action: 'return.accept',
        object: `${input.period}/${unit.code}`,
        detail: { version: version.version },
      });
    });
    doorbell.ring();
  }
}
