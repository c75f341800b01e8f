/** Quarter, year so far, 环比, 同比 and target of every unit of random bureaus, in all three bases, against an oracle that only reads returns. */
import fc from 'fast-check';
import type { NodeHistory } from '#domain/indicators/evaluate-indicators.js';
import { compareIndicator } from '#domain/indicators/compare.js';
import { BASES } from '#domain/indicators/basis.js';
import type { Change, ComparedIndicatorValue, Span } from '#domain/indicators/indicator-value.js';
import { periodsBehind } from '#domain/indicators/compare.js';
import type { PeriodRecord } from '#domain/period/period.js';
import { makeFact } from '#domain/rollup/make-fact.js';
import { sumTree } from '#domain/rollup/sum-tree.js';
import type { PeriodUnit, Sector } from '#domain/unit/unit.js';
import { loadHistories } from '#application/figures/load-histories.js';
import type { RegroupStores } from '#application/figures/regroup-quarters.js';
import { MemoryDatabase } from '#persistence/memory-database.js';
import { count } from '../support/long.js';
import { Oracle, type ToldChange } from './quarters/oracle.js';
import { bureaus, type BareBureau, type BareQuarter } from './quarters/random-bureau.js';
import { catalogue } from './quarters/small-catalogue.js';

const RUNS = count(40, 500);
const catalogues = { ofVersion: () => catalogue };
const COMPUTED_AT = '2027-02-01T00:00:00.000Z';

function periodUnitsOf({ period, units }: BareQuarter): PeriodUnit[] {
  const paths = new Map<string, string>();
  const pathOf = (code: string): string => {
    const { parent } = units.find((unit) => unit.code === code)!;
    const path = `${parent === null ? '/' : pathOf(parent)}${code}/`;
    paths.set(code, path);
    return path;
  };
  return units.map((unit): PeriodUnit => {
    const type = unit.code === 'r' ? 'committee' : 'branch';
    return { ...unit, period, type, name: unit.code, shortName: unit.code, path: pathOf(unit.code), reviewLevels: 1 };
  });
}

async function stored(bureau: BareBureau): Promise<RegroupStores> {
  const database = new MemoryDatabase();
  for (const quarter of bureau.quarters) {
    const { period } = quarter;
    const units = periodUnitsOf(quarter);
    const ever = { validFrom: '2020-01-01', validTo: null };
    await database.units.save(
      units.map(({ period: _p, expected: _e, ...unit }) => ({ ...unit, ...ever })).sort((a, b) => a.path.length - b.path.length),
    );
    const days = { opensOn: '2026-01-01', dueOn: '2026-01-10', locksOn: '2026-01-20' };
    const record: PeriodRecord = { period, state: 'open', ...days, catalogueVersion: 'v1', dataVersion: 1 };
    await database.periods.save(record);
    await database.periods.freezeUnits(period, units);
    const facts = Object.entries(quarter.returns).map(([unit, values]) => {
      const known = Object.fromEntries(Object.entries(values ?? {}).filter(([, value]) => value !== undefined));
      return makeFact(catalogue, { period, unit, version: 1, values: known, previous: null, yearAgo: null });
    });
    for (const fact of facts) {
      const blank = { firstSubmittedAt: null, submittedAt: null, acceptedAt: null, returnReason: null, reviewedVersion: null };
      await database.returns.create({
        period,
        unit: fact.unit,
        status: 'accepted',
        version: 1,
        acceptedVersion: 1,
        returnedCount: 0,
        reviewLevel: 0,
        ...blank,
      });
      await database.facts.put(fact);
    }
    const rollups = sumTree({ period, catalogue, catalogues, units, returns: [], dueOn: days.dueOn, today: '2027-02-01', facts });
    await database.rollups.replaceAll(period, rollups, COMPUTED_AT);
    await database.periods.setState(period, 'closed');
  }
  const { periods, returns, facts, rollups } = database;
  const units = { successions: async () => bureau.successions } as RegroupStores['units'];
  return { periods, returns, facts, rollups, units };
}

