/** An office's own words and order laid over those of a kind; what it has not set is printed as the kind has it. */
import type { BriefingKind } from '#domain/briefing/briefing.js';
import type { BriefingStyle, KindStyle } from '#domain/briefing/style.js';
import type { Language, Text } from '#domain/errors.js';
import { yearOf } from '#domain/period/period.js';
import { dateText } from './dates.js';
import type { BriefingFacts } from './facts.js';
import { NUMBER_TO_COME } from './issue-number.js';
import type { Kind, Section } from './section.js';

export interface WordsOfKind extends Omit<KindStyle, 'sections' | 'annexes'> {
  sections: readonly Section[];
  annexes: readonly Section[];
}

export function styleOf(kind: Kind, style: BriefingStyle, language: Language): WordsOfKind {
  const own = style.kinds[kind.kind];
  const words = own ?? { ...kind.words[language], opening: '', closing: '', sections: null, annexes: null };
  return { ...words, sections: chosen(kind.sections, words.sections), annexes: chosen(kind.annexes, words.annexes) };
}

/** In the office's order; a name the kind does not know is passed over. */
const chosen = (all: readonly Section[], names: readonly string[] | null): readonly Section[] =>
  names === null ? all : names.flatMap((name) => all.find((section) => section.name === name) ?? []);

/** What may stand in braces in an office's own words. */
export const FIELDS = {
  year: { zh: '年份', en: 'year' },
  number: { zh: '编号', en: 'issue number' },
  period: { zh: '报告期', en: 'period' },
  unit: { zh: '单位', en: 'unit' },
  meetsOn: { zh: '会议日期', en: 'day of the meeting' },
} as const satisfies Record<string, Text>;

/** Unknown fields stay as they are written; so does the meeting's day while there is none: the gate sees it. */
export function filled(pattern: string, facts: BriefingFacts, { followsMeeting }: Pick<Kind, 'followsMeeting'>): string {
  const { input, language } = facts;
  const values: Record<keyof typeof FIELDS, string | null> = {
    year: String(yearOf(input.period)),
    number: input.issueNumber > 0 ? String(input.issueNumber) : NUMBER_TO_COME[language],
    period: followsMeeting ? facts.reviewed : facts.period,
    unit: input.unit.name,
    meetsOn: input.meetsOn && dateText(input.meetsOn, language),
  };
  return pattern.replaceAll(
    /\{(\w+)\}/g,
    (whole, field: string) => (field in FIELDS ? values[field as keyof typeof FIELDS] : null) ?? whole,
  );
}

/** What an office can order and leave out, for the screen of settings. */
export function outlineOf(
  kind: Kind,
  language: Language,
): { kind: BriefingKind; name: string; words: KindStyle; sections: Named[]; annexes: Named[] } {
  const named = (sections: readonly Section[]) => sections.map(({ name, title }) => ({ name, title: title[language] }));
  const words = { ...kind.words[language], opening: '', closing: '', sections: null, annexes: null };
  return { kind: kind.kind, name: kind.name[language], words, sections: named(kind.sections), annexes: named(kind.annexes) };
}
interface Named {
  name: string;
  title: string;
}
