/** Blocks that several sections draw: a trend, and a table of figures with their comparisons. */
import type { Figure, TableBlock, TrendBlock } from '#domain/dashboard/block.js';
import { changeCell, figureOf, filedSaid, spanName, subtitleOf, toneOf, unlikeSaid } from '#domain/dashboard/figure-of.js';
import { trendTitle } from '#domain/dashboard/finding-title.js';
import type { IndicatorCode } from '#domain/catalogue/catalogue.js';
import { apartIn, isOfYear } from '#domain/indicators/compare.js';
import { formatChangeShort, formatTarget, NO_VALUE } from '#domain/indicators/format-figure.js';
import type { Span } from '#domain/indicators/indicator-value.js';
import { samePeriodLastYear } from '#domain/period/period.js';
import type { BriefingFacts, Known } from './facts.js';
import { nameOf } from './said.js';

export const plain = (display: string) => ({ display, tone: 'neutral' as const });

/** Scope and coverage of the whole quarter, or of the year so far by those who have filed this quarter. */
export function subtitle(facts: BriefingFacts, unit = '', span: Span = facts.input.sumsUpYear ? 'cumulative' : 'quarter'): string {
  const { period, reported, expected, sumsUpYear } = facts.input;
  // What is accepted of its last quarter says nothing of a year: each figure has its own.
  if (sumsUpYear && span === 'cumulative') return subtitleOf({ unit, span: spanName(period, span, facts.language) }, facts.language);
  return subtitleOf({ unit, span: spanName(period, span, facts.language), reported, expected }, facts.language);
}
/** The same of one figure, which may rest on fewer units. */
export function subtitleOfKnown({ indicator, figure }: Known, facts: BriefingFacts): string {
  return subtitleOf(
    {
      unit: facts.word(indicator.unit),
      span: spanName(figure.period, figure.span, facts.language),
      reported: figure.reported,
      expected: figure.expected,
    },
    facts.language,
  );
}

/** Null when there are no earlier quarters, or nothing known in any of them. */
export function trendBlock(code: IndicatorCode, facts: BriefingFacts): TrendBlock | null {
  const known = facts.one(code);
  const points = facts.trend(code);
  if (!known || points.length < 2 || points.every((point) => point.value.value === null)) return null;
  const { indicator, figure } = known;
  const at = new Map(points.map((point) => [point.value.period, point.value]));
  const lastYear = points.map((point): Figure => {
    const before = at.get(samePeriodLastYear(point.value.period));
    return before
      ? figureOf(indicator, before, facts.language)
      : { value: null, display: NO_VALUE, ratio: '', coverage: '', uncertain: false };
  });
  const targets = points.map((point) => point.target);
  const apart = apartIn(
    indicator,
    points.map((point) => point.value),
  );
  return {
    kind: 'trend',
    id: `trend-${code}`,
    title: trendTitle(
      indicator,
      points.map((point) => point.value),
      figure,
      facts.language,
    ),
    subtitle: subtitleOfKnown(known, facts),
    codes: [code],
    notes: [],
    unit: facts.word(indicator.unit),
    decimals: indicator.decimals,
    periods: points.map((point) => point.value.period),
    series: [
      { name: facts.t('本期', 'current'), role: 'main', figures: points.map((point) => figureOf(indicator, point.value, facts.language)) },
      ...(lastYear.some((one) => one.value !== null)
        ? [{ name: facts.t('上年同期', 'a year earlier'), role: 'last_year' as const, figures: lastYear }]
        : []),
    ],
    ...(apart.length > 0 ? { apart } : {}),
    ...(isOfYear(indicator, points.at(-1)!.value) ? { restarts: true } : {}),
    target: targets.some((value) => value !== null)
      ? { name: indicator.target?.kind === 'pace' ? facts.t('进度要求', 'pace') : facts.t('目标', 'target'), values: targets }
      : null,
  };
}

