/** Gathers everything a dashboard or a briefing says of one unit and quarter: figures, comparisons, children, sectors, the past. */
import type { CatalogueSource } from '#domain/catalogue/catalogue-source.js';
import type { Catalogue, Indicator } from '#domain/catalogue/catalogue.js';
import type { Text } from '#domain/errors.js';
import type { Basis } from '#domain/indicators/basis.js';
import type {
  ChildFigures,
  CollectedFigures,
  FigureMap,
  NodeCoverage,
  PeerFigures,
  SiblingFigures,
  TrendPoint,
} from '#domain/indicators/collected-figures.js';
import { keptAs } from '#domain/indicators/bureau-total.js';
import { compareIndicator } from '#domain/indicators/compare.js';
import { headlineSpanOf, type NodeHistory } from '#domain/indicators/evaluate-indicators.js';
import { sumsOf } from '#domain/indicators/indicator-parts.js';
import type { Span } from '#domain/indicators/indicator-value.js';
import { LazyFigures } from '#domain/indicators/lazy-figures.js';
import { periodsOfYearUpTo, previousPeriod, trailingPeriods, type Period, type PeriodRecord } from '#domain/period/period.js';
import type { Stores } from '#domain/ports/database.port.js';
import { explainedFigures } from '#domain/return/explained-figure.js';
import type { Values } from '#domain/return/values.js';
import type { Rollup } from '#domain/rollup/rollup.js';
import { levelOf, type PeriodUnit, type Sector } from '#domain/unit/unit.js';
import { judgePeers, quartersOf, type HeldPeer, type PeerQuestions } from './judge-peers.js';
import { loadHistories, periodsOfTrend } from './load-histories.js';
import type { Past } from './load-past.js';
import type { RegroupStores } from './regroup-quarters.js';

export const TREND_LENGTH = 13;
const NOTHING: PeerQuestions = { figures: () => [], before: () => [], elements: [] };

export interface CollectInput {
  record: PeriodRecord;
  unit: PeriodUnit;
  children: PeriodUnit[];
  /** Whose figures are wanted as peers: every unit below that the reader may see, in tree order. */
  subtree?: PeriodUnit[] | undefined;
  /** What is asked of them; those two levels down are asked for all their figures of the quarter. */
  ofPeers?: PeerQuestions | undefined;
  /** Beside whom it is set: units of the same parent that the reader may see. */
  siblings?: PeriodUnit[] | undefined;
  /** Everything of this sector only. */
  sector?: Sector | null | undefined;
  basis?: Basis | undefined;
  /** How figures of children and sectors are read; the way each is usually read unless asked otherwise. */
  spanOf?: ((indicator: Indicator) => Span) | undefined;
  /** How many quarters of the past, this one included; 13 hold nine with their last-year twins. */
  trendLength?: number;
}

