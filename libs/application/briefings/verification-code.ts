/** The short code printed on what is released, by which anybody can check it. */
import { randomBytes } from 'node:crypto';

/** Read aloud and typed from paper: nothing in it is taken for something else. */
const LETTERS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/** Twelve letters of thirty-two: nobody finds one by trying. */
export function newCode(): string {
  const letters = [...randomBytes(12)].map((byte) => LETTERS[byte % LETTERS.length]).join('');
  return letters.replaceAll(/.{4}(?=.)/g, '$&-');
}
