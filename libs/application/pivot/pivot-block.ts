/** The one block of a pivot: every cell computed where its row and column meet, under a title that says what comes out. */
import type { HeatBlock } from '#domain/dashboard/block.js';
import { spanName, subtitleOf } from '#domain/dashboard/figure-of.js';
import type { Dimension } from '#domain/dashboard/pivot.js';
import { compareIndicator } from '#domain/indicators/compare.js';
import { headlineSpanOf, type NodeHistory } from '#domain/indicators/evaluate-indicators.js';
import { periodName, type Period } from '#domain/period/period.js';
import type { Rollup } from '#domain/rollup/rollup.js';
import { SECTORS } from '#domain/unit/unit.js';
import { notesOf } from '../dashboards/block-builder.js';
import type { Histories } from '../figures/load-histories.js';
import { axisOf, cellUnit, type Compared, type Place } from './pivot-axes.js';
import { pivotCell } from './pivot-cell.js';
import type { PivotQuery } from './pivot-query.js';
import { pivotNotes, pivotTitle } from './pivot-words.js';

interface PivotInput {
  query: PivotQuery;
  compared: Compared;
  /** Where a figure stands as long as no row or column says otherwise. */
  fixed: Place;
  histories: Histories;
  figures: { reported: number; expected: number; provisional: boolean };
}

export function pivotBlock({ query, compared, fixed, histories, figures }: PivotInput): HeatBlock {
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
  // A sum beside its parts is not counted with them.
  const isPart = (_: unknown, i: number): boolean => !across[i]!.isTotal;
  const parts = {
    columns: shape.columns.filter(isPart),
    rows: shape.rows.flatMap(({ name, cells }, i) => {
      const { row } = down[i]!;
      return row.isTotal ? [] : [{ name: row.said ?? name, cells: cells.filter(isPart) }];
    }),
  };
  const isFixed = (dimension: Dimension): boolean => rows !== dimension && columns !== dimension;
  /** Where there is but one of it, it is said once, whether it is a row or not. */
  const isOne = (dimension: Dimension): boolean => isFixed(dimension) || compared[dimension].length === 1;
  const unit = isFixed('units') ? fixed.unit : compared.units[0];
  const span = spanName(fixed.period, isOne('indicators') ? headlineSpanOf(fixed.indicator) : 'quarter', language);
  const said = [
    isOne('units') && unit ? unit.shortName : '',
    query.sector && isFixed('sectors') ? SECTORS[query.sector][language] : '',
    isOne('indicators') ? fixed.indicator.name[language] : '',
    isOne('periods') ? span : '',
  ].filter(Boolean);
  return {
    kind: 'heat',
    ...(measure === 'value' ? { judged: true } : {}),
    id: 'pivot',
    title: pivotTitle(
      {
        ...{ fixed: said, rows, columns, measure },
        block: parts,
        isBureauOnly: compared.indicators.every((indicator) => indicator.bureauTotalOnly),
      },
      language,
    ),
    subtitle: subtitleOf(
      {
        ...(isOne('indicators') && { unit: cellUnit(fixed.indicator, measure, language) }),
        span: isOne('periods') ? span : reach(compared.periods, language),
        // Of units chosen here and there no one number says how complete they are.
        ...(query.units?.length && !isFixed('units') ? {} : { reported: figures.reported, expected: figures.expected }),
      },
      language,
    ),
    codes: compared.indicators.map((indicator) => indicator.code),
    notes: notesOf(
      figures,
      language,
      ...pivotNotes(
        {
          rows,
          columns,
          measure,
          cells: down.flatMap(({ cells }) => cells),
          hasTotal: [...across, ...down.map(({ row }) => row)].some((each) => each.isTotal),
        },
        language,
      ),
    ),
    ...shape,
  };
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
