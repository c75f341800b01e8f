/** Changes of an office's style as pure steps: what one kind says, what is left out, in what order. */
import type { BriefingKind } from '#domain/briefing/briefing.js';
import type { BriefingStyle, KindStyle } from '#domain/briefing/style.js';
import type { KindOutline } from '#domain/views/briefing-view.js';

/** What is used for a kind: the office's own words, else those it is built with. */
export const wordsOf = (style: BriefingStyle, outline: KindOutline): KindStyle => style.kinds[outline.kind] ?? outline.words;

export const withWords = (style: BriefingStyle, outline: KindOutline, part: Partial<KindStyle>): BriefingStyle => ({
  ...style,
  kinds: { ...style.kinds, [outline.kind]: { ...wordsOf(style, outline), ...part } },
});

export function withoutWords(style: BriefingStyle, kind: BriefingKind): BriefingStyle {
  const { [kind]: _, ...kinds } = style.kinds;
  return { ...style, kinds };
}

/** Braces that hold nothing known. */
export const unknownFields = (texts: readonly string[], known: readonly string[]): string[] => [
  ...new Set(
    texts.flatMap((text) => [...text.matchAll(/\{(\w*)\}/g)].filter(([, name]) => !known.includes(name!)).map(([whole]) => whole)),
  ),
];

export const filledWith = (pattern: string, values: Record<string, string>): string =>
  pattern.replaceAll(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);

/** `a@b.cn, c` as a list; separated by whatever people put between. */
export const listed = (text: string): string[] => [...new Set(text.split(/[\s,，、;；]+/).filter((one) => one !== ''))];
