/** Lays what people changed over a generated briefing: the same edits over a newer draft give the same words in the newer document. */
import type { Briefing, BriefingNode } from './briefing.js';
import type { BriefingEdit } from './edit.js';
import type { Sentence } from './sentence.js';

export interface EditedBriefing {
  document: Briefing;
  /** Words that have no place any more, because the draft no longer says anything there: newest edit of each such node. */
  lost: BriefingEdit[];
}

/** What became of one node: other words, taken out, or as generated (`sentence` null). */
interface Fate {
  edit: BriefingEdit;
  sentence: Sentence | null;
  isRemoved: boolean;
}
/** A node somebody added. */
interface Added extends Fate {
  after: string;
}

/** Of edits to one node the latest counts; whoever inserts after a node stands right behind it, before what was inserted there earlier. */
export function applyEdits(briefing: Briefing, edits: readonly BriefingEdit[]): EditedBriefing {
  const { fates, added } = fatesOf(edits);
  const behind = new Map<string, string[]>();
  for (const [node, { after }] of added) behind.set(after, [node, ...(behind.get(after) ?? [])]);
  const placed = new Set<string>();
  const chain = (anchor: string): { id: string; sentence: Sentence }[] =>
    (behind.get(anchor) ?? []).flatMap((id) => {
      placed.add(id);
      const { sentence, isRemoved } = added.get(id)!;
      return [...(isRemoved || sentence === null ? [] : [{ id, sentence }]), ...chain(id)];
    });
  const known = new Set<string>();
  const itemsOf = (item: { id: string; sentence: Sentence }) => {
    known.add(item.id);
    const fate = fates.get(item.id);
    return [...(fate?.isRemoved ? [] : [{ id: item.id, sentence: fate?.sentence ?? item.sentence }]), ...chain(item.id)];
  };
  /** Number after the last item so far, for a list that goes on from it. */
  let next = 1;
  const nodesOf = (node: BriefingNode): BriefingNode[] => {
    known.add(node.id);
    if (node.type === 'list') {
      const items = node.items.flatMap(itemsOf);
      const start = node.start === undefined ? 1 : next;
      next = start + items.length;
      const list = { ...node, items, ...(node.start !== undefined && { start }) };
      return [...(items.length > 0 ? [list] : []), ...chain(node.id).map(paragraph)];
    }
    if (node.type === 'paragraph') return itemsOf(node).map(paragraph);
    return [node, ...chain(node.id).map(paragraph)];
  };
  const document: Briefing = {
    ...briefing,
    body: briefing.body.flatMap(nodesOf),
    annexes: briefing.annexes.map((annex) => ({ ...annex, body: annex.body.flatMap(nodesOf) })),
  };
  // What stood behind a node that is gone goes on in its section, or at the end of the text.
  for (const [id, { after }] of added) if (!placed.has(id) && !added.has(after)) settle(document, after, chain(after).map(paragraph));
  const lost = [...fates]
    .filter(([node, { sentence, isRemoved }]) => !known.has(node) && !isRemoved && sentence !== null)
    .map(([, { edit }]) => edit);
  return { document, lost };
}

const paragraph = ({ id, sentence }: { id: string; sentence: Sentence }): BriefingNode => ({ id, type: 'paragraph', sentence });

/** Edits in the order they were made: by revision, and as they came within one. */
function fatesOf(edits: readonly BriefingEdit[]): { fates: Map<string, Fate>; added: Map<string, Added> } {
  const fates = new Map<string, Fate>();
  const added = new Map<string, Added>();
  const first = new Map<string, Sentence | null>();
  for (const edit of edits.toSorted((a, b) => a.revision - b.revision)) {
    const { node, kind, sentence } = edit;
    if (kind === 'insert') {
      if (added.has(node) || edit.after === null) continue;
      first.set(node, sentence);
      added.set(node, { edit, sentence, isRemoved: false, after: edit.after });
      continue;
    }
    const own = added.get(node);
    const before = own?.sentence ?? fates.get(node)?.sentence ?? null;
    const fate = kind === 'remove' ? before : kind === 'restore' ? (first.get(node) ?? null) : sentence;
    const next = { edit, sentence: fate, isRemoved: kind === 'remove' };
    if (own) added.set(node, { ...own, ...next });
    else fates.set(node, next);
  }
  return { fates, added };
}

/** After the last node of the section the anchor belonged to. */
function settle(document: Briefing, anchor: string, nodes: BriefingNode[]): void {
  const section = `${anchor.split('.')[0]}.`;
  const bodies = [document.body, ...document.annexes.map((annex) => annex.body)];
  const home = bodies.find((body) => body.some((node) => node.id.startsWith(section))) ?? document.body;
  const last = home.findLastIndex((node) => node.id.startsWith(section));
  home.splice(last === -1 ? home.length : last + 1, 0, ...nodes);
}
