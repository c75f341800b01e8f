/** The dry run of the indicators: the year's accepted returns summed and evaluated by the catalogue in force and by the new one. */
import type { Catalogue } from '#domain/catalogue/catalogue.js';
import type { Text } from '#domain/errors.js';
import { evaluateIndicator, naturalSpanOf, type Evaluation } from '#domain/indicators/evaluate-indicators.js';
import { formatValue } from '#domain/indicators/format-figure.js';
import { periodsOfYearUpTo, previousPeriod, samePeriodLastYear, type Period, type PeriodRecord } from '#domain/period/period.js';
import { shanghaiDate } from '#domain/ports/clock.port.js';
import { numbersOf } from '#domain/return/values.js';
import { makeFact } from '#domain/rollup/make-fact.js';
import type { Rollup } from '#domain/rollup/rollup.js';
import { RollupSum } from '#domain/rollup/sum-tree.js';
import { ownDueDays } from '../../periods/due-days.js';
import type { PlanPorts } from '../import.js';

const AT_ONCE = 200;

export interface FigureEffect {
  code: string;
  name: Text;
  /** As printed; null where the catalogue does not have the indicator. */
  before: Text | null;
  after: Text | null;
}

/** Indicators of the topmost unit whose printed value would be another. */
export async function tryFigures(
  ports: Pick<PlanPorts, 'database' | 'catalogues'>,
  input: { period: Period; root: string; after: Catalogue; at: Date },
): Promise<FigureEffect[]> {
  const { after } = input;
  const source = { ofVersion: (version: string) => (version === after.version ? after : ports.catalogues.ofVersion(version)) };
  const [old, fresh] = [new Map<Period, Rollup>(), new Map<Period, Rollup>()];
  const open = new Set<Period>();
  let before: Catalogue | null = null;
  for (const period of periodsOfYearUpTo(input.period)) {
    const record = await ports.database.periods.get(period);
    if (!record || record.state === 'planned') continue;
    if (record.state === 'open') open.add(period);
    before = ports.catalogues.ofVersion(record.catalogueVersion);
    const sums = await sumQuarter(ports, {
      record,
      today: shanghaiDate(input.at),
      catalogues: [before, after],
      source,
    });
    const rootOf = (rollups: Rollup[]) => rollups.find((rollup) => rollup.unit === input.root && rollup.sector === null);
    const [was, is] = [rootOf(sums[0]!), rootOf(sums[1]!)];
    if (was) old.set(period, was);
    if (is) fresh.set(period, is);
  }
  if (!before) return [];
  const evaluation: Evaluation = { catalogues: source, computed: new Set(old.keys()), open };
  const printed = (catalogue: Catalogue, rollups: ReadonlyMap<Period, Rollup>, code: string): Text | null => {
    if (!catalogue.hasIndicator(code)) return null;
    const indicator = catalogue.indicator(code);
    const node = { unit: input.root, sector: null, isRoot: true, rollups };
    const { value, status } = evaluateIndicator(evaluation, node, code, input.period, naturalSpanOf(indicator));
    return { zh: formatValue(indicator, value, status, 'zh'), en: formatValue(indicator, value, status, 'en') };
  };
  const codes = new Set([...before.indicators, ...after.indicators].map(({ code }) => code));
  return [...codes].flatMap((code) => {
    const [was, is] = [printed(before, old, code), printed(after, fresh, code)];
    const { name } = (after.hasIndicator(code) ? after : before).indicator(code);
    return was?.zh === is?.zh ? [] : [{ code, name, before: was, after: is }];
  });
}

/** One quarter under each of the catalogues, from the accepted returns themselves. */
async function sumQuarter(
  { database }: Pick<PlanPorts, 'database'>,
  input: {
    record: PeriodRecord;
    today: string;
    catalogues: Catalogue[];
    source: Evaluation['catalogues'];
  },
): Promise<Rollup[][]> {
  const { record, today } = input;
  const { period, dueOn } = record;
  const accepted = await database.returns.acceptedVersions(period);
  const before = [previousPeriod(period), samePeriodLastYear(period)] as const;
  const [units, exceptions, returns, past] = await Promise.all([
    database.periods.units(period),
    database.periods.exceptions(period),
    database.returns.ofPeriod(period),
    database.returns.acceptedValuesOf([...accepted.keys()], [...before]),
  ]);
  const all: Rollup[][] = [];
  for (const catalogue of input.catalogues) {
    const sum = new RollupSum({
      period,
      units,
      returns,
      dueOn,
      ownDueDays: ownDueDays(record, exceptions),
      today,
      catalogue,
      catalogues: input.source,
    });
    let count = 0;
    for (const [unit, { version, values }] of accepted) {
      const [previous, yearAgo] = before.map((when) => past.get(unit)?.get(when));
      sum.add(
        makeFact(catalogue, {
          period,
          unit,
          version,
          values: numbersOf(values),
          previous: previous ? numbersOf(previous) : null,
          yearAgo: yearAgo ? numbersOf(yearAgo) : null,
        }),
      );
      // Leases are renewed meanwhile, and other work goes on.
      if (++count % AT_ONCE === 0) await new Promise((resolve) => setImmediate(resolve));
    }
    all.push(sum.finish());
  }
  return all;
}
