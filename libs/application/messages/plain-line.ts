/** One line of something a person wrote, harmless and not too long, for the middle of a message. */
import { shownText } from '#domain/shown-text.js';

export function plainLine(text: string, most: number): string {
  const characters = [...shownText(text).replace(/\s+/gu, ' ')];
  return characters.length > most ? `${characters.slice(0, most - 1).join('')}…` : characters.join('');
}
