/** A block (图块): one chart or table as data; the same block is drawn on screen and on paper. Everything in it is already text or number in the reader's language. */

import type { Period } from '../period/period.js';
import type { Basis } from '../indicators/basis.js';
import type { Sector } from '../unit/unit.js';

/** `warn`: near the line, or not bad yet; between good and bad wherever there are three. */
export type Tone = 'good' | 'warn' | 'bad' | 'neutral' | 'muted';

/** Where a figure leads when it is chosen: the same dashboard of another unit, sector or quarter; what is not named stays as it is. */
export interface Drill {
  unit?: string;
  sector?: Sector;
  period?: Period;
}

/** A switch that belongs to one block: `param` is the name in the address, `value` the option in force. */
export interface Choice {
  param: 'quota' | 'code';
  name: string;
  value: string;
  options: { value: string; name: string }[];
}

interface BlockBase {
  /** Stable within a dashboard; anchor and test id. */
  id: string;
  /** The finding, by rule: 培训覆盖率连续三季上升，仍落后进度 6.2 个百分点. */
  title: string;
  /** What is shown, its unit and scope: 单位：% · 27/30 个单位已审核. */
  subtitle: string;
  /** Indicator codes behind it, for the formula card and the trace. */
  codes: string[];
  notes: string[];
  choice?: Choice;
}

/** A figure as read: `display` is what is printed ("97.3%", "—", "无数据"); `value` is what is drawn. */
export interface Figure {
  value: number | null;
  display: string;
  /** "454/467" or "" for counts. */
  ratio: string;
  /** "27/30": units reported of expected. */
  coverage: string;
  /** True when fewer units reported than the coverage floor, or provisional: drawn hatched. */
  uncertain: boolean;
}

export interface KpiBlock extends BlockBase {
  kind: 'kpi';
  items: {
    code: string;
    name: string;
    figure: Figure;
    /** 目标 ≥85% */
    target: string | null;
    /** Of how many returns a rate of filing is, which has no coverage: 已报或已到期 99/118 份. */
    filed?: string;
    tone: Tone;
    quarterChange: { display: string; tone: Tone };
    yearChange: { display: string; tone: Tone };
    /** Last quarters, oldest first, for the sparkline. */
    trend: (number | null)[];
    /** Places in it at which the year so far begins anew: no line leads there. */
    starts?: number[];
  }[];
}

/** Lines over periods; last year's as a pale twin; target as a line. */
export interface TrendBlock extends BlockBase {
  kind: 'trend';
  unit: string;
  decimals: number;
  periods: string[];
  series: { name: string; figures: Figure[]; role: 'main' | 'last_year' | 'peer' }[];
  /** Figures of the year so far: each year begins anew, and no line leads from its end to the next one's beginning. */
  restarts?: boolean;
  /** Places of figures that rest on other returns than the one before: no movement is read there, and no line leads to them. */
  apart?: number[];
  target: { name: string; values: (number | null)[] } | null;
}

/** Horizontal bars, sorted by the server; used for units, sectors, families. */
export interface BarBlock extends BlockBase {
  kind: 'bar';
  unit: string;
  decimals: number;
  bars: { key: string; name: string; figure: Figure; tone: Tone; compare: number | null; drill: Drill | null }[];
  compareName: string | null;
  target: { name: string; value: number } | null;
  /** As in a table. */
  shown?: number;
}

/** Stacked columns over periods or categories. */
export interface StackBlock extends BlockBase {
  kind: 'stack';
  unit: string;
  decimals: number;
  categories: string[];
  /** With a tone a part is coloured by what it means (bad: needs attention), without by its place. */
  series: { name: string; figures: Figure[]; tone?: Tone }[];
}

/** Units × indicators. */
export interface HeatBlock extends BlockBase {
  kind: 'heat';
  /** The tones say whether a target is met; left out where they mean something else (lights, changes), which a note explains. */
  judged?: boolean;
  /** `drill`: where the column as a whole leads, where it leads anywhere. */
  columns: { key: string; name: string; drill?: Drill | null }[];
  rows: { key: string; name: string; drill: Drill | null; cells: { figure: Figure; tone: Tone }[] }[];
}

/** Two values of one thing and the gap between them (有形 / 有效). */
export interface GapBlock extends BlockBase {
  kind: 'gap';
  unit: string;
  decimals: number;
  fromName: string;
  toName: string;
  rows: { key: string; name: string; from: Figure; to: Figure; drill: Drill | null }[];
}

