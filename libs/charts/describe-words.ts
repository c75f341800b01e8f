/** The phrases of accessible descriptions: the extremes, what is missing, lists that stay short. */
import type { Figure } from '#domain/dashboard/block.js';
import type { Language } from '#domain/errors.js';

export interface Named {
  name: string;
  figure: Figure;
}

/** A listener loses the thread of longer lists; the table behind the chart has everything. */
const MOST_NAMES = 6;

export const joined = (parts: string[], language: Language): string => parts.filter(Boolean).join(language === 'zh' ? '，' : ', ');

export const listed = (items: Named[], language: Language): string =>
  joined(
    items.map(({ name, figure }) => `${name} ${figure.display}`),
    language,
  );

/** The first names and how many there are in all. */
export function some(names: string[], language: Language): string {
  const shown = names.slice(0, MOST_NAMES).join(language === 'zh' ? '、' : ', ');
  if (names.length <= MOST_NAMES) return shown;
  return language === 'zh' ? `${shown}等${names.length}个` : `${shown} and ${names.length - MOST_NAMES} more`;
}

/** Highest and lowest; one of them when they are the same. */
export function extremes(items: Named[], language: Language): string {
  const known = items.filter((item) => item.figure.value !== null).toSorted((a, b) => (b.figure.value ?? 0) - (a.figure.value ?? 0));
  const high = known[0];
  const low = known.at(-1);
  if (!high || !low || high === low || high.figure.value === low.figure.value) return '';
  const say = ({ name, figure: { display, ratio } }: Named) =>
    `${name} ${display}${ratio && (language === 'zh' ? `（${ratio}）` : ` (${ratio})`)}`;
  return language === 'zh' ? `最高 ${say(high)}，最低 ${say(low)}` : `highest ${say(high)}, lowest ${say(low)}`;
}

export function missing(items: Named[], language: Language): string {
  const absent = items.filter((item) => item.figure.value === null);
  if (absent.length === 0) return '';
  const names = some(
    absent.map(({ name, figure }) => `${name} ${figure.display}`),
    language,
  );
  return language === 'zh' ? `无数值：${names}` : `no value: ${names}`;
}

/** Extremes and what is missing: what most charts say. */
export const rangeOf = (items: Named[], language: Language): string =>
  joined([extremes(items, language), missing(items, language)], language);
