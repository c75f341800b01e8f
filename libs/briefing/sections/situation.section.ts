/** 一、总体情况: who filed, how the quarter went in a few sentences and six headline figures. Without a single accepted return it says that and nothing else. */
import type { Sentence } from '#domain/briefing/sentence.js';
import type { KpiBlock } from '#domain/dashboard/block.js';
import { changeCell, tileFigure, toneOf } from '#domain/dashboard/figure-of.js';
import { tallyTitle } from '#domain/dashboard/finding-title.js';
import { yearStarts } from '#domain/indicators/compare.js';
import { blanksOf, formatNumber, isPace, targetSaid } from '#domain/indicators/format-figure.js';
import { subtitle, unlikeNotes } from '../blocks.js';
import { effectSaid } from '../effect.js';
import { type BriefingFacts, isOfYear, type Known } from '../facts.js';
import { counted, drawn, joined, knownSaid, NOTHING, paragraph, saysSomething, said } from '../said.js';
import type { NodeDraft, Section } from '../section.js';

const HEADLINES = ['COV03', 'COV05', 'LIF06', 'TRN01', 'RSP03', 'RSP14'];
const TREND_LENGTH = 8;

export const situation: Section = {
  name: 'situation',
  title: { zh: '总体情况', en: 'Overall situation' },
  build: (facts) => {
    const { reported, provisional } = facts.input;
    const filing = paragraph(filingSaid(facts), 'filing');
    if (reported === 0)
      return [
        filing,
        paragraph(
          said(
            facts.t(
              '本期尚无审核通过的季报，以下各项指标均无数据。',
              'No return has been accepted yet: there are no figures for this quarter.',
            ),
          ),
          'nothing',
        ),
      ];
    const headlines = facts.known(HEADLINES);
    const open = provisional
      ? [
          paragraph(
            said(
              facts.t('本期尚未关闭，本文数据为暂定数，以关闭后的数据为准。', 'The quarter is still open: all figures are provisional.'),
            ),
            'provisional',
          ),
        ]
      : [];
    const effect = effectSaid(facts);
    return [
      filing,
      ...(saysSomething(effect) ? [paragraph(effect, 'effect')] : []),
      ...open,
      // Before the longer text, which then fills the page below it.
      ...(headlines.length > 0 && !facts.input.sumsUpYear ? [drawn(kpi(headlines, facts))] : []),
      paragraph(tallySaid(facts), 'tally'),
      paragraph(headlineSaid(headlines, facts), 'headlines'),
    ] satisfies NodeDraft[];
  },
};

/** 2026年第三季度，局党委及所属单位应报季报120份。截至10月20日，112份已审核通过，占93.3%；3份已报送待审核，1份已退回，4份未报. */
function filingSaid(facts: BriefingFacts): Sentence {
  const { reported, expected, filing } = facts.input;
  const zh = facts.language === 'zh';
  if (expected === 0) return said(facts.t('本期没有应报季报的单位。', 'No unit was expected to file this quarter.'));
  const share = formatNumber((reported / expected) * 100, 1);
  const accepted = said(
    counted('reported', reported),
    zh ? '份已审核通过，占' : ' accepted (',
    { code: 'reported.share', display: `${share}%`, value: (reported / expected) * 100 },
    zh ? '' : ')',
  );
  const states = (['submitted', 'returned', 'draft', 'missing'] as const).map((state) => {
    const units = facts.filed(state).length;
    const words = {
      submitted: ['份已报送待审核', ' awaiting review'],
      returned: ['份已退回修改', ' sent back'],
      draft: ['份填报中', ' still being filled in'],
      missing: ['份未报', ' not reported'],
    }[state];
    return units === 0 ? NOTHING : said(counted(`filing.${state}`, units), words[zh ? 0 : 1] ?? '');
  });
  const late = filing.filter((unit) => unit.isLate && unit.submittedOn !== null).length;
  const body = joined([accepted, joined(states, zh ? '，' : ', ')], zh ? '；' : '; ');
  const tail =
    late === 0
      ? said(zh ? '。' : '.')
      : zh
        ? said('。已报送的季报中，逾期报送', counted('filing.late', late), '份。')
        : said('. Filed late: ', counted('filing.late', late), '.');
  return zh
    ? said(
        facts.period,
        '，',
        facts.input.unit.name,
        '及所属单位应报季报',
        counted('expected', expected),
        '份。截至',
        facts.asOfDay,
        '，',
        body,
        tail,
      )
    : said('Of ', counted('expected', expected), ` returns due for ${facts.period}, by ${facts.asOfDay}: `, body, tail);
}