/** Progress towards a target by year end, against the pace due now. */
export interface BulletBlock extends BlockBase {
  kind: 'bullet';
  unit: string;
  decimals: number;
  rows: { key: string; name: string; figure: Figure; target: number | null; pace: number | null; tone: Tone }[];
}

export interface TableBlock extends BlockBase {
  kind: 'table';
  columns: { key: string; name: string; align: 'left' | 'right' | 'center' }[];
  rows: { key: string; drill: Drill | null; cells: { display: string; tone: Tone; hint?: string }[] }[];
  /** How many rows stand there at first; a reader opens the others, exports hold them all. Left out: all of them. */
  shown?: number;
}

/** One thing seen from several sides at once, against its peers: 六项标准. All axes share one scale. */
export interface RadarBlock extends BlockBase {
  kind: 'radar';
  unit: string;
  decimals: number;
  axes: { key: string; name: string; max: number }[];
  /** Figures in the order of the axes. */
  series: { name: string; role: 'main' | 'last_year' | 'peer'; figures: Figure[] }[];
}

/** The organisation tree as areas: how large each part is, and how it stands. */
export interface TreemapBlock extends BlockBase {
  kind: 'treemap';
  unit: string;
  decimals: number;
  /** What an area means: 党员数. */
  areaName: string;
  nodes: TreemapNode[];
}
export interface TreemapNode {
  key: string;
  name: string;
  /** Positive. */
  area: number;
  areaDisplay: string;
  figure: Figure;
  tone: Tone;
  drill: Drill | null;
  children: TreemapNode[];
}

/** How the single units of each group spread: every unit a point, the quartiles as a box where there are enough. */
export interface StripBlock extends BlockBase {
  kind: 'strip';
  unit: string;
  decimals: number;
  groups: {
    key: string;
    name: string;
    /** Null where the points are too few for quartiles. */
    box: { low: number; q1: number; median: number; q3: number; high: number } | null;
    points: { key: string; name: string; figure: Figure; tone: Tone; drill: Drill | null }[];
    drill: Drill | null;
  }[];
  target: { name: string; value: number } | null;
}

/** What each part added to or took from a change; from + Σ steps = to. */
export interface WaterfallBlock extends BlockBase {
  kind: 'waterfall';
  unit: string;
  decimals: number;
  from: { name: string; figure: Figure };
  steps: { key: string; name: string; delta: number; display: string; tone: Tone; drill: Drill | null }[];
  to: { name: string; figure: Figure };
}

/** Activity by unit and month: even rows are regular work, one dark cell at the end is a surge. */
export interface MonthsBlock extends BlockBase {
  kind: 'months';
  unit: string;
  /** Quarters of the months, in order; each month belongs to one. */
  months: { key: string; name: string; period: Period }[];
  /** `mark` is what is said of the row as a whole: 经常性指数 0.42. */
  rows: { key: string; name: string; cells: Figure[]; mark: { display: string; tone: Tone }; drill: Drill | null }[];
}

/** Stages of which each holds part of the one before: 应报 → 已提交 → 已审核. */
export interface FunnelBlock extends BlockBase {
  kind: 'funnel';
  unit: string;
  stages: { key: string; name: string; figure: Figure; /** Of the first stage: 92.4%. */ share: string; tone: Tone }[];
}

export type Block =
  | KpiBlock
  | TrendBlock
  | BarBlock
  | StackBlock
  | HeatBlock
  | GapBlock
  | BulletBlock
  | RadarBlock
  | TreemapBlock
  | StripBlock
  | WaterfallBlock
  | MonthsBlock
  | FunnelBlock
  | TableBlock;
export type BlockKind = Block['kind'];

export interface Dashboard {
  name: string;
  title: string;
  period: string;
  unit: { code: string; name: string };
  /** The sector everything is narrowed to; null = all. */
  sector: Sector | null;
  /** Sectors that occur at the unit and below, for narrowing. */
  sectors: { code: Sector; name: string }[];
  /** In which tree, and over which units, earlier quarters are summed. */
  basis: Basis;
  /** What the basis comes down to here, in words: 可比口径：112个单位; empty for the tree as it was. */
  basisNote: string;
  /** From the root down to the unit, for the bread crumb. */
  path: { code: string; name: string }[];
  /** Units one level down, for drilling. */
  children: { code: string; name: string; type: string; sector: string }[];
  periods: string[];
  coverage: { reported: number; expected: number; display: string };
  status: 'final' | 'provisional';
  /** When the rollup behind it was computed, ISO; null when there is none yet. */
  asOf: string | null;
  dataVersion: number;
  blocks: Block[];
}
