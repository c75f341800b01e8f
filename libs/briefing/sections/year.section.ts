/** 全年情况: the main figures of the four quarters side by side, with the year they come to and the year before; quarters without a figure say so. */
import { figureOf } from '#domain/dashboard/figure-of.js';
import { formatChangeShort, formatTarget, NO_VALUE } from '#domain/indicators/format-figure.js';
import type { IndicatorValue } from '#domain/indicators/indicator-value.js';
import { periodOf, yearOf } from '#domain/period/period.js';
import { plain, subtitle, unlikeNotes } from '../blocks.js';
import type { BriefingFacts, Known } from '../facts.js';
import { drawn, joined, paragraph, said, yearSentence } from '../said.js';
import type { NodeDraft, Section } from '../section.js';

/** Held once a year: told in words. */
const ANNUAL = ['LIF08', 'LIF09'];
const SHOWN = ['COV03', 'COV05', 'LIF01', 'LIF05', 'LIF06', 'LIF07', ...ANNUAL, 'TRN01', 'TRN05', 'SUP03', 'RSP03', 'RSP09', 'RSP14'];

export const year: Section = {
  name: 'year',
  title: { zh: '全年情况', en: 'The year' },
  build: (facts) => {
    const shown = facts.known(SHOWN);
    if (shown.length === 0) return [];
    const annual = facts.known(ANNUAL);
    const told = joined(
      annual.map((known) => yearSentence(known, facts.language)),
      facts.t('；', '; '),
    );
    return [
      paragraph(
        annual.length > 0
          ? said(told, facts.t('。', '.'))
          : said(facts.t('全年一次的指标没有数据。', 'There are no figures of what is held once a year.')),
        'annual',
      ),
      drawn(table(shown, facts)),
    ] satisfies NodeDraft[];
  },
};

function table(shown: Known[], facts: BriefingFacts) {
  const of = yearOf(facts.input.period);
  const quarters = [1, 2, 3, 4].map((quarter) => periodOf(of, quarter));
  const column = (key: string, zh: string, en: string, align: 'left' | 'right' = 'right') => ({ key, name: facts.t(zh, en), align });
  return {
    kind: 'table' as const,
    id: 'year',
    title: facts.t(`${of}年各季度主要指标`, `Main figures of ${of}, by quarter`),
    subtitle: subtitle(facts),
    codes: shown.map(({ indicator }) => indicator.code),
    notes: [
      facts.t(
        '第二行为分子/分母；年内累计的指标各季度为累计数，期末实有类指标全年为年末数。',
        'Second line: n/d; figures of the year so far add up quarter by quarter, stocks are those of the year end.',
      ),
      ...unlikeNotes(shown, facts),
    ],
    columns: [
      column('name', '指标', 'indicator', 'left'),
      ...['一', '二', '三', '四'].map((zh, i) => column(`q${i + 1}`, `${zh}季度`, `Q${i + 1}`)),
      column('whole', '全年', 'the year'),
      column('target', '目标', 'target'),
      column('year', '比上年', 'on year'),
    ],
    rows: shown.map((known) => ({
      key: known.indicator.code,
      drill: null,
      cells: [
        plain(facts.word(known.indicator.name)),
        ...quarters.map((period) =>
          cellOf(known, facts.trend(known.indicator.code).find(({ value }) => value.period === period)?.value, facts),
        ),
        cellOf(known, facts.input.sumsUpYear ? known.figure : undefined, facts),
        plain(formatTarget(known.indicator, known.figure.target, facts.language) ?? NO_VALUE),
        plain(formatChangeShort(known.figure.yearChange, facts.language)),
      ],
    })),
  };
}

function cellOf({ indicator }: Known, point: IndicatorValue | undefined, facts: BriefingFacts) {
  if (!point) return { display: NO_VALUE, tone: 'muted' as const };
  const { display, ratio, value } = figureOf(indicator, point, facts.language);
  return { display: ratio ? `${display}\n${ratio}` : display, tone: value === null ? ('muted' as const) : ('neutral' as const) };
}
