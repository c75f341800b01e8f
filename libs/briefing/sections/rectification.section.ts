/** 五、整改与软弱涣散: items closed, overdue and reopened, weak organisations turned; who is overdue. Left out when none of it is known. */
import type { Sentence } from '#domain/briefing/sentence.js';
import { trendBlock } from '../blocks.js';
import type { BriefingFacts } from '../facts.js';
import { drawn, joined, knownSaid, paragraph, said, saysSomething, unitsSaid } from '../said.js';
import type { NodeDraft, Section } from '../section.js';

const CLOSING = ['RSP03', 'RSP04', 'RSP05', 'RSP06'];
const WEAK = ['RSP07', 'RSP08'];

export const rectification: Section = {
  name: 'rectification',
  title: { zh: '整改与软弱涣散', en: 'Rectification and weak organisations' },
  build: (facts) => {
    const sentences = [sentenceOf(CLOSING, facts), sentenceOf(WEAK, facts)].filter(saysSomething);
    if (sentences.length === 0) return [];
    const trend = trendBlock('RSP03', facts);
    return [...sentences.map((sentence) => paragraph(sentence)), ...overdue(facts), ...(trend ? [drawn(trend)] : [])] satisfies NodeDraft[];
  },
};

function sentenceOf(codes: string[], facts: BriefingFacts): Sentence {
  const known = facts.known(codes);
  return known.every(({ figure }) => figure.value === null)
    ? said('')
    : said(
        joined(
          known.map((one) => knownSaid(one, facts)),
          facts.t('；', '; '),
        ),
        facts.t('。', '.'),
      );
}

/** Units with overdue items, by name: the notice is about units only. */
function overdue(facts: BriefingFacts): NodeDraft[] {
  const units = facts.input.children
    .filter((child) => (facts.childFigure(child, 'RSP04')?.figure.numerator ?? 0) > 0)
    .map((child) => child.shortName);
  if (units.length === 0) return [];
  return [
    paragraph(
      facts.language === 'zh'
        ? said('有逾期未销号事项的为', unitsSaid('units.overdue', units, 'zh'), '。')
        : said('Items are overdue in ', unitsSaid('units.overdue', units, 'en'), '.'),
    ),
  ];
}
