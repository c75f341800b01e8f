/** Where something stands in a briefing, in words whoever reads the paper finds it by: 一、总体情况，第2段; 二、主要指标，表3“组织生活指标”. */
import type { Block } from '../../dashboard/block.js';
import type { Text } from '../../errors.js';
import type { Briefing, BriefingNode } from '../briefing.js';
import { walk } from '../walk.js';
import type { GateProblem } from '../gate.js';

export interface PlacedBlock {
  block: Block;
  place: Text;
  isTable: boolean;
}
/** Everything that is printed, in reading order. */
export interface GatePlaces {
  of(node: string): Text;
  blocks: readonly PlacedBlock[];
}

export const isTable = ({ kind }: Block): boolean => kind === 'table' || kind === 'kpi';
export const WHOLE: Text = { zh: '全文', en: 'The whole document' };
export const within = (place: Text, zh: string, en: string): Text => ({ zh: `${place.zh}，${zh}`, en: `${place.en}, ${en}` });
export const problem = (where: Text, zh: string, en: string): GateProblem => ({ where, said: { zh, en } });
export const otherThan = (where: Text, wanted: string, got: string): GateProblem =>
  problem(where, `应为“${wanted}”，实为“${got}”`, `"${wanted}" was expected, "${got}" was found`);

export function placesOf(briefing: Pick<Briefing, 'title' | 'body' | 'annexes'>): GatePlaces {
  const places = new Map<string, Text>();
  const blocks: PlacedBlock[] = [];
  const paragraphs = new Map<string, number>();
  const count = { table: 0, drawing: 0 };
  for (const { node, title, annex } of walk(briefing)) {
    const name = title || briefing.title;
    const section: Text = annex === null ? { zh: name, en: name } : { zh: `附件${annex} ${name}`, en: `Annex ${annex} ${name}` };
    if (node.type === 'block') {
      const said = isTable(node.block) ? { zh: '表', en: 'table', n: ++count.table } : { zh: '图', en: 'chart', n: ++count.drawing };
      const place = within(section, `${said.zh}${said.n}“${node.block.title}”`, `${said.en} ${said.n} "${node.block.title}"`);
      blocks.push({ block: node.block, place, isTable: isTable(node.block) });
      places.set(node.id, place);
      continue;
    }
    for (const id of idsOf(node)) {
      const n = (paragraphs.get(section.zh) ?? 0) + 1;
      paragraphs.set(section.zh, n);
      places.set(id, within(section, `第${n}段`, `paragraph ${n}`));
    }
    if (!places.has(node.id)) places.set(node.id, section);
  }
  return { of: (node) => places.get(node) ?? WHOLE, blocks };
}

/** What reads as a paragraph of its own. */
const idsOf = (node: BriefingNode): string[] =>
  node.type === 'paragraph' ? [node.id] : node.type === 'list' ? node.items.map(({ id }) => id) : [];
