/** Going over a briefing in reading order: every node with its section, every sentence with its node; for editing, gate, release and renderers alike. */
import type { Briefing, BriefingNode } from './briefing.js';
import { type BoundFigure, figuresOf, type Sentence, textOf } from './sentence.js';

export interface Place {
  /** Name and printed title of the section. */
  section: string;
  title: string;
  /** Number of the annex, from 1; null in the body. */
  annex: number | null;
}
export interface PlacedNode extends Place {
  node: BriefingNode;
}
export interface PlacedSentence extends Place {
  /** Id of the paragraph or of the list item. */
  node: string;
  sentence: Sentence;
}

/** Body, then annexes, in the order they are read. */
export function* walk(briefing: Pick<Briefing, 'body' | 'annexes'>): Generator<PlacedNode> {
  let [section, title] = ['', ''];
  for (const node of briefing.body) {
    if (node.type === 'heading' && (node.level === 1 || node.section !== section)) [section, title] = [node.section, node.text];
    yield { section, title, annex: null, node };
  }
  for (const [i, annex] of briefing.annexes.entries())
    for (const node of annex.body) yield { section: annex.name, title: annex.title, annex: i + 1, node };
}

/** Paragraphs and list items. */
export function sentencesOf(briefing: Pick<Briefing, 'body' | 'annexes'>): PlacedSentence[] {
  return [...walk(briefing)].flatMap(({ node, ...place }): PlacedSentence[] => {
    if (node.type === 'paragraph') return [{ ...place, node: node.id, sentence: node.sentence }];
    if (node.type === 'list') return node.items.map((item) => ({ ...place, node: item.id, sentence: item.sentence }));
    return [];
  });
}

/** Every figure of the text with where it stands. */
export const boundFiguresOf = (briefing: Pick<Briefing, 'body' | 'annexes'>): (Place & { node: string; figure: BoundFigure })[] =>
  sentencesOf(briefing).flatMap(({ sentence, ...place }) => figuresOf(sentence).map((figure) => ({ ...place, figure })));

/** The same document with other nodes: `change` answers what stands in a node's place, nothing to leave it out. */
export const mapNodes = <B extends Pick<Briefing, 'body' | 'annexes'>>(briefing: B, change: (node: BriefingNode) => BriefingNode[]): B => ({
  ...briefing,
  body: briefing.body.flatMap(change),
  annexes: briefing.annexes.map((annex) => ({ ...annex, body: annex.body.flatMap(change) })),
});

type List = Extract<BriefingNode, { type: 'list' }>;
/** Items of a list as they are printed: 1. 未报季报的有…. */
export const printedItems = ({ items, start = 1 }: Pick<List, 'items' | 'start'>): string[] =>
  items.map(({ sentence }, i) => `${start + i}. ${textOf(sentence)}`);
