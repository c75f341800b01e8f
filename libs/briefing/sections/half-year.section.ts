/** 上半年情况: what the two quarters come to together, for the meeting that reviews half a year; of any other there is nothing to say. */
import { figureOf } from '#domain/dashboard/figure-of.js';
import { formatChangeShort, formatTarget, NO_VALUE } from '#domain/indicators/format-figure.js';
import type { IndicatorValue } from '#domain/indicators/indicator-value.js';
import { periodOf, yearOf } from '#domain/period/period.js';
import { plain, subtitle, unlikeNotes } from '../blocks.js';
import { isOfYear, type BriefingFacts, type Known } from '../facts.js';
import { drawn, joined, paragraph, said, yearSentence } from '../said.js';
import type { NodeDraft, Section } from '../section.js';

const TOLD = ['COV05', 'LIF06', 'TRN01', 'RSP03'];
const SHOWN = ['COV05', 'LIF01', 'LIF05', 'LIF06', 'LIF07', 'TRN01', 'TRN05', 'SUP01', 'SUP03', 'SUP09', 'RSP03', 'RSP09', 'RSP14'];

export const halfYear: Section = {
  name: 'half-year',
  title: { zh: '上半年情况', en: 'The first half of the year' },
  build: (facts) => {
    if (!facts.isOfHalfYear || facts.input.reported === 0) return [];
    const [told, shown] = [facts.yearToDate(TOLD), facts.yearToDate(SHOWN)];
    if (shown.length === 0) return [];
    const sentences = joined(
      told.map((known) => yearSentence(known, facts.language)),
      facts.t('；', '; '),
    );
    const { reviewed, period } = facts;
    return [
      paragraph(
        facts.language === 'zh'
          ? said(`${reviewed}累计，`, sentences, `。以下各部分除注明年内累计的外，均为${period}的数据。`)
          : said(`Over ${reviewed}: `, sentences, `. What follows is of ${period}, unless it says that it is of the year so far.`),
        'told',
      ),
      drawn(table(shown, facts)),
    ] satisfies NodeDraft[];
  },
};

function table(shown: Known[], facts: BriefingFacts) {
  const column = (key: string, zh: string, en: string, align: 'left' | 'right' = 'right') => ({ key, name: facts.t(zh, en), align });
  const first = periodOf(yearOf(facts.input.period), 1);
  return {
    kind: 'table' as const,
    id: 'half-year',
    title: facts.t(`${facts.reviewed}主要指标`, `Main figures of ${facts.reviewed}`),
    subtitle: subtitle(facts, '', 'cumulative'),
    codes: shown.map(({ indicator }) => indicator.code),
    notes: [
      facts.t(
        '第二行为分子/分母；目标和比上年同期按上半年累计数；只按年内累计计算的指标不单列二季度。',
        'Second line: n/d; target and comparison are those of both quarters together; what counts through the year only has no figure of Q2 alone.',
      ),
      ...unlikeNotes(shown, facts),
    ],
    columns: [
      column('name', '指标', 'indicator', 'left'),
      column('q1', '一季度', 'Q1'),
      column('q2', '二季度', 'Q2'),
      column('half', '上半年', 'both'),
      column('target', '目标', 'target'),
      column('year', '比上年同期', 'on year'),
    ],
    rows: shown.map(({ indicator, figure }) => {
      const cell = (value: IndicatorValue | null | undefined) => {
        if (!value) return { display: NO_VALUE, tone: 'muted' as const };
        const { display, ratio } = figureOf(indicator, value, facts.language);
        return {
          display: ratio ? `${display}\n${ratio}` : display,
          tone: value.value === null ? ('muted' as const) : ('neutral' as const),
        };
      };
      // The first quarter is its own year so far; what counts through the year only has no second quarter of its own.
      const second = facts.ofQuarter(indicator.code);
      const before = facts.trend(indicator.code).find(({ value }) => value.period === first);
      return {
        key: indicator.code,
        drill: null,
        cells: [
          plain(facts.word(indicator.name)),
          cell(before?.value),
          cell(second && !isOfYear(second) ? second.figure : null),
          cell(figure),
          plain(formatTarget(indicator, figure.target, facts.language) ?? NO_VALUE),
          plain(formatChangeShort(figure.yearChange, facts.language)),
        ],
      };
    }),
  };
}
