/** A release gate for specs about what comes after it: it looks at what is to be filled in and at the data version, and at no file. */
import { GATE_CHECKS, type GateCheck, type GateCheckCode } from '#domain/briefing/gate.js';
import { placeholdersOf } from '#briefing/placeholders.js';
import type { Ports } from '../../ports.js';
import type { CheckRelease } from '../check-release.js';

export const plainCheck =
  ({ database, clock }: Pick<Ports, 'database' | 'clock'>): CheckRelease =>
  async ({ record, document }) => {
    const newest = (await database.periods.get(record.period))?.dataVersion;
    const checks = [
      check(
        'placeholders',
        placeholdersOf(document).map(({ text }) => text),
      ),
      check('freshness', newest === document.dataVersion ? [] : ['旧']),
    ];
    const { revision } = record;
    return { checkedAt: clock.now().toISOString(), revision, dataVersion: document.dataVersion, ok: checks.every(({ ok }) => ok), checks };
  };

const check = (code: GateCheckCode, found: string[]): GateCheck => ({
  ...{ code, ok: found.length === 0, looked: 1 },
  problems: found.map((text) => ({ where: GATE_CHECKS[code], said: { zh: text, en: text } })),
});
