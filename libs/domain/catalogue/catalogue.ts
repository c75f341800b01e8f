/** The catalogue (指标目录): elements, rules and indicators of one version, as the rest of the house sees them once loaded and compiled. */
import type { Text } from '../errors.js';
import type { Period } from '../period/period.js';
import type { UnitType } from '../unit/unit.js';
import type { Values } from '../return/values.js';

export type ElementCode = string;
export type IndicatorCode = string;

/** Sheets of the workbook and of the online form, in order. */
export const SHEETS = ['organisation', 'coverage', 'term', 'members', 'life', 'training', 'supervision', 'responsibility'] as const;
export type SheetCode = (typeof SHEETS)[number];

/** stock = at quarter end; flow = of this quarter; ytd = distinct count since 1 January. */
export type ElementTime = 'stock' | 'flow' | 'ytd';

export interface Element {
  code: ElementCode;
  sheet: SheetCode;
  name: Text;
  /** What is counted and how; shown as the cell's comment. */
  help?: Text;
  type: 'integer' | 'decimal';
  /** Decimal places a value may have (0–4). */
  scale: number;
  step?: number;
  time: ElementTime;
  /** Unit of measure as printed: 个, 人, 人次, 学时, 万元 … */
  unit: Text;
  min: number;
  max: number;
  /** Unit types that see and file the cell; others store `not_expected`. */
  appliesTo: UnitType[];
  /**
   * ◇ fields: from the tree, carried forward from `from` of the previous accepted return, or computed by `expression`
   * (`formula`: the same as a spreadsheet writes it, with element codes). Nobody types them, unless `editable`: then it is a suggestion.
   */
  prefill?:
    | { by: 'tree' }
    | { by: 'carry'; from: ElementCode; editable?: boolean }
    | { by: 'formula'; expression: string; formula: string; compute?: Expression<number> };
  /** A cell where 不适用 is an answer. */
  allowsNotApplicable: boolean;
  /** Shown as bureau totals only, everywhere (the four forms). */
  bureauTotalOnly: boolean;
  /** 1-based row of the element inside its sheet's table: the order of print and of entry. */
  row: number;
}

export interface Sheet {
  code: SheetCode;
  name: Text;
}

/**
 * What an expression may look at. `null` = missing or not applicable or not expected: an expression with such an operand has no result.
 * `previous`: accepted return of the previous quarter; `yearAgo`: of the same quarter last year.
 */
export interface Operands {
  period: Period;
  values: Values;
  previous: Values | null;
  yearAgo: Values | null;
}

/** A compiled expression: its result, or null when an operand is missing. */
export interface Expression<T> {
  source: string;
  /** Element codes of the current return it reads, in order of appearance. */
  operands: ElementCode[];
  evaluate(operands: Operands): T | null;
}

export type Severity = 'error' | 'warning';

/**
 * `cell`: expression over one return. `system`: named code with the same metadata. `peer`: needs the sector's previous quarter.
 * `ballot`: declared, in force when appraisals exist. `published`: applies to published tables, not to returns.
 */
export type RuleKind = 'cell' | 'system' | 'peer' | 'ballot' | 'published';

export interface Rule {
  code: string;
  severity: Severity;
  kind: RuleKind;
  name: Text;
  /** What it rests on, as a reader knows it: regulation and article, a meeting, a rule of the bureau. */
  source: Text;
  /** One rule code may hold several checks, each shown at its own cell; empty for kinds that are code. */
  checks: RuleCheck[];
  /** What rules of kinds `system`, `peer`, `ballot` and `published` say, by the name their code uses. */
  messages: Record<string, RuleMessage>;
  /** Thresholds of such a rule, by name. */
  parameters: Record<string, number | string[]>;
}

export interface RuleMessage {
  message: Text;
  expectedText?: Text;
}

export interface RuleCheck {
  /** True = the return is in order. */
  holds: Expression<boolean>;
  /** Where it differs from the rule's own: the part of a hard rule that true returns may break with a note. */
  severity?: Severity;
  /** Element whose cell carries the finding. */
  at: ElementCode;
  /** May hold `{M09}` (value of an element) and `{expected}`; see fillMessage(). */
  message: Text;
  /** What would be right, as a value, where it can be computed. */
  expected?: Expression<number>;
  expectedText?: Text;
}

/** Which way is better; neutral is never ranked, range is best inside its target. */
export type Direction = 'up' | 'down' | 'neutral' | 'range';

