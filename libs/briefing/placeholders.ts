/** Where people still have to write: a briefing that holds one of these is not released. */
import type { Briefing } from '#domain/briefing/briefing.js';
import { textOf } from '#domain/briefing/sentence.js';
import { type PlacedNode, sentencesOf, walk } from '#domain/briefing/walk.js';
import { PLACEHOLDER } from './section.js';

export interface OpenPlace {
  /** Id of the node. */
  node: string;
  /** Printed title of its section. */
  title: string;
  text: string;
}

export function placeholdersOf(briefing: Pick<Briefing, 'body' | 'annexes' | 'language'>): OpenPlace[] {
  const texts = [
    ...sentencesOf(briefing).map(({ node, title, sentence }) => ({ node, title, text: textOf(sentence) })),
    ...[...walk(briefing)].flatMap(wordsOf),
  ];
  return texts.filter(({ text }) => text.includes(PLACEHOLDER[briefing.language]));
}

function wordsOf({ node, title }: PlacedNode): OpenPlace[] {
  if (node.type === 'heading' || node.type === 'note') return [{ node: node.id, title, text: node.text }];
  if (node.type !== 'block' || node.block.kind !== 'table') return [];
  return node.block.rows.map((row) => ({ node: node.id, title, text: row.cells.map((cell) => cell.display).join(' ') }));
}
