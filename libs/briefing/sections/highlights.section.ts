/** 主要变化: the few figures that moved most towards their better side, by a printed rule; facts without praise. Says so where none did. */
import { changeCell } from '#domain/dashboard/figure-of.js';
import { runOf } from '#domain/dashboard/finding-title.js';
import { roundFigure } from '#domain/indicators/format-figure.js';
import type { Change } from '#domain/indicators/indicator-value.js';
import { trendBlock } from '../blocks.js';
import { type BriefingFacts, isOfYear, type Known } from '../facts.js';
import { bound, drawn, figureSentence, list, NOTHING, paragraph, said } from '../said.js';
import type { NodeDraft, Section } from '../section.js';

const MOST = 4;
/** Points of a rate: less is no news. */
const LEAST = 1;
const LONG_RUN = 3;

export const highlights: Section = {
  name: 'highlights',
  title: { zh: '主要变化', en: 'What moved' },
  build: (facts) => {
    if (facts.input.reported === 0) return [];
    const moved = facts.all
      .filter((known) => isBetter(known, facts))
      .toSorted((a, b) => stepOf(b) - stepOf(a))
      .slice(0, MOST);
    const least = bound('rule.highlights', facts.t(`${LEAST}个百分点`, `${LEAST} point`), LEAST);
    if (moved.length === 0)
      return [
        paragraph(
          said(
            facts.t(
              '比率比上季度、年内累计的比上年同期，没有向好超过',
              'On the quarter, or of the year so far on the year, no rate improved by more than ',
            ),
            least,
            facts.t('。', '.'),
          ),
          'none',
        ),
      ];
    const chart = trendBlock(moved[0]!.indicator.code, facts);
    return [
      paragraph(
        said(
          facts.t(
            '以下为比上季度、年内累计的比上年同期向好超过',
            'Improved on the quarter, or of the year so far on the year, by more than ',
          ),
          least,
          facts.t('的主要比率：', ':'),
        ),
        'lead',
      ),
      list(
        moved.map((known) => ({
          key: known.indicator.code,
          sentence: said(figureSentence(known, facts.language), run(known, facts), facts.t('。', '.')),
        })),
        'list',
      ),
      ...(chart ? [drawn(chart)] : []),
    ] satisfies NodeDraft[];
  },
};

/** What grows with the year is held against the year before. */
const changeOf = (known: Known): Change => (isOfYear(known) ? known.figure.yearChange : known.figure.quarterChange);
const stepOf = (known: Known): number => Math.abs(changeOf(known).value ?? 0);

function isBetter(known: Known, { language }: BriefingFacts): boolean {
  const { indicator, figure } = known;
  const change = changeOf(known);
  const { kind, value } = change;
  // How returns came in is told with the situation.
  if (indicator.bureauTotalOnly || indicator.kind === 'system' || figure.value === null || kind !== 'points' || value === null)
    return false;
  return roundFigure(Math.abs(value), 1) > LEAST && changeCell(indicator, change, language).tone === 'good';
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