const alike = (a: number | null, b: number | null): boolean => (a === null || b === null ? a === b : Math.abs(a - b) < 0.000_15);
const changeSays = (change: Change | ToldChange): string => (change.value === null ? String(change.reason) : '');
/** A rate of rates, rounded twice: as near as two roundings can be. */
const isSameChange = (a: Change, b: ToldChange): boolean => changeSays(a) === changeSays(b) && alike(a.value, b.value);

let compared = 0;
const seen = new Set<string>();

async function differencesOf(bureau: BareBureau): Promise<string[]> {
  const stores = await stored(bureau);
  const last = bureau.quarters.at(-1)!;
  const units = periodUnitsOf(last);
  const found: string[] = [];
  for (const basis of BASES)
    for (const sector of [null, 'organ', 'soe'] as (Sector | null)[]) {
      const oracle = new Oracle(bureau, last.period, basis, sector);
      const periods = [...new Set([last.period, ...periodsBehind(last.period), ...periodsBehind(last.period).flatMap(periodsBehind)])];
      // Half of them are read as the many are.
      const [near, far] = [units.filter((_, i) => i % 2 === 0), units.filter((_, i) => i % 2 === 1)];
      const { evaluation, ...histories } = await loadHistories(stores, catalogues, {
        ...{ at: last.period, periods, units: near, peers: { units: far, periods: periodsBehind(last.period) }, sector, basis },
      });
      const compare = (unit: PeriodUnit, history: NodeHistory): void => {
        for (const indicator of catalogue.indicators)
          for (const span of ['quarter', 'cumulative'] as Span[]) {
            const problem = difference(oracle, compareIndicator(evaluation, history, indicator, last.period, span), span);
            if (problem) found.push(`${basis} ${sector ?? '*'} ${unit.code} ${indicator.code} ${span}: ${problem}`);
          }
      };
      for (const unit of near) compare(unit, histories.of(unit));
      await histories.eachPeer(compare);
    }
  return found;
}

function difference(oracle: Oracle, ours: ComparedIndicatorValue, asked: Span): string | null {
  const { code, unit, period } = ours;
  const told = oracle.figure(code, unit, period, asked);
  const status = ours.status === 'final' ? 'known' : ours.status;
  compared++;
  seen.add(status);
  if (status !== told.status) return `status ${status}, the returns say ${told.status}`;
  if (!alike(ours.value, told.value)) return `value ${ours.value}, the returns say ${told.value}`;
  if (told.status !== 'not_expected' && ours.span !== told.span) return `span ${ours.span}, meant is ${told.span}`;
  for (const [name, change, theirs] of [
    ['环比', ours.quarterChange, oracle.quarterChange(code, unit, period, asked)],
    ['同比', ours.yearChange, oracle.yearChange(code, unit, period, asked)],
  ] as const) {
    seen.add(`${name} ${changeSays(theirs)}`);
    if (!isSameChange(change, theirs)) return `${name} ${JSON.stringify(change)}, the returns say ${JSON.stringify(theirs)}`;
  }
  const met = oracle.isMet(code, unit, period, asked);
  seen.add(`met ${met}`);
  return (ours.target?.met ?? null) === met ? null : `met ${ours.target?.met}, the returns say ${met}`;
}

describe(`figures of ${RUNS} random bureaus over nine quarters`, () => {
  it('are what the returns say, in every basis and sector', async () => {
    await fc.assert(
      fc.asyncProperty(bureaus, async (bureau) => {
        expect((await differencesOf(bureau)).slice(0, 5)).toEqual([]);
      }),
      { seed: 20_261_121, numRuns: RUNS },
    );
    expect(compared).toBeGreaterThan(50_000);
    // Every way a figure or a comparison can fail was met.
    const ways = ['known', 'unfiled', 'missing', 'not_expected', 'undefined', 'withheld', 'met true', 'met false', 'met null'];
    const reasons = ['', 'missing', 'no_base', 'coverage', 'zero_base', 'negative_base'];
    expect([...seen]).toEqual(expect.arrayContaining([...ways, ...reasons.flatMap((each) => [`环比 ${each}`, `同比 ${each}`])]));
  }, 300_000);
});
