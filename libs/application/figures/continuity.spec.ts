/** Merges and splits between two quarters, through the use cases: the trend of a merged unit does not jump. */
import { SYSTEM } from '#domain/access/actor.js';
import { CATALOGUES } from '#catalogue/catalogues.js';
import { compareIndicator } from '#domain/indicators/compare.js';
import type { Period } from '#domain/period/period.js';
import type { ReturnRecord } from '#domain/return/return.js';
import type { Values } from '#domain/return/values.js';
import { makeFact } from '#domain/rollup/make-fact.js';
import { tree } from '#domain/unit/testing/small-tree.js';
import type { UnitChangeRequest } from '#domain/unit/unit-change.js';
import { MemoryDatabase } from '#persistence/memory-database.js';
import { ClosePeriod } from '../periods/close-period.js';
import { OpenPeriod } from '../periods/open-period.js';
import { RecomputePeriod } from '../periods/recompute-period.js';
import { ChangeUnits } from '../units/change-units.js';
import { collectFigures } from './collect-figures.js';
import { loadHistories, periodsOfTrend } from './load-histories.js';

const at = (effectiveOn: string) => ({ effectiveOn, reason: '机构调整' });

/** Two quarters; between them the change. Every branch has 10 members, 8 of 9 meetings held. */
async function bureau(request: UnitChangeRequest, next: Record<string, Values>) {
  const clock = { at: '2026-06-25T01:00:00Z', now: () => new Date(clock.at) };
  const database = new MemoryDatabase();
  await database.units.save(tree());
  const ports = { database, catalogues: CATALOGUES, clock, doorbell: { ring: () => undefined } };
  const quarter = async (period: Period, rows: Record<string, Values>) => {
    await new OpenPeriod(ports).run({ actor: SYSTEM, period, opensOn: '2026-06-20', dueOn: '2026-10-13', locksOn: '2026-10-15' });
    const catalogue = CATALOGUES.forPeriod(period);
    for (const [unit, values] of Object.entries(rows)) {
      await database.returns.create(draftOf(period, unit));
      await database.facts.put(makeFact(catalogue, { period, unit, version: 1, values, previous: null, yearAgo: null }));
    }
    await new RecomputePeriod(ports).run({ period });
    return (await database.periods.get(period))!;
  };
  const before = await quarter('2026Q2', { A1: members(10), A2: members(14), B1: members(7) });
  await new ClosePeriod(ports).run({ actor: SYSTEM, period: '2026Q2' });
  clock.at = '2026-09-25T01:00:00Z';
  await new ChangeUnits(ports).run({ actor: SYSTEM, request });
  const now = await quarter('2026Q3', next);
  const figuresOf = async (unit: string, record = now) => {
    const units = await database.periods.units(record.period);
    return collectFigures(database, CATALOGUES, {
      record,
      unit: units.find((u) => u.code === unit)!,
      children: units.filter((u) => u.parent === unit),
    });
  };
  return { database, before, now, figuresOf };
}
const draftOf = (period: Period, unit: string): Omit<ReturnRecord, 'revision'> => ({
  ...{ period, unit, status: 'draft', version: 1, acceptedVersion: null, firstSubmittedAt: null, submittedAt: null },
  ...{ acceptedAt: null, returnedCount: 0, returnReason: null, reviewLevel: 0, reviewedVersion: null },
});
const members = (count: number): Values => ({ M01: count, M09: count, O03: 1, L02: 1 });
const memberTrend = (figures: Awaited<ReturnType<typeof collectFigures>>) =>
  figures.trend.slice(-2).map((point) => point.elements.M09 ?? null);