/** How many figures with a target reach it, and how many moved which way. */
function tallySaid(facts: BriefingFacts): Sentence {
  const zh = facts.language === 'zh';
  const judged = facts.all.filter(({ figure }) => typeof figure.target?.met === 'boolean');
  const met = judged.filter(({ figure }) => figure.target?.met).length;
  const silent = blanksOf(facts.all.flatMap(({ figure, indicator }) => (indicator.target === undefined ? [] : [figure])));
  if (judged.length === 0) return said(zh ? '本期设有目标的指标均暂无数据。' : 'No figure with a target has data this quarter.');
  const first = zh
    ? said(
        '设有目标且有数据的',
        counted('judged', judged.length),
        '项指标中，',
        counted('judged.met', met),
        judged.some(({ indicator, figure }) => isPace(indicator, figure.target)) ? '项达到目标或进度要求，' : '项达到目标，',
        counted('judged.unmet', judged.length - met),
        '项未达到',
      )
    : said(
        'Of ',
        counted('judged', judged.length),
        ' figures with a target, ',
        counted('judged.met', met),
        ' reach it and ',
        counted('judged.unmet', judged.length - met),
        ' do not',
      );
  const without =
    silent.length === 0
      ? NOTHING
      : said(
          zh ? '；另有' : '; ',
          joined(
            silent.map(({ status, word, count }) =>
              said(counted(`judged.silent.${status === 'undefined' ? 'no_base' : status}`, count), zh ? `项${word.zh}` : ` ${word.en}`),
            ),
            zh ? '、' : ', ',
          ),
        );
  return said(first, without, movedSaid(facts), zh ? '。' : '.');
}

/** Better or worse by the indicator's own direction; neutral figures do not count, nor, but for a whole year, what grows with it. */
function movedSaid(facts: BriefingFacts): Sentence {
  const isYear = facts.input.sumsUpYear;
  const tones = facts.all
    .filter((known) => isYear || !isOfYear(known))
    .map(({ indicator, figure }) =>
      indicator.direction === 'up' || indicator.direction === 'down'
        ? changeCell(indicator, isYear ? figure.yearChange : figure.quarterChange, facts.language).tone
        : 'muted',
    );
  const [better, worse, level] = (['good', 'bad', 'neutral'] as const).map((tone) => tones.filter((one) => one === tone).length);
  if (!better && !worse && !level) return NOTHING;
  return facts.language === 'zh'
    ? said(
        isYear ? '。与上年相比，' : '。不计年内累计的指标，与上季度相比，',
        counted('moved.better', better ?? 0),
        '项向好，',
        counted('moved.worse', worse ?? 0),
        '项下滑，',
        counted('moved.level', level ?? 0),
        '项持平',
      )
    : said(
        isYear ? '. On the year ' : '. Figures of the year so far apart, on the quarter ',
        counted('moved.better', better ?? 0),
        ' improved, ',
        counted('moved.worse', worse ?? 0),
        ' worsened, ',
        counted('moved.level', level ?? 0),
        ' stood still',
      );
}

const headlineSaid = (headlines: Known[], facts: BriefingFacts): Sentence =>
  headlines.length === 0
    ? said(facts.t('主要指标暂无数据。', 'There are no headline figures.'))
    : said(
        joined(
          headlines.slice(0, facts.input.sumsUpYear ? headlines.length : 4).map((known) => knownSaid(known, facts)),
          facts.t('；', '; '),
        ),
        facts.t('。', '.'),
      );

function kpi(headlines: Known[], facts: BriefingFacts): KpiBlock {
  const { language } = facts;
  const against = (display: string, tone: KpiBlock['items'][number]['tone'], zh: string, en: string) => ({
    display: language === 'zh' ? `${zh} ${display}` : `${display} ${en}`,
    tone: tone === 'muted' ? tone : ('neutral' as const),
  });
  return {
    kind: 'kpi',
    id: 'headlines',
    title: tallyTitle(
      headlines.map((known) => known.figure),
      { zh: '主要指标', en: 'headline figures' },
      language,
    ),
    subtitle: subtitle(facts),
    codes: headlines.map((known) => known.indicator.code),
    notes: unlikeNotes(headlines, facts),
    items: headlines.map((known) => {
      const { indicator, figure } = known;
      const line = facts.trend(indicator.code).slice(-TREND_LENGTH);
      const [quarter, year] = [changeCell(indicator, figure.quarterChange, language), changeCell(indicator, figure.yearChange, language)];
      return {
        code: indicator.code,
        name: indicator.name[language],
        ...tileFigure(indicator, figure, language),
        target: targetSaid(indicator, figure.target, language),
        tone: toneOf(figure) === 'bad' ? 'bad' : figure.value === null ? 'muted' : 'neutral',
        quarterChange: against(quarter.display, quarter.tone, '环比', 'on quarter'),
        yearChange: against(year.display, year.tone, '同比', 'on year'),
        trend: line.map((point) => point.value.value),
        ...(isOfYear(known) ? { starts: yearStarts(line.map((point) => point.value.period)) } : {}),
      };
    }),
  };
}
