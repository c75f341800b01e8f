/** One harmless line of something a person wrote: no control or direction marks, spaces collapsed, cut by characters. */
const HARMFUL = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+/gu;

export function plainLine(text: string, most: number): string {
  const line = text.replace(HARMFUL, ' ').replace(/\s+/gu, ' ').trim();
  const characters = [...line];
  return characters.length > most ? `${characters.slice(0, most - 1).join('')}…` : line;
}
