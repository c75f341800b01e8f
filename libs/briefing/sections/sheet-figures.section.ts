/** Of one unit: its main figures with target, last quarter and last year, and what it missed. Without an accepted return it says how far the return is. */
import type { UnitFiling } from '#domain/briefing/briefing-input.js';
import { figureTable } from '../blocks.js';
import { dateText } from '../dates.js';
import { effectSaid } from '../effect.js';
import type { BriefingFacts, Known } from '../facts.js';
import { counted, drawn, list, NOTHING, paragraph, said, saysSomething, shortSentence } from '../said.js';
import type { NodeDraft, Section } from '../section.js';

const MAIN = ['COV03', 'COV05', 'COV13', 'LIF01', 'LIF05', 'LIF06', 'LIF07', 'TRN01', 'RSP03', 'RSP14'];
const MOST = 8;
const MISSED = 5;

export const sheetFigures: Section = {
  name: 'sheet-figures',
  title: { zh: '主要指标', en: 'Main figures' },
  build: (facts) => {
    const filed = filedSaid(facts);
    const known = facts
      .known(MAIN)
      .filter(({ figure }) => figure.value !== null)
      .slice(0, MOST);
    if (known.length === 0)
      return [paragraph(said(filed, facts.t('本期没有可以列出的指标数据。', ' There are no figures for this quarter.')), 'filed')];
    const effect = effectSaid(facts);
    return [
      ...(saysSomething(filed) ? [paragraph(filed, 'filed')] : []),
      ...(saysSomething(effect) ? [paragraph(effect, 'effect')] : []),
      drawn(figureTable('sheet', facts.t('主要指标', 'Main figures'), known, facts)),
    ] satisfies NodeDraft[];
  },
};

/** Its own return, or of a unit above others how many are in. */
function filedSaid(facts: BriefingFacts) {
  const { filing, unit, reported, expected } = facts.input;
  const own = filing.find(({ code }) => code === unit.code);
  const one = own ? ownSaid(own, facts) : NOTHING;
  if (expected <= 1) return one;
  return facts.language === 'zh'
    ? said(one, '本单位及所属单位应报季报', counted('expected', expected), '份，已审核通过', counted('reported', reported), '份。')
    : said(
        one,
        saysSomething(one) ? ' ' : '',
        counted('reported', reported),
        ' of ',
        counted('expected', expected),
        ' returns of this unit and those below are accepted.',
      );
}

function ownSaid({ state, submittedOn, isLate }: UnitFiling, facts: BriefingFacts) {
  const day = submittedOn && dateText(submittedOn, facts.language);
  const zh = {
    accepted: `本单位季报${day ? `于${day}报送` : ''}${isLate ? '（逾期）' : ''}，已审核通过。`,
    submitted: `本单位季报于${day}报送${isLate ? '（逾期）' : ''}，尚待审核。`,
    returned: '本单位季报已退回，请修改后重新报送。',
    draft: '本单位季报填报中，尚未报送。',
    missing: '本单位本期未报季报。',
  };
  const en = {
    accepted: `The unit's own return ${day ? `came in on ${day}${isLate ? ', late,' : ''} and ` : ''}is accepted.`,
    submitted: `The unit's own return came in on ${day}${isLate ? ', late,' : ''} and awaits review.`,
    returned: "The unit's own return was sent back to be corrected.",
    draft: "The unit's own return is being filled in.",
    missing: 'The unit has not reported this quarter.',
  };
  return said(facts.t(zh[state], en[state]));
}

/** What it missed, the farthest first. */
export const sheetMissed: Section = {
  name: 'sheet-missed',
  title: { zh: '未达标指标', en: 'Off target' },
  build: (facts) => {
    const judged = facts.all.filter(({ figure, indicator }) => typeof figure.target?.met === 'boolean' && !indicator.bureauTotalOnly);
    if (judged.length === 0)
      return [paragraph(said(facts.t('没有可与目标比较的指标。', 'No figure can be held against a target.')), 'none')];
    const missed = judged.filter(({ figure }) => figure.target?.met === false).toSorted((a, b) => distanceOf(b) - distanceOf(a));
    const of = counted('judged', judged.length);
    const off = counted('judged.unmet', missed.length);
    const tally =
      facts.language === 'zh'
        ? said(
            '设有目标且有数据的',
            of,
            '项指标中，',
            off,
            missed.length > MISSED ? '项未达到，列差距较大的：' : missed.length > 0 ? '项未达到：' : '项未达到。',
          )
        : said(
            off,
            ' of ',
            of,
            ' figures with a target are off it',
            missed.length > MISSED ? '; the farthest:' : missed.length > 0 ? ':' : '.',
          );
    const told = missed
      .slice(0, MISSED)
      .map((known) => ({ key: known.indicator.code, sentence: said(shortSentence(known, facts.language), facts.t('。', '.')) }));
    return [paragraph(tally, 'tally'), ...(told.length > 0 ? [list(told, 'list')] : [])];
  },
};

const distanceOf = ({ figure }: Known): number =>
  Math.abs(((figure.target?.value ?? 0) - (figure.value ?? 0)) / (figure.target?.value || 1));
