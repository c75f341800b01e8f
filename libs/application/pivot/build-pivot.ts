/** The pivot (对比): one table of figures, two dimensions set against each other, read at once and bounded. */
import type { Catalogue, Indicator } from '#domain/catalogue/catalogue.js';
import type { Dashboard } from '#domain/dashboard/block.js';
import type { Dimension } from '#domain/dashboard/pivot.js';
import type { Text } from '#domain/errors.js';
import { compareIndicator } from '#domain/indicators/compare.js';
import { headlineSpanOf } from '#domain/indicators/evaluate-indicators.js';
import { trailingPeriods, type Period } from '#domain/period/period.js';
import type { Stores } from '#domain/ports/database.port.js';
import { SECTORS, type PeriodUnit, type Sector } from '#domain/unit/unit.js';
import { dashboardOf } from '../dashboards/dashboard-frame.js';
import { HEADLINES } from '../dashboards/dashboards.js';
import { findScope, pathTo } from '../figures/figure-scope.js';
import { loadHistories, periodsOfTrend, type Histories } from '../figures/load-histories.js';
import { assertKnown } from '../figures/select-nodes.js';
import type { Ports } from '../ports.js';
import { comparedUnits } from './compared-units.js';
import type { Compared } from './pivot-axes.js';
import { pivotBlock } from './pivot-block.js';
import { assertNotTooLarge, assertTwoDimensions, type PivotQuery } from './pivot-query.js';

const TITLE: Text = { zh: '对比', en: 'Compare' };

export class BuildPivot {
  constructor(private readonly ports: Pick<Ports, 'database' | 'catalogues'>) {}

  /** Throws `invalid` for a table too large to read, saying what to reduce. */
  async run(query: PivotQuery): Promise<Dashboard> {
    assertTwoDimensions(query);
    return this.ports.database.snapshot((stores) => this.build(stores, query));
  }

  /** All of one moment: a sum and its parts, and the data version they are said to be of. */
  private async build(stores: Stores, query: PivotQuery): Promise<Dashboard> {
    const { catalogues } = this.ports;
    const found = await findScope(stores, query);
    const scope = { ...found, path: await pathTo(stores, query.actor, found.unit) };
    const { record, unit } = scope;
    const { period } = record;
    const isOn = (dimension: Dimension): boolean => query.rows === dimension || query.columns === dimension;
    const catalogue = catalogues.ofVersion(record.catalogueVersion);
    const offered = indicatorsOf(catalogue, query.codes);
    const units = isOn('units') ? await comparedUnits(stores, { actor: query.actor, scope, codes: query.units }) : [unit];
    const periods = isOn('periods') ? trailingPeriods(period, query.periods) : [period];
    assertNotTooLarge(query, {
      units: units.length,
      indicators: isOn('indicators') ? offered.length : 1,
      periods: periods.length,
      sectors: Object.keys(SECTORS).length,
    });

    // What is set against last year needs four more quarters of everybody.
    const length = periods.length + (query.measure === 'year_change' ? 4 : 0);
    const [histories, asOf, all] = await Promise.all([
      loadHistories(stores, catalogues, {
        at: period,
        periods: periodsOfTrend(period, length),
        units: [...new Map([unit, ...units].map((each) => [each.code, each])).values()],
        sectorsOf: isOn('sectors') ? [unit, ...units] : unit,
        sector: query.sector,
        basis: query.basis,
      }),
      stores.rollups.computedAt(period),
      stores.periods.all(),
    ]);
    const { evaluation } = histories;
    const own = histories.of(unit).rollups.get(period);
    const sectorsPresent = histories
      .sectorsOf(unit)
      .filter((node) => node.rollups.has(period))
      .map((node) => node.sector as Sector);
    const figures = {
      ...{ sector: query.sector ?? null, sectorsPresent, basis: query.basis ?? 'as_was', basisNote: histories.basisNote, asOf },
      ...{ reported: own?.reportedUnits ?? 0, expected: own?.expectedUnits ?? 0 },
      provisional: periods.some((each) => evaluation.open.has(each)),
    };
    const sectors = isOn('sectors') ? occurring(histories, units).filter((each) => (query.sector ?? each) === each) : [];
    const part = query.units?.length ? units : partOf(histories, units, period, query.sector);
    const indicators = isOn('indicators') ? offered : [query.codes?.length ? offered[0]! : firstMissed(histories, unit, period, offered)];
    const compared: Compared = {
      units: part,
      sectors,
      indicators,
      periods,
      totals: {
        units: query.units?.length || part.length < 2 ? null : unit,
        sectors: sectors.length < 2 ? null : unit,
      },
    };
    const block = pivotBlock({ query, compared, fixed: { unit, sector: null, indicator: indicators[0]!, period }, histories, figures });
    return dashboardOf(
      {
        name: 'pivot',
        title: TITLE,
        scope,
        figures: { ...figures, provisional: evaluation.open.has(period) },
        periods: all,
        blocks: [block],
      },
      query.language,
    );
  }
}

/** Codes this catalogue does not have are refused; the headlines are those it has. */
function indicatorsOf(catalogue: Catalogue, asked: readonly string[] | undefined): Indicator[] {
  const codes = asked?.length ? [...new Set(asked)] : HEADLINES.filter((code) => catalogue.hasIndicator(code));
  assertKnown(codes, (code) => catalogue.hasIndicator(code), catalogue);
  return codes.map((code) => catalogue.indicator(code));
}

/** Where all is about one indicator and nobody said which: one that is off its target says more than one that everybody reaches. */
function firstMissed(histories: Histories, unit: PeriodUnit, period: Period, offered: readonly Indicator[]): Indicator {
  const isMissed = (indicator: Indicator): boolean =>
    compareIndicator(histories.evaluation, histories.of(unit), indicator, period, headlineSpanOf(indicator)).target?.met === false;
  return offered.find(isMissed) ?? offered[0]!;
}

/** Narrowed to a sector a unit without anybody of it is no part of the comparison, unless it was chosen. */
function partOf(histories: Histories, units: Compared['units'], period: Period, sector: Sector | undefined): Compared['units'] {
  if (sector === undefined || !histories.evaluation.computed.has(period)) return units;
  return units.filter((unit) => histories.of(unit).rollups.has(period));
}

/** Sectors that any of the units has, in their fixed order. */
function occurring(histories: Histories, units: Compared['units']): Sector[] {
  const found = new Set(units.flatMap((unit) => histories.sectorsOf(unit).map((node) => node.sector)));
  return (Object.keys(SECTORS) as Sector[]).filter((sector) => found.has(sector));
}
