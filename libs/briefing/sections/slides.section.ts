/** Pages of a deck: what the sections of the report draw, one chart a page with its finding above; first and last page in words. */
import type { Block } from '#domain/dashboard/block.js';
import type { BriefingFacts } from '../facts.js';
import { list } from '../said.js';
import type { NodeDraft, Section } from '../section.js';
import { coverageGap } from './coverage-gap.section.js';
import { followUp } from './follow-up.section.js';
import { halfYear } from './half-year.section.js';
import { indicators } from './indicators.section.js';
import { problems } from './problems.section.js';
import { ranking } from './ranking.section.js';
import { rectification } from './rectification.section.js';
import { requirements } from './requirements.section.js';
import { situation } from './situation.section.js';

/** Lines of a table; more are no page to look at from afar. */
const LINES = 16;
/** Tables worth a page; all others are read on paper. */
const TABLES = ['half-year', 'bands', 'lights', 'follow-up', 'requirements', 'sectors'];
/** Items a page of words takes at most. */
const MOST_ITEMS = 4;

export const slides: Section = {
  name: 'slides',
  title: { zh: '演示页', en: 'Pages' },
  build: (facts) => [
    ...words(situation, facts, ['filing', 'effect', 'provisional', 'nothing', 'tally']),
    ...[followUp, halfYear, situation, indicators, ranking, coverageGap, rectification].flatMap((section) =>
      section.build(facts).flatMap((node) => pageOf(node, facts)),
    ),
    ...words(problems, facts, []),
    // What nobody has written yet is no page.
    ...(facts.input.requirements.length > 0 ? requirements.build(facts).flatMap((node) => pageOf(node, facts)) : []),
  ],
};

const page = (key: string, text: string): NodeDraft => ({ type: 'heading', level: 1, text, key: `page-${key}` });

/** The finding heads the page: the block itself is drawn without it. */
function pageOf(node: NodeDraft, facts: BriefingFacts): NodeDraft[] {
  if (node.type !== 'block' || !isShown(node.block)) return [];
  return [page(node.block.id, node.block.title), { type: 'block', block: { ...shortened(node.block, facts), title: '' } }];
}

const isShown = (block: Block): boolean => block.kind !== 'table' || TABLES.includes(block.id);

/** A page is wide: what stands on a second line on paper stands beside, and more rows have room. */
function shortened(block: Block, facts: BriefingFacts): Block {
  if (block.kind !== 'table') return block;
  const rows = block.rows.slice(0, LINES).map((row) => ({
    ...row,
    cells: row.cells.map((cell) => ({ ...cell, display: cell.display.replaceAll('\n', '  ') })),
  }));
  const notes = block.notes.map((note) => note.replace('第二行为', '其后为').replace(/second line:/i, 'then'));
  const left = block.rows.length - rows.length;
  if (left > 0) notes.push(facts.t(`另有${left}行见书面材料。`, `${left} more rows are in the papers.`));
  return { ...block, rows, notes };
}

/** Items of lists, and paragraphs of these names, evenly over as many pages as they need. */
function words(section: Section, facts: BriefingFacts, paragraphs: readonly string[]): NodeDraft[] {
  const sentences = section.build(facts).flatMap((node) => {
    if (node.type === 'list') return node.items;
    return node.type === 'paragraph' && node.key && paragraphs.includes(node.key) ? [{ key: node.key, sentence: node.sentence }] : [];
  });
  const title = facts.word(section.title);
  const pages = Math.ceil(sentences.length / MOST_ITEMS);
  const items = Math.ceil(sentences.length / pages);
  return Array.from({ length: pages }, (_, i) => [
    page(`${section.name}-${i + 1}`, title),
    { ...list(sentences.slice(i * items, (i + 1) * items), `${section.name}-${i + 1}`), ...(i > 0 && { start: i * items + 1 }) },
  ]).flat();
}
