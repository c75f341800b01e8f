/** What every dashboard says around its blocks: whose and which quarter's it is, how complete, how fresh, and where one may go from it. */
import type { Block, Dashboard } from '#domain/dashboard/block.js';
import type { Language, Text } from '#domain/errors.js';
import type { CollectedFigures } from '#domain/indicators/collected-figures.js';
import { coveragePhrase } from '#domain/indicators/format-figure.js';
import type { PeriodRecord } from '#domain/period/period.js';
import { SECTORS, type PeriodUnit } from '#domain/unit/unit.js';
import type { FigureScope } from '../figures/figure-scope.js';

/** What a reader's question comes down to; two readers with the same scope read the same dashboard. */
export interface DashboardScope extends FigureScope {
  /** From the top of what the reader may see down to the unit. */
  path: PeriodUnit[];
}

export interface FrameInput {
  name: string;
  title: Text;
  scope: DashboardScope;
  figures: Pick<CollectedFigures, 'sector' | 'sectorsPresent' | 'basis' | 'basisNote' | 'reported' | 'expected' | 'asOf' | 'provisional'>;
  /** Every period there is. */
  periods: readonly PeriodRecord[];
  blocks: Block[];
}

export function dashboardOf({ name, title, scope, figures, periods, blocks }: FrameInput, language: Language): Dashboard {
  const { record, unit, children, path } = scope;
  const { reported, expected, asOf } = figures;
  return {
    name,
    title: title[language],
    period: record.period,
    unit: nameOf(unit),
    sector: figures.sector,
    sectors: figures.sectorsPresent.map((code) => ({ code, name: SECTORS[code][language] })),
    basis: figures.basis,
    basisNote: figures.basisNote?.[language] ?? '',
    path: path.map(nameOf),
    children: children.map((child) => ({ ...nameOf(child), type: child.type, sector: child.sector })),
    periods: periods.filter((p) => p.state !== 'planned').map((p) => p.period),
    coverage: { reported, expected, display: coveragePhrase(reported, expected, language) },
    status: figures.provisional ? 'provisional' : 'final',
    asOf,
    dataVersion: record.dataVersion,
    blocks,
  };
}

const nameOf = (unit: PeriodUnit) => ({ code: unit.code, name: unit.shortName });
