/** 主要变化: the few figures that moved most, to their better and to their worse side by the same printed rule. Says so where none did. */
import type { Sentence } from '#domain/briefing/sentence.js';
import { changeCell } from '#domain/dashboard/figure-of.js';
import { runOf } from '#domain/dashboard/finding-title.js';
import { roundFigure } from '#domain/indicators/format-figure.js';
import type { Change } from '#domain/indicators/indicator-value.js';
import { trendBlock } from '../blocks.js';
import { type BriefingFacts, isOfYear, type Known } from '../facts.js';
import { bound, counted, drawn, figureSentence, list, NOTHING, paragraph, said } from '../said.js';
import type { NodeDraft, Section } from '../section.js';

const MOST = 4;
/** Points of a rate: less is no news. */
const LEAST = 1;
const LONG_RUN = 3;

type Side = 'better' | 'worse';
const SIDES = {
  better: { tone: 'good', zh: '向好的有：', en: 'Better:' },
  worse: { tone: 'bad', zh: '下滑的有：', en: 'Worse:' },
} as const;

export const highlights: Section = {
  name: 'highlights',
  title: { zh: '主要变化', en: 'What moved' },
  build: (facts) => {
    if (facts.input.reported === 0) return [];
    const [better, worse] = [movedTo('better', facts), movedTo('worse', facts)];
    const largest = byStep([...better, ...worse])[0];
    const chart = largest && trendBlock(largest.indicator.code, facts);
    return [
      paragraph(leadSaid(better.length, worse.length, facts), largest ? 'lead' : 'none'),
      ...told('better', better, facts),
      ...told('worse', worse, facts),
      ...(chart ? [drawn(chart)] : []),
    ] satisfies NodeDraft[];
  },
};

/** 比上季度（年内累计的比上年同期）变动超过1个百分点的比率12项，向好7项，下滑5项，以下各列变动最大的4项。 */
function leadSaid(better: number, worse: number, facts: BriefingFacts): Sentence {
  const least = bound('rule.highlights', facts.t(`${LEAST}个百分点`, `${LEAST} point`), LEAST);
  const zh = facts.language === 'zh';
  const isUnlike = facts.all.some((known) => changeOf(known).unlike);
  const of = isUnlike
    ? facts.t(
        '（年内累计的比上年同期，两期审核通过单位数相差较大的不计）',
        ' (of the year so far: on the year; not where others were counted)',
      )
    : facts.t('（年内累计的比上年同期）', ' (of the year so far: on the year)');
  if (better + worse === 0)
    return zh
      ? said(`比上季度${of}，各项比率变动均未超过`, least, '。')
      : said('No rate moved by more than ', least, ` on the quarter${of}.`);
  const most = bound('rule.highlights.most', String(MOST), MOST);
  const isCut = Math.max(better, worse) > MOST;
  const [all, up, down] = [counted('highlights', better + worse), counted('highlights.better', better), counted('highlights.worse', worse)];
  return zh
    ? said(
        ...[`比上季度${of}，变动超过`, least, '的比率', all, '项'],
        ...[better > 0 ? said('，向好', up, '项') : '，没有向好的', worse > 0 ? said('，下滑', down, '项') : '，没有下滑的'],
        ...[isCut ? said('，以下各列变动最大的', most, '项') : NOTHING, '。'],
      )
    : said(
        ...[all, ' rates moved by more than ', least, ` on the quarter${of}: `],
        ...[
          up,
          ' for the better, ',
          down,
          ' for the worse',
          isCut ? said('; the ', most, ' that moved most on either side follow') : NOTHING,
        ],
        '.',
      );
}

function told(side: Side, moved: readonly Known[], facts: BriefingFacts): NodeDraft[] {
  if (moved.length === 0) return [];
  const items = moved.slice(0, MOST).map((known) => ({
    key: known.indicator.code,
    sentence: said(figureSentence(known, facts.language), run(known, facts), facts.t('。', '.')),
  }));
  return [paragraph(said(SIDES[side][facts.language]), side), list(items, `${side}-list`)];
}

const byStep = (known: readonly Known[]): Known[] => known.toSorted((a, b) => stepOf(b) - stepOf(a));

/** One fact once: a difference moves with what it is taken of, and is told only where neither of those is on its side. */
function movedTo(side: Side, facts: BriefingFacts): Known[] {
  const moved = facts.all.filter((known) => hasMoved(known, side, facts));
  const codes = new Set(moved.map(({ indicator }) => indicator.code));
  return byStep(moved.filter(({ indicator }) => !indicator.of?.some((code) => codes.has(code))));
}

/** What grows with the year is held against the year before. */
const changeOf = (known: Known): Change => (isOfYear(known) ? known.figure.yearChange : known.figure.quarterChange);
const stepOf = (known: Known): number => Math.abs(changeOf(known).value ?? 0);

function hasMoved(known: Known, side: Side, { language }: BriefingFacts): boolean {
  const { indicator, figure } = known;
  const change = changeOf(known);
  const { kind, value } = change;
  // How returns came in is told with the situation.
  if (indicator.bureauTotalOnly || indicator.kind === 'system' || figure.value === null || kind !== 'points' || value === null)
    return false;
  return roundFigure(Math.abs(value), 1) > LEAST && changeCell(indicator, change, language).tone === SIDES[side].tone;
}

/** ，已连续4个季度上升. */
function run(known: Known, facts: BriefingFacts) {
  const { indicator } = known;
  const quarters = runOf(
    indicator,
    facts.trend(indicator.code).map(({ value }) => value),
  );
  if (Math.abs(quarters) < LONG_RUN) return NOTHING;
  const count = bound(`${indicator.code}.run`, String(Math.abs(quarters)), quarters);
  return facts.language === 'zh'
    ? said('，已连续', count, quarters > 0 ? '个季度上升' : '个季度下降')
    : said(`, ${quarters > 0 ? 'up' : 'down'} `, count, ' quarters in a row');
}
