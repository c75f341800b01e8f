/** Pages of a deck: what the sections of the report draw, one chart a page with its finding above; first and last page in words. */
import type { Block } from '#domain/dashboard/block.js';
import type { BriefingFacts } from '../facts.js';
import { list, saysSomething } from '../said.js';
import type { NodeDraft, Section } from '../section.js';
import { coverageGap } from './coverage-gap.section.js';
import { followUp } from './follow-up.section.js';
import { indicators } from './indicators.section.js';
import { problems } from './problems.section.js';
import { ranking } from './ranking.section.js';
import { rectification } from './rectification.section.js';
import { requirements } from './requirements.section.js';
import { situation } from './situation.section.js';

/** More rows are no page to look at from afar. */
const ROWS = 14;
/** Tables worth a page; all others are read on paper. */
const TABLES = ['lights', 'spread', 'follow-up', 'requirements', 'sectors'];
/** Items a page of words takes. */
const ITEMS = 5;

export const slides: Section = {
  name: 'slides',
  title: { zh: '演示页', en: 'Pages' },
  build: (facts) => [
    ...words(situation, facts),
    ...[followUp, situation, indicators, ranking, coverageGap, rectification].flatMap((section) => section.build(facts).flatMap(pageOf)),
    ...words(problems, facts),
    ...words(requirements, facts),
  ],
};

const page = (key: string, text: string): NodeDraft => ({ type: 'heading', level: 1, text, key: `page-${key}` });

/** The finding heads the page: the block itself is drawn without it. */
function pageOf(node: NodeDraft): NodeDraft[] {
  if (node.type !== 'block' || !isShown(node.block)) return [];
  const { title } = node.block;
  const block: Block = node.block.kind === 'table' ? { ...node.block, rows: node.block.rows.slice(0, ROWS) } : node.block;
  return [page(block.id, title), { type: 'block', block: { ...block, title: '' } }];
}

const isShown = (block: Block): boolean => block.kind !== 'table' || TABLES.includes(block.id);

/** The sentences of a section as lists, as many to a page as can be read. */
function words(section: Section, facts: BriefingFacts): NodeDraft[] {
  const sentences = section
    .build(facts)
    .flatMap((node) => (node.type === 'paragraph' ? [{ key: node.key, sentence: node.sentence }] : node.type === 'list' ? node.items : []))
    .filter(({ sentence }) => saysSomething(sentence))
    .map(({ key, sentence }) => ({ sentence, ...(key ? { key } : {}) }));
  const title = facts.word(section.title);
  return Array.from({ length: Math.ceil(sentences.length / ITEMS) }, (_, i) => [
    page(`${section.name}-${i + 1}`, title),
    list(sentences.slice(i * ITEMS, (i + 1) * ITEMS), `${section.name}-${i + 1}`),
  ]).flat();
}
