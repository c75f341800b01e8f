/** What an editor has to look at again: figures that have moved since, and words that were written over a sentence which now says something else. */
import type { Briefing } from './briefing.js';
import type { BriefingEdit } from './edit.js';
import { type FigureIndex, saysTheSame } from './figure-index.js';
import { figuresOf, textOf, type Sentence } from './sentence.js';
import { sentencesOf } from './walk.js';

export interface BriefingFlag {
  node: string;
  /**
   * stale_figure: the figure reads otherwise by now, or is gone (`new` empty); base_changed: the draft says something else where somebody
   * wrote, or nothing (`new` empty); placeholder: still to be filled in.
   */
  kind: 'stale_figure' | 'base_changed' | 'placeholder';
  old: string;
  new: string;
}

/** `fresh`: the same briefing drafted from the newest figures, with all one may bind; only needed once the figures have moved. */
export function staleFlags(document: Briefing, fresh: { document: Briefing; index: FigureIndex }): BriefingFlag[] {
  const now = new Map(sentencesOf(fresh.document).map(({ node, sentence }) => [node, sentence]));
  return sentencesOf(document).flatMap(({ node, sentence }) => {
    const beside = now.get(node);
    // Where the draft still says the same, each figure is the one in the same place.
    const twins = beside && saysTheSame(beside, sentence) ? figuresOf(beside) : null;
    return figuresOf(sentence).flatMap((figure, i): BriefingFlag[] => {
      const twin = twins ? twins[i]! : fresh.index.find(figure);
      return twin?.display === figure.display ? [] : [{ node, kind: 'stale_figure', old: figure.display, new: twin?.display ?? '' }];
    });
  });
}

/** `generated`: the draft without edits; `lost`: words that have no place in it any more. */
export function editFlags(generated: Briefing, edits: readonly BriefingEdit[], lost: readonly BriefingEdit[]): BriefingFlag[] {
  const sentences = new Map(sentencesOf(generated).map(({ node, sentence }) => [node, sentence]));
  const latest = new Map<string, BriefingEdit>();
  for (const edit of edits.toSorted((a, b) => a.revision - b.revision)) latest.set(edit.node, edit);
  const changed = [...latest.values()].flatMap((edit): BriefingFlag[] => {
    const said = sentences.get(edit.node);
    if ((edit.kind !== 'replace' && edit.kind !== 'remove') || !said || !edit.base || saysTheSame(said, edit.base)) return [];
    return [{ node: edit.node, kind: 'base_changed', old: textOf(edit.base), new: textOf(said) }];
  });
  return [...changed, ...lost.map(({ node, sentence }): BriefingFlag => ({ node, kind: 'base_changed', old: written(sentence), new: '' }))];
}
const written = (sentence: Sentence | null): string => (sentence ? textOf(sentence) : '');
