/** Whose figures a query asks for: the unit, the units below it, its sectors, or its own past. */
import type { Actor } from '#domain/access/actor.js';
import type { CatalogueSource } from '#domain/catalogue/catalogue-source.js';
import type { Catalogue } from '#domain/catalogue/catalogue.js';
import { DomainError } from '#domain/errors.js';
import type { Evaluation, NodeHistory } from '#domain/indicators/evaluate-indicators.js';
import type { Basis } from '#domain/indicators/basis.js';
import { trailingPeriods, type Period } from '#domain/period/period.js';
import type { Sector } from '#domain/unit/unit.js';
import type { FiguresStamp } from '../dashboards/ready-answer.js';
import { TREND_LENGTH } from './collect-figures.js';
import { findScope } from './figure-scope.js';
import { loadHistories, periodsOfTrend } from './load-histories.js';
import type { RegroupStores } from './regroup-quarters.js';

/** `children`: one row a unit one level down; `sector`: one a sector at the unit and below; `period`: the unit's last 13 quarters. */
export type FiguresBy = 'total' | 'children' | 'sector' | 'period';

export interface FiguresQuery {
  actor: Actor;
  period?: Period | undefined;
  unit?: string | undefined;
  sector?: Sector | undefined;
  basis?: Basis | undefined;
  /** All of the catalogue when absent. */
  codes?: readonly string[] | undefined;
  by: FiguresBy;
}

export interface SelectedNodes {
  /** Of when they are. */
  stamp: FiguresStamp;
  evaluation: Evaluation;
  catalogue: Catalogue;
  nodes: { node: NodeHistory; period: Period }[];
}

export async function selectNodes(stores: RegroupStores, catalogues: CatalogueSource, query: FiguresQuery): Promise<SelectedNodes> {
  const { record, unit, children } = await findScope(stores, query);
  const { period } = record;
  const { by, sector } = query;
  const [asOf, histories] = await Promise.all([
    stores.rollups.computedAt(period),
    loadHistories(stores, catalogues, {
      at: period,
      periods: periodsOfTrend(period, by === 'period' ? TREND_LENGTH : 1),
      units: by === 'children' ? [unit, ...children] : [unit],
      sectorsOf: by === 'sector' ? unit : undefined,
      sector,
      basis: query.basis,
    }),
  ]);
  const nodes = {
    total: () => [{ node: histories.of(unit), period }],
    children: () => children.map((child) => ({ node: histories.of(child), period })),
    sector: () =>
      histories
        .sectorsOf(unit)
        .filter((node) => node.rollups.has(period) && (sector === undefined || node.sector === sector))
        .map((node) => ({ node, period })),
    period: () => trailingPeriods(period, TREND_LENGTH).map((at) => ({ node: histories.of(unit), period: at })),
  }[by]();
  const stamp = { asOf, dataVersion: record.dataVersion };
  return { stamp, evaluation: histories.evaluation, catalogue: catalogues.ofVersion(record.catalogueVersion), nodes };
}

/** The rows of an answer, and of when they are. */
export interface StampedFigures<T> extends FiguresStamp {
  figures: T[];
}

/** Refuses codes the catalogue of the period does not have, naming them. */
export function assertKnown(codes: readonly string[], isKnown: (code: string) => boolean, catalogue: Catalogue, field = 'codes'): void {
  const unknown = codes.filter((code) => !isKnown(code));
  if (unknown.length > 0)
    throw new DomainError(
      'invalid',
      {
        zh: `指标目录 ${catalogue.version} 中没有：${unknown.join('、')}`,
        en: `Catalogue ${catalogue.version} has no ${unknown.join(', ')}`,
      },
      { errors: unknown.map((code) => ({ field, message: code })) },
    );
}
