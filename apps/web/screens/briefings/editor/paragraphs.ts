/** Between the document of the api and the paragraphs one edits: what is saved by itself, the edits to send, and the document with what is not saved yet. */
import { applyEdits } from '#domain/briefing/apply-edits.js';
import type { Briefing } from '#domain/briefing/briefing.js';
import type { BriefingEdit } from '#domain/briefing/edit.js';
import type { Sentence } from '#domain/briefing/sentence.js';
import { sentencesOf } from '#domain/briefing/walk.js';
import type { BriefingDetail } from '#domain/views/briefing-view.js';
import type { Cells, OpenCell, Saved } from '../../../components/saving/saving.js';
import { sameSentence } from './sentence-edit.js';

/** Null in its place: not there, or taken out. */
export interface Paragraph {
  sentence: Sentence;
  /** Behind which node it was put; null where the document knows. */
  after: string | null;
}
export interface EditorView extends Saved<Paragraph> {
  detail: BriefingDetail;
}
export type AskedEdit = Pick<BriefingEdit, 'node' | 'kind'> & { after?: string; sentence?: Sentence };

export const sameParagraph = (a: Paragraph | null | undefined, b: Paragraph | null | undefined): boolean =>
  a && b ? sameSentence(a.sentence, b.sentence) : !a && !b;

export const paragraphsOf = ({ document }: Pick<BriefingDetail, 'document'>): Record<string, Paragraph> =>
  Object.fromEntries((document ? sentencesOf(document) : []).map(({ node, sentence }) => [node, { sentence, after: null }]));

/** What the api is told; `detail` as it answered last. */
export function editsOf(values: Cells<Paragraph>, detail: Pick<BriefingDetail, 'document' | 'edited'>): AskedEdit[] {
  const there = paragraphsOf(detail);
  const edited = new Map(detail.edited.map((one) => [one.node, one]));
  return Object.entries(values).flatMap(([node, value]): AskedEdit[] => {
    if (value === null) return there[node] ? [{ node, kind: 'remove' }] : [];
    const { sentence, after } = value;
    const generated = edited.get(node)?.generated;
    if (generated && sameSentence(generated, sentence)) return [{ node, kind: 'restore' }];
    if (there[node] || edited.has(node) || after === null) return [{ node, kind: 'replace', sentence }];
    return [{ node, kind: 'insert', after, sentence }];
  });
}

/** As the reader sees it: his own words over those of the api. */
export function shownWith(document: Briefing | null, open: ReadonlyMap<string, OpenCell<Paragraph>>): Briefing | null {
  if (!document || open.size === 0) return document;
  const there = paragraphsOf({ document });
  const edits = [...open].flatMap(([node, { value }], i): BriefingEdit[] => {
    const common = { id: node, briefingId: '', node, base: null, revision: i, editorId: '', editorName: '', editedAt: '' };
    if (value === null) return [{ ...common, kind: 'remove', after: null, sentence: null }];
    const { sentence, after } = value;
    return [{ ...common, kind: there[node] ? 'replace' : 'insert', after, sentence }];
  });
  return applyEdits(document, edits).document;
}
