/** The pivot (对比): one table of figures, two dimensions set against each other, read at once and bounded. */
import { HEADLINES } from '../dashboards/dashboards.js';
import type { Catalogue, Indicator } from '#domain/catalogue/catalogue.js';
import type { Dashboard, HeatBlock } from '#domain/dashboard/block.js';
import { spanName, subtitleOf } from '#domain/dashboard/figure-of.js';
import type { Dimension } from '#domain/dashboard/pivot.js';
import type { Text } from '#domain/errors.js';
import { compareIndicator } from '#domain/indicators/compare.js';
import { headlineSpanOf, type NodeHistory } from '#domain/indicators/evaluate-indicators.js';
import { periodName, trailingPeriods, type Period } from '#domain/period/period.js';
import type { Rollup } from '#domain/rollup/rollup.js';
import { SECTORS, type Sector } from '#domain/unit/unit.js';
import { notesOf } from '../dashboards/block-builder.js';
import { dashboardOf } from '../dashboards/dashboard-frame.js';
import { findScope, pathTo } from '../figures/figure-scope.js';
import { loadHistories, periodsOfTrend, type Histories } from '../figures/load-histories.js';
import { assertKnown } from '../figures/select-nodes.js';
import type { Ports } from '../ports.js';
import { comparedUnits } from './compared-units.js';
import { axisOf, cellUnit, type Compared, type Place } from './pivot-axes.js';
import { pivotCell } from './pivot-cell.js';
import { assertNotTooLarge, assertTwoDimensions, type PivotQuery } from './pivot-query.js';
import { pivotNotes, pivotTitle } from './pivot-words.js';

const TITLE: Text = { zh: '对比', en: 'Compare' };

export class BuildPivot {
  constructor(private readonly ports: Pick<Ports, 'database' | 'catalogues'>) {}

  /** Throws `invalid` for a table too large to read, saying what to reduce. */
  async run(query: PivotQuery): Promise<Dashboard> {
    const { database, catalogues } = this.ports;
    assertTwoDimensions(query);
    const found = await findScope(database, query);
    const scope = { ...found, path: await pathTo(database, query.actor, found.unit) };
    const { record, unit } = scope;
    const { period } = record;
    const isOn = (dimension: Dimension): boolean => query.rows === dimension || query.columns === dimension;
    const catalogue = catalogues.ofVersion(record.catalogueVersion);
    const indicators = indicatorsOf(catalogue, query.codes).slice(0, isOn('indicators') ? undefined : 1);
    const units = isOn('units') ? await comparedUnits(database, { actor: query.actor, scope, codes: query.units }) : [unit];
    const periods = isOn('periods') ? trailingPeriods(period, query.periods) : [period];
    assertNotTooLarge(query, {
      units: units.length,
      indicators: indicators.length,
      periods: periods.length,
      sectors: Object.keys(SECTORS).length,
    });

    // What is set against last year needs four more quarters of everybody.
    const length = periods.length + (query.measure === 'year_change' ? 4 : 0);
    const [histories, asOf, all] = await Promise.all([
      loadHistories(database, catalogues, {
        at: period,
        periods: periodsOfTrend(period, length),
        units: [...new Map([unit, ...units].map((each) => [each.code, each])).values()],
        sectorsOf: isOn('sectors') ? [unit, ...units] : unit,
        sector: query.sector,
        basis: query.basis,
      }),
      database.rollups.computedAt(period),
      database.periods.all(),
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
    const compared: Compared = { units, sectors, indicators, periods };
    const block = this.block(query, compared, { unit, sector: null, indicator: indicators[0]!, period }, histories, figures);
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

  /** `fixed`: where a figure stands as long as no row or column says otherwise. */
  private block(
    query: PivotQuery,
    compared: Compared,
    fixed: Place,
    histories: Histories,
    figures: { reported: number; expected: number; provisional: boolean },
  ): HeatBlock {
    const { rows, columns, measure, language } = query;
    const nodeAt = nodesOf(histories);
    const valueAt = (place: Place) => {
      const { indicator, period } = place;
      return compareIndicator(histories.evaluation, nodeAt(place), indicator, period, headlineSpanOf(indicator));
    };
    const across = axisOf(columns, compared, measure, language);
    const down = axisOf(rows, compared, measure, language).map((row) => ({
      row,
      cells: across.map((column) => {
        const place = { ...fixed, ...row.at, ...column.at };
        return { indicator: place.indicator, value: valueAt(place) };
      }),
    }));
    const shape = {
      columns: across.map(({ key, name, drill }) => ({ key, name, drill })),
      rows: down.map(({ row: { key, name, drill }, cells }) => ({
        ...{ key, name, drill },
        cells: cells.map(({ indicator, value }) => pivotCell(indicator, value, measure, language)),
      })),
    };
    const isFixed = (dimension: Dimension): boolean => rows !== dimension && columns !== dimension;
    const span = spanName(fixed.period, isFixed('indicators') ? headlineSpanOf(fixed.indicator) : 'quarter', language);
    const said = [
      isFixed('units') ? fixed.unit.shortName : '',
      query.sector && isFixed('sectors') ? SECTORS[query.sector][language] : '',
      isFixed('indicators') ? fixed.indicator.name[language] : '',
      isFixed('periods') ? span : '',
    ].filter(Boolean);
    return {
      kind: 'heat',
      id: 'pivot',
      title: pivotTitle({ fixed: said, rows, columns, measure, block: shape }, language),
      subtitle: subtitleOf(
        {
          ...(isFixed('indicators') && { unit: cellUnit(fixed.indicator, measure, language) }),
          span: isFixed('periods') ? span : reach(compared.periods, language),
          ...figures,
        },
        language,
      ),
      codes: compared.indicators.map((indicator) => indicator.code),
      notes: notesOf(figures, language, ...pivotNotes({ rows, columns, measure, cells: down.flatMap(({ cells }) => cells) }, language)),
      ...shape,
    };
  }
}

/** Codes this catalogue does not have are refused; the headlines are those it has. */
function indicatorsOf(catalogue: Catalogue, asked: readonly string[] | undefined): Indicator[] {
  const codes = asked?.length ? [...new Set(asked)] : HEADLINES.filter((code) => catalogue.hasIndicator(code));
  assertKnown(codes, (code) => catalogue.hasIndicator(code), catalogue);
  return codes.map((code) => catalogue.indicator(code));
}

/** Sectors that any of the units has, in their fixed order. */
function occurring(histories: Histories, units: Compared['units']): Sector[] {
  const found = new Set(units.flatMap((unit) => histories.sectorsOf(unit).map((node) => node.sector)));
  return (Object.keys(SECTORS) as Sector[]).filter((sector) => found.has(sector));
}

/** Each node is put together once; a unit without anybody of a sector is nobody there. */
function nodesOf(histories: Histories): (place: Place) => NodeHistory {
  const known = new Map<string, NodeHistory>();
  return ({ unit, sector }) => {
    const key = `${unit.code}/${sector}`;
    const node =
      known.get(key) ??
      (sector === null
        ? histories.of(unit)
        : (histories.sectorsOf(unit).find((each) => each.sector === sector) ?? {
            ...{ unit: unit.code, sector, isRoot: unit.parent === null },
            rollups: new Map<Period, Rollup>(),
          }));
    known.set(key, node);
    return node;
  };
}

/** 2025年第三季度—2026年第三季度. */
function reach(periods: readonly string[], language: PivotQuery['language']): string {
  const [first, last] = [periodName(periods[0]!)[language], periodName(periods.at(-1)!)[language]];
  return first === last ? last : `${first}${language === 'zh' ? '—' : '–'}${last}`;
}