export type Family = 'coverage' | 'life' | 'training' | 'supervision' | 'responsibility';
export const FAMILIES: Family[] = ['coverage', 'life', 'training', 'supervision', 'responsibility'];

/** How a quarter's numerators and denominators make a cumulative figure. */
export type Cumulation = 'sum_over_sum' | 'sum_over_last' | 'last' | 'none';

/**
 * `ratio`: Σn ÷ Σd with both evaluated per return. `count`: Σn, no denominator. `node`: n and d evaluated once on the node's element sums.
 * `difference`: value of one indicator minus another at the same node. `system`: from filing records. `ballot`: declared for later.
 */
export type IndicatorKind = 'ratio' | 'count' | 'node' | 'difference' | 'system' | 'ballot';

export interface Indicator {
  code: IndicatorCode;
  /** Of a sub-code (`SUP08.1`): the indicator it is a series of. */
  parent?: IndicatorCode;
  name: Text;
  family: Family;
  kind: IndicatorKind;
  /** `%`, `百分点`, 个, 次 …; a `%` value is n ÷ d × 100. */
  unit: Text;
  decimals: number;
  direction: Direction;
  time: ElementTime;
  cumulation: Cumulation;
  numerator?: Expression<number>;
  denominator?: Expression<number>;
  /** For `difference`: minuend and subtrahend. */
  of?: [IndicatorCode, IndicatorCode];
  /** For `system`: the name of the code that computes it. */
  system?: string;
  /** What each counted one must still do, after its number and unit: 还需1,436人“学满规定学时”. Of rates with a pace; without digits. */
  toDo?: Text;
  /** Shown as bureau totals only, everywhere. */
  bureauTotalOnly: boolean;
  target?: Target;
  /** What it rests on, as a reader knows it. */
  source: Text;
  /** How numerator and denominator read in words, for the formula card. */
  formula: Text;
}

export interface Target {
  /** `fixed`: one value; `pace`: the value due by the end of each quarter; `range`: from–to; `per`: an expression on the node's element sums. */
  kind: 'fixed' | 'pace' | 'range' | 'per';
  value?: number;
  pace?: [number, number, number, number];
  range?: [number, number];
  per?: Expression<number>;
  /** Which figure it speaks of: that of the quarter, or that of the year so far. */
  span: 'quarter' | 'cumulative';
  source: Text;
}

/** One band of the legend of attainment (value against target, in per cent): from ≤ attainment < to; the last one is open. */
export interface Band {
  code: string;
  name: Text;
  from: number;
  to: number | null;
}

/**
 * The printed rules by which units are graded, lit and listed (分类定级, 红黄绿, 后进单位). Figures only; every rule is shown beside its result.
 */
export interface Appraisal {
  /** By the share of judged indicators on target, in per cent: from ≤ share; best first, the last begins at 0. */
  grades: { code: string; name: Text; from: number }[];
  /** Fewer judged indicators than this carry no grade. */
  fewestJudged: number;
  /** Traffic light of a family at a unit: green from this share of its judged indicators on target, yellow from that one, red below. */
  lights: { green: number; yellow: number };
  /** Situations that put a unit on the list; one is enough in the mode without a cap. */
  lagging: {
    code: string;
    name: Text;
    indicator: IndicatorCode;
    /** The situation holds when the value is below (above) it, in the indicator's unit. */
    below?: number;
    above?: number;
  }[];
  /** Quota per parent offered for the list drawn up from the bottom (倒排). */
  quotas: number[];
  /** Peers among whom a figure is far out: more than `deviations` MADs from the median of at least `minPeers`, bases from `minDenominator`. */
  outliers: { deviations: number; minPeers: number; minDenominator: number };
  /** A share of the quarter's activity in its last month above which it reads as a surge, in per cent; and the regularity below which. */
  surge: { lastMonth: number; regularity: number };
  source: Text;
}

export interface Catalogue {
  version: string;
  /** First period it is in force for. */
  effectiveFrom: Period;
  title: Text;
  sheets: Sheet[];
  /** In slot order: the order of facts of this version. */
  elements: Element[];
  rules: Rule[];
  indicators: Indicator[];
  /** Legend of attainment, contiguous from 0 upwards. */
  bands?: Band[];
  /** Absent in versions that do not appraise. */
  appraisal?: Appraisal;
  element(code: ElementCode): Element;
  indicator(code: IndicatorCode): Indicator;
  hasElement(code: string): boolean;
  hasIndicator(code: string): boolean;
  /** Elements a unit of this type files, in order. */
  elementsFor(type: UnitType): Element[];
}
