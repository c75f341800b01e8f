/** What a section of a briefing is, and what makes up one kind of briefing. */
import type { BriefingKind, BriefingLayout, BriefingNode } from '#domain/briefing/briefing.js';
import type { Sentence } from '#domain/briefing/sentence.js';
import type { KindStyle } from '#domain/briefing/style.js';
import type { Language, Text } from '#domain/errors.js';
import type { BriefingFacts } from './facts.js';

type Named = { key?: string };
/** A node before it has its id: `key` makes that a word, without one it is the node's place in the section. */
export type NodeDraft =
  | (Named & { type: 'heading'; level: 1 | 2 | 3; text: string })
  | (Named & { type: 'paragraph'; sentence: Sentence })
  | (Named & { type: 'list'; items: (Named & { sentence: Sentence })[]; start?: number })
  | (Named & { type: 'note'; text: string })
  | (Named & { type: 'page_break' })
  | Omit<Extract<BriefingNode, { type: 'block' }>, 'id'>;

/**
 * One question the meeting asks, answered from the facts. `build` returns nothing when there is nothing to say, and the section is left out;
 * a figure that is missing is said to be, never replaced. Headings inside start at level 2; the section's own number and title are added
 * by the builder, in order of what is present. Whatever has a digit is bound to its figure.
 */
export interface Section {
  name: string;
  title: Text;
  build(facts: BriefingFacts): NodeDraft[];
}

export interface Kind {
  kind: BriefingKind;
  layout: BriefingLayout;
  name: Text;
  /** How sections are headed: 一、总体情况; 总体情况; or by headings of their own only. */
  heads: 'numbered' | 'plain' | 'own';
  /** Who is named where the office names nobody. */
  addressees?: Text;
  /** Whether 报 / 送 / 发 are printed: what goes to one unit or stands on a screen has none. */
  isDistributed: boolean;
  /** Whether its {period} is what the meeting reviews (2026年上半年), not always the quarter. */
  followsMeeting?: true;
  sections: readonly Section[];
  /** Follow the body on pages of their own; titled, not numbered like sections. */
  annexes: readonly Section[];
  /** What is printed where the office has set nothing else. */
  words: Record<Language, Pick<KindStyle, 'masthead' | 'issue' | 'title'>>;
}

/** Stands where only people can write; a briefing that still holds it is not released. */
export const PLACEHOLDER: Text = { zh: '【待补充】', en: '[to be filled in]' };
