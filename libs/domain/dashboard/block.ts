/** A block (图块): one chart or table as data; the same block is drawn on screen and on paper. Everything in it is already text or number in the reader's language. */

export type Tone = 'good' | 'bad' | 'neutral' | 'muted';

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
}

/** A figure as read: `display` is what is printed ("97.3%", "—", "未报"); `value` is what is drawn. */
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
    target: string | null;
    tone: Tone;
    quarterChange: { display: string; tone: Tone };
    yearChange: { display: string; tone: Tone };
    /** Last quarters, oldest first, for the sparkline. */
    trend: (number | null)[];
  }[];
}

/** Lines over periods; last year's as a pale twin; target as a line. */
export interface TrendBlock extends BlockBase {
  kind: 'trend';
  unit: string;
  decimals: number;
  periods: string[];
  series: { name: string; figures: Figure[]; role: 'main' | 'last_year' | 'peer' }[];
  target: { name: string; values: (number | null)[] } | null;
}

/** Horizontal bars, sorted by the server; used for units, sectors, families. */
export interface BarBlock extends BlockBase {
  kind: 'bar';
  unit: string;
  decimals: number;
  bars: { key: string; name: string; figure: Figure; tone: Tone; compare: number | null; drill: string | null }[];
  compareName: string | null;
  target: { name: string; value: number } | null;
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
  columns: { key: string; name: string }[];
  rows: { key: string; name: string; drill: string | null; cells: { figure: Figure; tone: Tone }[] }[];
}

/** Two values of one thing and the gap between them (有形 / 有效). */
export interface GapBlock extends BlockBase {
  kind: 'gap';
  unit: string;
  decimals: number;
  fromName: string;
  toName: string;
  rows: { key: string; name: string; from: Figure; to: Figure; drill: string | null }[];
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
  rows: { key: string; drill: string | null; cells: { display: string; tone: Tone; hint?: string }[] }[];
}

export type Block = KpiBlock | TrendBlock | BarBlock | StackBlock | HeatBlock | GapBlock | BulletBlock | TableBlock;
export type BlockKind = Block['kind'];

export interface Dashboard {
  name: string;
  title: string;
  period: string;
  unit: { code: string; name: string };
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
