/** What a section of a briefing is, and what builds one kind of briefing. */
import type { BriefingKind, BriefingNode } from '#domain/briefing/briefing.js';
import type { Text } from '#domain/errors.js';
import type { BriefingFacts } from './facts.js';

/**
 * One question the meeting asks, answered from the facts. `build` returns nothing when there is nothing to say, and the section is left out;
 * a figure that is missing is said to be, never replaced. Headings inside start at level 2; the section's own number and title are added
 * by the builder, in order of what is present. Sentences are written with `Said`, so that each keeps its figures.
 */
export interface Section {
  name: string;
  title: Text;
  build(facts: BriefingFacts): BriefingNode[];
}

export interface Kind {
  kind: BriefingKind;
  title(facts: BriefingFacts): string;
  sections: readonly Section[];
  /** Follow the body on pages of their own; titled, not numbered like sections. */
  annexes: readonly Section[];
}

/** Stands where only people can write; a briefing that still holds it is not released. */
export const PLACEHOLDER: Text = { zh: '【待补充】', en: '[to be filled in]' };
