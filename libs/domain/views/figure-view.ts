/** What a reader asks of single figures: where one comes from, what was said of it, how its indicator is defined, and views he keeps. */
import type { Direction, ElementCode, Family, IndicatorCode, SheetCode } from '../catalogue/catalogue.js';
import type { Figure } from '../dashboard/block.js';
import type { Basis } from '../indicators/basis.js';
import type { Span } from '../indicators/indicator-value.js';
import type { Period } from '../period/period.js';
import type { PeriodUnit, Sector } from '../unit/unit.js';

/** Why a unit stands behind a figure, or does not. */
export type TraceStatus =
  | 'counted'
  /** Accepted, but an operand is missing or not applicable: the return does not count for this indicator. */
  | 'incomplete'
  /** Nothing accepted yet. */
  | 'not_accepted'
  | 'not_expected';

/** One element of one return: the cell it was read from. */
export interface TraceCell {
  element: ElementCode;
  name: string;
  sheet: SheetCode;
  sheetName: string;
  /** Address in the workbook as filed, `D12`; null when it was typed into the form. */
  cell: string | null;
  /** Null = not filed, or not applicable. */
  value: number | null;
  display: string;
}

/** What one unit's return of one quarter adds to the figure. */
export interface TraceRow {
  unit: string;
  unitName: string;
  /** Short names of the units above it, from below the unit asked for. */
  path: string[];
  period: Period;
  status: TraceStatus;
  numerator: number | null;
  denominator: number | null;
  /** Version accepted; null without one. */
  version: number | null;
  /** File it was read from, as uploaded; null for the online form. */
  file: string | null;
  cells: TraceCell[];
  /** Of an indicator of filing records: the day the return was due, when it first came, how often it was sent back. */
  filing: { dueOn: string; submittedAt: string | null; returned: number } | null;
  /** Whether the reader may open the return itself. */
  mayOpen: boolean;
}

/** 数据来源: from a figure down to the cells it was read from. */
export interface TraceView {
  code: IndicatorCode;
  name: string;
  formula: string;
  period: Period;
  unit: { code: string; name: string };
  sector: Sector | null;
  basis: Basis;
  span: Span;
  figure: Figure;
  numerator: number | null;
  denominator: number | null;
  /** Quarters the figure is made of, oldest first. */
  quarters: Period[];
  /** How it is computed when it is not a sum over returns: a difference of two others, a filing record. */
  madeOf: { code: IndicatorCode; name: string; figure: Figure }[];
  /** What makes a rate worse first, else the largest contribution; those that do not count after those that do. */
  rows: TraceRow[];
  /** All rows that answer the search, and from which one this page begins. */
  total: number;
  /** Of all rows, searched or not. */
  counts: Record<TraceStatus, number>;
  offset: number;
  /** Σ over all rows that count, not only those of this page: must be the numerator and denominator above. */
  sum: { numerator: number | null; denominator: number | null; agrees: boolean };
  /** Why there are no rows, in words: 四种形态只公布全局合计. */
  withheld: string | null;
  /** What else to know: units counted that the reader may not see, returns accepted a moment ago, too few returns behind the figure. */
  notes: string[];
  asOf: string | null;
  dataVersion: number;
}

/** A unit of a period's tree, for finding one's way in it. */
export interface UnitNode extends PeriodUnit {
  hasBelow: boolean;
}

/** 批注: what readers said of a figure. */
export interface FigureThreadView {
  id: string;
  period: Period;
  unit: string;
  code: IndicatorCode;
  /** Oldest first; the first is the thread's own. */
  comments: { id: string; author: string; text: string; at: string }[];
  resolvedAt: string | null;
  resolvedBy: string | null;
  /** Whether the reader may close or reopen it: its author, and the office. */
  mayResolve: boolean;
}

/** A view kept by name: the address of a screen with its filters, no data. */
export interface SavedView {
  id: string;
  name: string;
  /** Path and query, beginning with `/`; a view of somebody else is without the units outside the reader's scope. */
  address: string;
  /** Short names of the units it names, of those in the reader's scope. */
  units: string[];
  shared: boolean;
  owner: string;
  mine: boolean;
  savedAt: string;
}

/** 指标卡片: one indicator as defined through the years, with its figures. */
export interface IndicatorCardView {
  code: IndicatorCode;
  name: string;
  family: Family;
  unit: string;
  decimals: number;
  direction: Direction;
  bureauTotalOnly: boolean;
  /** Newest first; versions that say the same in every field are one. */
  definitions: {
    versions: string[];
    effectiveFrom: Period;
    name: string;
    formula: string;
    /** As written in the catalogue: `(O10 - O13) / O10`. */
    expression: string | null;
    target: string | null;
    targetSource: string | null;
    source: string;
    cumulation: string;
    span: Span;
  }[];
  /** Elements it is computed from, in the newest definition. */
  elements: { code: ElementCode; name: string; sheet: SheetCode; sheetName: string }[];
  /** The highest unit the reader may see, oldest quarter first. */
  history: {
    unit: string;
    unitName: string;
    /** Figures of the year so far: every year begins anew. */
    restarts: boolean;
    /** Places of figures that rest on other returns than the one before. */
    apart: number[];
    points: { period: Period; figure: Figure; target: string | null; targetValue: number | null; met: boolean | null }[];
  };
  /** Dashboards that show it. */
  shownOn: { name: string; title: string }[];
}