/** One reading of the rollups; nothing here looks at rights. */
export async function collectFigures(stores: RegroupStores, catalogues: CatalogueSource, input: CollectInput): Promise<CollectedFigures> {
  const { record, unit, subtree = [] } = input;
  const { period } = record;
  const [sector, basis] = [input.sector ?? null, input.basis ?? 'as_was'];
  const catalogue = catalogues.ofVersion(record.catalogueVersion);
  const length = input.trendLength ?? TREND_LENGTH;
  const periods = periodsOfTrend(period, length);
  const units = [unit, ...input.children];
  const near = new Set(units.map(({ code }) => code));
  const few = input.ofPeers ?? NOTHING;
  const all: PeerQuestions = { ...few, figures: ({ indicators }) => indicators };
  const [second, deeper] = [true, false].map((isSecond) =>
    subtree.filter((each) => !near.has(each.code) && (levelOf(each.path) === levelOf(unit.path) + 2) === isSecond),
  ) as [PeriodUnit[], PeriodUnit[]];
  const groups = [
    { questions: all, peers: { units: second, periods: quartersOf(catalogues, catalogue, all, period) } },
    { questions: few, peers: { units: deeper, periods: quartersOf(catalogues, catalogue, few, period) } },
  ];
  const peers = { units: [...second, ...deeper], periods: groups[0]!.peers.periods };
  const [histories, asOf, explained] = await Promise.all([
    loadHistories(stores, catalogues, { at: period, periods, units, peers, sectorsOf: unit, sector, basis }),
    stores.rollups.computedAt(period),
    stores.returns.explained(
      period,
      [unit, ...input.children].filter((each) => sector === null || each.sector === sector).map(({ code }) => code),
    ),
  ]);
  const { evaluation } = histories;
  const known = { evaluation, indicators: new Map(catalogue.indicators.map((indicator) => [indicator.code, indicator])) };
  const figuresOf = (node: NodeHistory, at = period, spanOf: (indicator: Indicator) => Span = headlineSpanOf): FigureMap =>
    new LazyFigures(known, () => node, at, spanOf);
  const own = histories.of(unit);
  const sectors = histories.sectorsOf(unit).filter((node) => node.rollups.has(period));
  const seesFourForms = own.isRoot && sector === null;
  const elementsOf = (node: NodeHistory, at: Period, isShown: boolean): Values => {
    const rollup = node.rollups.get(at);
    return rollup ? visibleSums(catalogues.ofVersion(rollup.catalogueVersion), rollup, isShown) : {};
  };
  const childOf = (child: PeriodUnit): ChildFigures => {
    const node = histories.of(child);
    return {
      unit: child,
      ...coverageOf(node.rollups.get(period)),
      figures: figuresOf(node, period, input.spanOf),
      before: figuresOf(node, previousPeriod(period)),
      // Asked of few, and large.
      get elements() {
        return elementsOf(node, period, false);
      },
      element: (code) => elementsOf(node, period, false)[code],
      elementsIn: (at) => elementsOf(node, at, false),
    };
  };
  /** A unit without anybody of the sector is no part of it. */
  const isPart = (rollup: Rollup | undefined): boolean => sector === null || !evaluation.computed.has(period) || rollup !== undefined;
  const children = input.children.filter((child) => isPart(histories.of(child).rollups.get(period)));
  const held = new Map<string, HeldPeer>(children.map((child) => [child.code, childOf(child)]));
  for (const group of groups) await judgePeers(histories, held, { catalogue, period, sector, ...group, isPart, coverageOf });
  const parents = new Set(subtree.map((each) => each.parent));
  return {
    ...coverageOf(own.rollups.get(period)),
    record,
    sector,
    sectorsPresent: sectors.map((node) => node.sector as Sector),
    basis,
    basisNote: histories.basisNote,
    period,
    catalogue,
    unit,
    isRoot: seesFourForms,
    asOf,
    provisional: evaluation.open.has(period),
    total: figuresOf(own),
    quarter: figuresOf(own, period, () => 'quarter'),
    cumulative: figuresOf(own, period, () => 'cumulative'),
    children: children.map(childOf),
    peers: subtree.flatMap((peer): PeerFigures[] => {
      const found = held.get(peer.code);
      return found ? [Object.assign(found, { level: levelOf(peer.path) - levelOf(unit.path), isInner: parents.has(peer.code) })] : [];
    }),
    siblings: await siblingsOf(stores, catalogues, input),
    sectors: sectors
      .filter((node) => sector === null || node.sector === sector)
      .map((node) => ({
        sector: node.sector as Sector,
        ...coverageOf(node.rollups.get(period)),
        figures: figuresOf(node, period, input.spanOf),
      })),
    explained: explained.flatMap((version) => explainedFigures(catalogue, version)),
    trend: trailingPeriods(period, length).map((at): TrendPoint => ({
      period: at,
      figures: new Map(
        catalogue.indicators.map((indicator) => [
          indicator.code,
          compareIndicator(evaluation, own, indicator, at, headlineSpanOf(indicator)),
        ]),
      ),
      elements: elementsOf(own, at, keptAs(own, [at], evaluation.open) === null),
    })),
    trendNotes: await trendNotesOf(stores, histories.past, unit),
  };
}

/** Read for where they stand now; their past is nobody's question. */
async function siblingsOf(
  stores: RegroupStores,
  catalogues: CatalogueSource,
  { record: { period, catalogueVersion }, siblings: units = [], sector, basis }: CollectInput,
): Promise<SiblingFigures[]> {
  if (units.length === 0) return [];
  const catalogue = catalogues.ofVersion(catalogueVersion);
  const periods = [...periodsOfYearUpTo(period)];
  const histories = await loadHistories(stores, catalogues, { at: period, periods, units, sector, basis });
  const known = {
    evaluation: histories.evaluation,
    indicators: new Map(catalogue.indicators.map((indicator) => [indicator.code, indicator])),
  };
  return units.map((unit) => {
    const node = histories.of(unit);
    return { unit, ...coverageOf(node.rollups.get(period)), figures: new LazyFigures(known, () => node, period, headlineSpanOf) };
  });
}

function coverageOf(rollup: Rollup | undefined): NodeCoverage {
  return {
    reported: rollup?.reportedUnits ?? 0,
    expected: rollup?.expectedUnits ?? 0,
    filing: rollup?.filing ?? { due: 0, submitted: 0, onTime: 0, late: 0, acceptedFirstTime: 0, returned: 0 },
  };
}

/** Elements shown as bureau totals only are left out but where those are told. */
function visibleSums(catalogue: Catalogue, rollup: Rollup, isShown: boolean) {
  const sums = sumsOf(catalogue, rollup);
  if (!isShown) for (const element of catalogue.elements) if (element.bureauTotalOnly) delete sums[element.code];
  return sums;
}

/** A merged unit's past is the sum of those it was; the parts of a split have none. */
async function trendNotesOf(stores: Pick<Stores, 'units'>, past: Past, unit: PeriodUnit): Promise<Text[]> {
  const merged = past.mergedInto(unit.code).map(({ name }) => name);
  const notes: Text[] = [];
  if (merged.length > 0)
    notes.push({
      zh: `合并前各期为当时各单位之和，含${merged.map((name) => `“${name}”`).join('、')}`,
      en: `Quarters before the merger are the sum of the units of then, ${merged.join(', ')} among them`,
    });
  const split = past.splitFrom(unit.code);
  if (split) {
    const origin = (await stores.units.byCode(split.from))?.name ?? split.from;
    notes.push({
      zh: `${split.effectiveOn} 由“${origin}”拆分设立，此前没有可比数据`,
      en: `Split from "${origin}" on ${split.effectiveOn}: nothing before can be compared`,
    });
  }
  return notes;
}