/** A rate in a crowded table: what is beside it, and n/d on a second line. */
export function rateCell(known: Known | null, facts: BriefingFacts, beside = '') {
  if (!known) return { display: NO_VALUE, tone: 'muted' as const };
  const { display, ratio } = figureOf(known.indicator, known.figure, facts.language);
  const tone = toneOf(known.figure);
  return { display: `${display}${beside}${ratio ? `\n${ratio}` : ''}`, tone: tone === 'good' ? ('neutral' as const) : tone };
}

/** Under tables that print changes: where those are of rates over other returns. */
export function unlikeNotes(figures: readonly Known[], facts: BriefingFacts): string[] {
  const said = unlikeSaid(
    figures.map(({ figure }) => figure),
    facts.language,
  );
  return said === null ? [] : [said];
}

/** Value, n/d, target and both comparisons of each figure. */
export function figureTable(id: string, title: string, figures: Known[], facts: BriefingFacts): TableBlock {
  const column = (key: string, zh: string, en: string, align: 'left' | 'right' = 'right') => ({ key, name: facts.t(zh, en), align });
  const isYear = facts.input.sumsUpYear;
  return {
    kind: 'table',
    id,
    title,
    subtitle: subtitle(facts),
    codes: figures.map((known) => known.indicator.code),
    notes: unlikeNotes(figures, facts),
    columns: [
      column('name', '指标', 'indicator', 'left'),
      isYear ? column('value', '全年', 'the year') : column('value', '本期', 'value'),
      column('ratio', '分子/分母', 'n/d'),
      column('target', '目标', 'target'),
      ...(isYear ? [] : [column('quarter', '比上季度', 'on quarter')]),
      column('year', isYear ? '比上年' : '比上年同期', 'on year'),
      column('units', '已审核单位', 'units'),
    ],
    rows: figures.map((known) => tableRow(known, facts)),
  };
}

function tableRow(known: Known, facts: BriefingFacts): TableBlock['rows'][number] {
  const { indicator, figure } = known;
  const shown = figureOf(indicator, figure, facts.language);
  const tone = toneOf(figure);
  const change = (which: 'quarterChange' | 'yearChange') => ({
    display: formatChangeShort(figure[which], facts.language),
    tone: changeCell(indicator, figure[which], facts.language).tone === 'muted' ? ('muted' as const) : ('neutral' as const),
  });
  return {
    key: indicator.code,
    drill: null,
    cells: [
      plain(facts.input.sumsUpYear ? facts.word(indicator.name) : nameOf(known, facts.language)),
      { display: shown.display, tone: tone === 'good' ? 'neutral' : tone },
      plain(shown.ratio || NO_VALUE),
      plain(formatTarget(indicator, figure.target, facts.language) ?? NO_VALUE),
      ...(facts.input.sumsUpYear ? [] : [change('quarterChange')]),
      change('yearChange'),
      plain((filedSaid(indicator, figure, facts.language) ?? shown.coverage) || NO_VALUE),
    ],
  };
}

/** Said once under the first table. */
export const tableNote = (facts: BriefingFacts): string =>
  facts.t('注：', '') +
  (facts.input.sumsUpYear
    ? facts.t(
        '“全年”为四个季度的累计数，期末实有类指标为年末数。',
        'Figures are of the four quarters together, of stocks those of the year end. ',
      )
    : '') +
  facts.t(
    '比率的变化单位为百分点，计数的变化为百分比；“—”表示分母为零、无目标或无法计算，“未报”“待审或退回”表示没有审核通过的季报，“无数据”表示该项未填，“不公布”表示审核通过的单位过少或各季单位相差较大，“不可比”表示上期无数据、基数为零，或计数两期的审核通过单位数相差超过5%，比率遇此情形的变化为灰色，不计入向好或下滑。红色为未达目标。',
    'Rates change in percentage points, counts in per cent; "—": no denominator, no target or nothing to compute; "not comparable": no earlier figure, a base of zero, or a count over numbers of accepted returns more than 5% apart; such changes of rates are grey and count neither as better nor as worse. Red: off target.',
  );