describe('the trend of a unit', () => {
  const name = { name: '合并支部', shortName: '合并' };

  it('goes on through a merger into a new unit', async () => {
    const { figuresOf, before } = await bureau(
      { ...at('2026-07-01'), ...name, kind: 'merge', units: ['A1', 'A2'], unit: 'AM' },
      { AM: members(25), B1: members(7) },
    );
    const merged = await figuresOf('AM');
    expect(memberTrend(merged)).toEqual([24, 25]);
    expect(merged.trendNotes).toEqual([{ zh: '合并前各期为当时各单位之和，含“A1单位”、“A2单位”', en: expect.anything() }]);
    expect(memberTrend(await figuresOf('A'))).toEqual([24, 25]);
    const old = await figuresOf('A1', before);
    expect([memberTrend(old), old.trendNotes]).toEqual([[null, 10], []]);
  });

  it('goes on through a merger into one of the units, and shows the old quarter as it was', async () => {
    const { figuresOf, before } = await bureau(
      { ...at('2026-07-01'), ...name, kind: 'merge', units: ['A1', 'B1'], unit: 'A1' },
      { A1: members(17), A2: members(14) },
    );
    expect(memberTrend(await figuresOf('A1'))).toEqual([17, 17]);
    expect(memberTrend(await figuresOf('A1', before))).toEqual([null, 10]);
    expect(memberTrend(await figuresOf('A'))).toEqual([24, 31]);
  });

  it('goes on under another code, with everything below', async () => {
    const { figuresOf } = await bureau(
      { ...at('2026-07-01'), kind: 'split', unit: 'A', into: [{ code: 'AN', name: '新总支', shortName: '新总支' }] },
      { A1: members(11), A2: members(14), B1: members(7) },
    );
    const renamed = await figuresOf('AN');
    expect(memberTrend(renamed)).toEqual([24, 25]);
    expect(memberTrend(await figuresOf('J'))).toEqual([31, 32]);
  });

  it('begins anew for the parts of a split, and says so', async () => {
    const into = [
      { code: 'P1', name: '一部', shortName: '一部' },
      { code: 'P2', name: '二部', shortName: '二部' },
    ];
    const { figuresOf } = await bureau(
      { ...at('2026-07-01'), kind: 'split', unit: 'A2', into },
      { A1: members(10), P1: members(8), P2: members(6), B1: members(7) },
    );
    const part = await figuresOf('P1');
    expect(memberTrend(part)).toEqual([null, 8]);
    expect(part.trendNotes[0]!.zh).toBe('2026-07-01 由“A2单位”拆分设立，此前没有可比数据');
    expect(memberTrend(await figuresOf('A'))).toEqual([24, 24]);
  });
});

describe('a sector', () => {
  it('has the units that were of it in each quarter, and asks as many returns as it had', async () => {
    const { database, now, before } = await bureau(
      { ...at('2026-07-01'), kind: 'alter', unit: 'A2', sector: 'soe' },
      { A1: members(10), B1: members(7) },
    );
    const sectorsAt = async (record: typeof now) => {
      const units = await database.periods.units(record.period);
      const root = units.find((u) => u.code === 'J')!;
      const { period } = record;
      const histories = await loadHistories(database, CATALOGUES, {
        at: period,
        periods: periodsOfTrend(period, 1),
        units: [root],
        sectorsOf: root,
      });
      return histories.sectorsOf(root).flatMap((node) => {
        const rollup = node.rollups.get(period);
        return rollup ? [[node.sector, rollup.reportedUnits, rollup.expectedUnits]] : [];
      });
    };
    expect(await sectorsAt(before)).toEqual([['organ', 3, 6]]);
    expect(await sectorsAt(now)).toEqual([
      ['organ', 2, 5],
      ['soe', 0, 1],
    ]);
    const root = (await database.periods.units('2026Q3')).find((u) => u.code === 'J')!;
    const histories = await loadHistories(database, CATALOGUES, {
      at: '2026Q3',
      periods: periodsOfTrend('2026Q3', 1),
      units: [root],
      sectorsOf: root,
    });
    const [organ, soe] = histories.sectorsOf(root);
    const catalogue = CATALOGUES.forPeriod('2026Q3');
    const indicator = catalogue.indicators.find((i) => i.kind === 'ratio' || i.kind === 'count')!;
    expect(compareIndicator(histories.evaluation, soe!, indicator, '2026Q3', 'quarter').value).toBeNull();
    expect(organ!.rollups.get('2026Q2')!.reportedUnits).toBe(3);
  });
});
