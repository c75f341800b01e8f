/** What a briefing says besides figures: whose absence weighs how much, which corrections are told, which place is whose. */
import type { BriefingRecord } from '#domain/briefing/briefing.js';
import { catalogueOf, plainIndicator } from '#domain/catalogue/catalogue-of.js';
import type { CollectedFigures, FigureMap } from '#domain/indicators/collected-figures.js';
import type { IndicatorValue } from '#domain/indicators/indicator-value.js';
import type { ReturnRecord, ReturnVersion } from '#domain/return/return.js';
import type { StoredValues } from '#domain/return/values.js';
import { periodUnitOf } from '#domain/unit/period-tree.js';
import { tree } from '#domain/unit/testing/small-tree.js';
import type { PeriodUnit } from '#domain/unit/unit.js';
import { MemoryDatabase } from '#persistence/memory-database.js';
import { correctionsSince, lastIssueOf, missingShareOf, monthsOf, placesOf } from './gather-records.js';

const units = tree().map((unit) => periodUnitOf('2026Q3', unit));
const [first, second] = [units[1]!, units[2]!];
const DAYS = { opensOn: '2026-09-20', dueOn: '2026-10-13', locksOn: '2026-10-15', catalogueVersion: '1', dataVersion: 0 };

const version = (period: string, unit: string, nth: number, values: StoredValues, more: Partial<ReturnVersion> = {}): ReturnVersion => ({
  ...{ period, unit, version: nth, catalogueVersion: '1', values, cells: {}, findings: [], explanations: {}, uploadId: null },
  ...{ createdBy: 'U', createdAt: `2026-08-0${nth}T02:00:00Z`, reason: null, origin: 'form', onBehalf: false },
  ...{ submittedAt: null, submittedBy: null },
  ...more,
});
const filed = (period: string, unit: string, acceptedVersion: number | null): Omit<ReturnRecord, 'revision'> => ({
  ...{
    period,
    unit,
    status: acceptedVersion ? 'accepted' : 'submitted',
    reviewLevel: 0,
    reviewedVersion: null,
    version: 2,
    acceptedVersion,
  },
  ...{ firstSubmittedAt: null, submittedAt: null, acceptedAt: null, returnedCount: 0, returnReason: null },
});

async function database(): Promise<MemoryDatabase> {
  const made = new MemoryDatabase();
  await made.units.save(tree());
  for (const period of ['2026Q2', '2026Q3']) {
    await made.periods.save({ period, state: 'open', ...DAYS });
    await made.periods.freezeUnits(
      period,
      tree().map((unit) => periodUnitOf(period, unit)),
    );
  }
  return made;
}
const figures = (more: Partial<CollectedFigures>) => ({ period: '2026Q3', trend: [], ...more }) as unknown as CollectedFigures;

describe('what is missing', () => {
  it('is weighed by what those units held last quarter of all that was then', async () => {
    const stores = await database();
    await stores.returns.create(filed('2026Q2', first.code, 1));
    await stores.returns.addVersion(version('2026Q2', first.code, 1, { M09: 30, O03: { raw: 'x', value: null } }));
    const trend = [{ period: '2026Q2', figures: new Map(), elements: { M09: 120, O03: 4 } }];
    const all = figures({ trend });
    expect(await missingShareOf(stores, [first, second], new Map(), all)).toEqual([{ element: 'M09', missing: 30, total: 120, units: 1 }]);
    const accepted = new Map([first, second].map(({ code }) => [code, version('2026Q3', code, 1, {})]));
    expect(await missingShareOf(stores, [first, second], accepted, all)).toEqual([]);
    expect(await missingShareOf(stores, [first, second], new Map(), figures({}))).toEqual([]);
  });
});

describe('corrections', () => {
  it('are told where they count and came after the last issue, with their reason', async () => {
    const stores = await database();
    for (const [unit, accepted] of [
      [first.code, 2],
      [second.code, 1],
    ] as const) {
      await stores.returns.create(filed('2026Q2', unit, accepted));
      await stores.returns.addVersion(version('2026Q2', unit, 1, {}));
      await stores.returns.addVersion(version('2026Q2', unit, 2, {}, { reason: '漏计一个支部' }));
    }
    expect(await correctionsSince(stores, '2026Q3', units, '2026-08-01T12:00:00Z')).toEqual([
      { unitName: first.name, period: '2026Q2', version: 2, on: '2026-08-02', reason: '漏计一个支部' },
    ]);
    expect(await correctionsSince(stores, '2026Q3', units, '2026-08-03T00:00:00Z')).toEqual([]);
    expect(await correctionsSince(stores, '2026Q3', units, null)).toEqual([]);
  });

  it('the last issue is the last released one of an earlier quarter, same unit and kind', async () => {
    const record = (id: string, more: Partial<BriefingRecord>) =>
      ({ id, period: '2026Q2', unit: 'J', kind: 'quarterly', releasedAt: '2026-07-20T00:00:00Z', ...more }) as BriefingRecord;
    const all = [
      record('a', {}),
      record('b', { releasedAt: '2026-07-25T00:00:00Z' }),
      record('c', { kind: 'bulletin', releasedAt: '2026-08-25T00:00:00Z' }),
      record('d', { period: '2026Q3', releasedAt: '2026-10-25T00:00:00Z' }),
      record('e', { releasedAt: null }),
    ];
    const briefings = { all: () => Promise.resolve(all) } as Parameters<typeof lastIssueOf>[0]['briefings'];
    expect(await lastIssueOf({ briefings }, record('x', { period: '2026Q3', releasedAt: null }))).toBe('2026-07-25T00:00:00Z');
    expect(await lastIssueOf({ briefings }, record('x', { period: '2026Q1', releasedAt: null }))).toBeNull();
  });
});

describe('places and months', () => {
  const value = (unit: string, n: number): IndicatorValue => ({
    ...{ code: 'R', period: '2026Q3', unit, sector: null, span: 'quarter', value: n, numerator: n, denominator: 100 },
    ...{ reported: 1, expected: 1, status: 'final' },
  });
  const node = (unit: PeriodUnit, n: number) => ({ unit, figures: { get: () => value(unit.code, n) } as unknown as FigureMap });
  const sibling = (code: string, n: number, more: Partial<PeriodUnit> = {}) => node({ ...first, code, ...more }, n);
  const catalogue = catalogueOf({
    version: '1',
    elements: [],
    indicators: [plainIndicator('R'), plainIndicator('N', { direction: 'neutral' })],
  });

  it('a place is among units of the same sector and says who of nobody', () => {
    const siblings = [node(first, 80), sibling('X', 90), sibling('Y', 70), sibling('Z', 99, { sector: 'rural' })];
    const own = figures({ catalogue, unit: first, total: node(first, 80).figures, siblings } as unknown as Partial<CollectedFigures>);
    expect(placesOf(own)).toEqual([{ code: 'R', place: 2, of: 3 }]);
    expect(placesOf({ ...own, siblings: [] })).toEqual([]);
  });

  it('months are known together or not at all', () => {
    expect(monthsOf({ L07a: 1, L07b: 0, L07c: 4 })).toEqual([1, 0, 4]);
    expect(monthsOf({ L07a: 1, L07c: 4 })).toBeNull();
  });
});
