/** Everything a dashboard or a briefing says of one unit and quarter, gathered once, so that text, tables and charts share it. */
import type { Basis } from './basis.js';
import type { Catalogue, ElementCode, IndicatorCode } from '../catalogue/catalogue.js';
import type { Text } from '../errors.js';
import type { Period, PeriodRecord } from '../period/period.js';
import type { Values } from '../return/values.js';
import type { FilingCounts } from '../rollup/rollup.js';
import type { PeriodUnit, Sector } from '../unit/unit.js';
import type { ComparedIndicatorValue, JudgedIndicatorValue } from './indicator-value.js';
import type { ExplainedFigure } from '../return/explained-figure.js';

/** Figures by code, each computed when first asked for. */
export interface FigureMap {
  get(code: IndicatorCode): ComparedIndicatorValue | undefined;
  /** The figure and its target alone, at half the cost: for what is asked of every unit of a large tree, unit by unit. */
  judged(code: IndicatorCode): JudgedIndicatorValue | undefined;
  values(): Iterable<ComparedIndicatorValue>;
}

/** Units reported of expected, and the filing record. */
export interface NodeCoverage {
  reported: number;
  expected: number;
  filing: FilingCounts;
}

export interface ChildFigures extends NodeCoverage {
  unit: PeriodUnit;
  /** By headline span, as `total`. */
  figures: FigureMap;
  /** The same of the previous quarter: what a change is made of. */
  before: FigureMap;
  /** Sums of the elements somebody reported; four forms nowhere. */
  elements: Values;
  /** One of them. */
  element(code: ElementCode): number | undefined;
  /** The same of an earlier quarter; empty where nothing was reported. */
  elementsIn(period: Period): Values;
}

/** A unit beside the one asked for. */
export interface SiblingFigures extends NodeCoverage {
  unit: PeriodUnit;
  figures: FigureMap;
}

/** Figures with their targets only. */
export type JudgedFigures = Pick<FigureMap, 'judged'>;

/** Any unit of the subtree, so far as many can be held; its level counts from the unit asked for, whose children are 1. */
export interface PeerFigures extends Omit<ChildFigures, 'figures' | 'before' | 'elements' | 'elementsIn'> {
  figures: JudgedFigures;
  /** Of indicators with a target. */
  before: JudgedFigures;
  level: number;
  /** Whether others stand below it in the period's tree. */
  isInner: boolean;
}

export interface SectorFigures extends NodeCoverage {
  sector: Sector;
  figures: FigureMap;
}

/** One quarter of the unit's past. */
export interface TrendPoint {
  period: Period;
  /** By headline span, with the target of that quarter. */
  figures: ReadonlyMap<IndicatorCode, JudgedIndicatorValue>;
  /** Sums of the elements somebody reported; four forms only at a root. */
  elements: Values;
}

export interface CollectedFigures extends NodeCoverage {
  record: PeriodRecord;
  /** Everything below is of this sector only; null = all. */
  sector: Sector | null;
  /** Sectors that occur at the unit and below, in their fixed order: what one may narrow to. */
  sectorsPresent: Sector[];
  basis: Basis;
  /** In words what the basis comes down to; null for the tree as it was. */
  basisNote: Text | null;
  period: Period;
  catalogue: Catalogue;
  unit: PeriodUnit;
  /** A root with all its units, of every sector: the one place for bureau totals. */
  isRoot: boolean;
  /** When the rollups were computed, ISO; null when there are none yet. */
  asOf: string | null;
  provisional: boolean;
  /** Each indicator as it is read against its target: the quarter, or the year so far. */
  total: FigureMap;
  /** The quarter alone, and the year so far, where a report shows both. */
  quarter: FigureMap;
  cumulative: FigureMap;
  /** Units one level down that the reader may see, in tree order. */
  children: ChildFigures[];
  sectors: SectorFigures[];
  /** Every unit below that the reader may see, in tree order; empty unless the subtree was asked for. */
  peers: PeerFigures[];
  /** Units of the same parent and sector that the reader may see; empty unless asked for. */
  siblings: SiblingFigures[];
  /** Oldest first, ending with this period. */
  trend: TrendPoint[];
  /** What a reader must know of the unit's past: it was several, or it is part of what was one. */
  trendNotes: Text[];
  /** Notes on figures of the unit's own accepted return and of its children's. */
  explained: ExplainedFigure[];
}
