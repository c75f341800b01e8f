/** What stands over and under a pivot: what is compared and what comes out, by rule; and what a reader must not conclude. */
import type { HeatBlock } from '#domain/dashboard/block.js';
import { UNLIKE } from '#domain/dashboard/figure-of.js';
import { plural } from '#domain/dashboard/finding-title.js';
import { MEASURE_NAMES, type Dimension, type Measure } from '#domain/dashboard/pivot.js';
import type { Language, Text } from '#domain/errors.js';
import { pendingNoteOf } from '#domain/indicators/bureau-total.js';
import type { ComparedIndicatorValue } from '#domain/indicators/indicator-value.js';
import type { Indicator } from '#domain/catalogue/catalogue.js';

const COUNTED: Record<Dimension, { zh: string; en: string }> = {
  units: { zh: '个单位', en: 'unit' },
  sectors: { zh: '个领域', en: 'sector' },
  indicators: { zh: '项指标', en: 'indicator' },
  periods: { zh: '个季度', en: 'quarter' },
};

type Named = Pick<HeatBlock['rows'][number], 'name' | 'cells'>;

/** `fixed`: what does not vary, in words. */
export function pivotTitle(
  input: {
    fixed: string[];
    rows: Dimension;
    columns: Dimension;
    measure: Measure;
    /** Its rows called as in a sentence. */
    block: { rows: Named[]; columns: readonly unknown[] };
    /** Whether nothing is compared but what has no parts to be shown. */
    isBureauOnly: boolean;
  },
  language: Language,
): string {
  const { measure, block } = input;
  const isZh = language === 'zh';
  const counted = (dimension: Dimension, count: number): string =>
    isZh ? `${count}${COUNTED[dimension].zh}` : plural(count, COUNTED[dimension].en);
  const sizes = [counted(input.rows, block.rows.length), counted(input.columns, block.columns.length)];
  const measured = measure === 'value' ? '' : MEASURE_NAMES[measure][language];
  const head = isZh
    ? `${input.fixed.join('·')}：${sizes.join('×')}${measured && `的${measured}`}`
    : `${input.fixed.join(', ')}: ${measured && `${measured}, `}${sizes.join(' × ')}`;
  const finding = findingOf(block.rows, measure, input.isBureauOnly, language);
  return finding ? `${head}${isZh ? '，' : '; '}${finding}` : head;
}

/** 5处未达目标，最多的是港航中心（3处）; 12处向好，4处变差; empty where nothing is judged. */
function findingOf(rows: Named[], measure: Measure, isBureauOnly: boolean, language: Language): string {
  const isZh = language === 'zh';
  const cells = rows.flatMap((row) => row.cells);
  const toned = (tone: string, among = cells): number => among.filter((cell) => cell.tone === tone).length;
  const [good, bad] = [toned('good'), toned('bad')];
  if (cells.every((cell) => cell.figure.value === null) && isBureauOnly) return isZh ? '只公布全局合计' : 'shown as bureau totals only';
  if (cells.every((cell) => cell.figure.value === null)) return isZh ? '尚无数据' : 'no figures yet';
  if (good + bad === 0) return '';
  if (measure === 'quarter_change' || measure === 'year_change')
    return isZh ? `${good}处向好，${bad}处变差` : `${good} better, ${bad} worse`;
  if (bad === 0) return isZh ? `有目标的${good}处全部达到` : `all ${good} with a target on it`;
  const [worst, next] = rows.map((row) => ({ name: row.name, bad: toned('bad', row.cells) })).toSorted((a, b) => b.bad - a.bad);
  const missed = isZh ? `${bad}处未达目标` : `${bad} off target`;
  // Two that are equally bad are not named: neither is the worst.
  if (!worst || !next || worst.bad === next.bad) return missed;
  if (worst.bad === bad)
    return isZh ? `${missed}，${bad > 1 ? '都' : ''}在${worst.name}` : `${missed}, ${bad > 1 ? 'all ' : ''}in ${worst.name}`;
  return isZh ? `${missed}，最多的是${worst.name}（${worst.bad}处）` : `${missed}, most in ${worst.name} (${worst.bad})`;
}

const UNITS_DIFFER: Text = {
  zh: '各指标的计量单位见表头，不同单位的数值不能相互比较',
  en: 'Units of measure are in the heads: numbers in different ones do not compare',
};
const NOT_COMPARABLE: Text = {
  zh: '“不可比”：没有前期数据、前期为零或负数，或两期已审核单位数相差超过5%',
  en: '"Not comparable": no earlier figure, an earlier figure of zero or below, or over 5 % fewer or more returns behind it',
};
const NO_ATTAINMENT: Text = {
  zh: '只有越高越好、本期有目标的指标计算目标完成率，其余为“—”',
  en: 'Only indicators where more is better and a target holds have a share of it; all others show "—"',
};
const BUREAU_ONLY: Text = { zh: '四种形态只公布全局合计', en: 'The four forms are shown as bureau totals only' };
const WHOLE: Text = {
  zh: '合计含本级季报，按分子分母汇总计算，不取平均',
  en: 'Totals hold the own return too; they are summed numerators over denominators, never averages',
};
const NO_RANKING: Text = {
  zh: '单位按组织树或所选的顺序排列，不作排名',
  en: 'Units stand in the order of the tree, or as chosen; nothing is ranked',
};

/** What applies to these cells, and nothing else. */
export function pivotNotes(
  input: {
    rows: Dimension;
    columns: Dimension;
    measure: Measure;
    cells: { indicator: Indicator; value: ComparedIndicatorValue }[];
    hasTotal: boolean;
  },
  language: Language,
): string[] {
  const { measure, cells } = input;
  const units = new Set(cells.map(({ indicator }) => indicator.unit.zh));
  const changes = cells.map(({ value }) => (measure === 'quarter_change' ? value.quarterChange : value.yearChange));
  const notes = [
    measure === 'value' && units.size > 1 ? UNITS_DIFFER : null,
    measure.endsWith('_change') && changes.some(({ reason }) => reason !== null && reason !== 'missing') ? NOT_COMPARABLE : null,
    measure.endsWith('_change') && changes.some(({ unlike }) => unlike) ? UNLIKE : null,
    measure === 'attainment' ? NO_ATTAINMENT : null,
    cells.some(({ indicator, value }) => indicator.bureauTotalOnly && value.status === 'withheld') ? BUREAU_ONLY : null,
    pendingNoteOf(cells.map(({ value }) => value)),
    input.hasTotal ? WHOLE : null,
    input.rows === 'units' || input.columns === 'units' ? NO_RANKING : null,
  ];
  return notes.flatMap((note) => note?.[language] ?? []);
}
