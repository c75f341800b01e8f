/** Two wordings of a sentence as one: what stayed, what went, what came; by the longest common part of their words. */

export interface Piece {
  kind: 'same' | 'gone' | 'new';
  words: string;
}

/** With less in common than this share, one wording took the place of the other: single characters that happen to be in both say nothing. */
const LEAST_COMMON = 0.35;
/** Beyond this a sentence is compared by its two ends only. */
const MOST = 800;
/** Chinese by character, numbers and Latin words as a whole. */
const split = (text: string): string[] => text.match(/[\p{Script=Latin}\p{Nd}.,%/]+|[\s\S]/gu) ?? [];

export function difference(before: string, after: string): Piece[] {
  const [a, b] = [split(before), split(after)];
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a.at(-1 - tail) === b.at(-1 - tail)) tail++;
  const [midA, midB] = [a.slice(head, a.length - tail), b.slice(head, b.length - tail)];
  const apart = [...midA.map((words): Piece => ({ kind: 'gone', words })), ...midB.map((words): Piece => ({ kind: 'new', words }))];
  const together = midA.length > MOST || midB.length > MOST ? [] : common(midA, midB);
  const shared = together.filter(({ kind }) => kind === 'same').length;
  const middle = shared < LEAST_COMMON * Math.max(midA.length, midB.length) ? apart : together;
  const same = (parts: string[]): Piece[] => parts.map((words) => ({ kind: 'same', words }));
  return merged([...same(a.slice(0, head)), ...middle, ...same(a.slice(a.length - tail))]);
}

function common(a: string[], b: string[]): Piece[] {
  const longest = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      longest[i]![j] = a[i] === b[j] ? longest[i + 1]![j + 1]! + 1 : Math.max(longest[i + 1]![j]!, longest[i]![j + 1]!);
  const pieces: Piece[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      pieces.push({ kind: 'same', words: a[i++]! });
      j++;
    } else if (j >= b.length || (i < a.length && longest[i + 1]![j]! >= longest[i]![j + 1]!)) pieces.push({ kind: 'gone', words: a[i++]! });
    else pieces.push({ kind: 'new', words: b[j++]! });
  }
  return pieces;
}

function merged(pieces: Piece[]): Piece[] {
  const whole: Piece[] = [];
  for (const { kind, words } of pieces) {
    const last = whole.at(-1);
    if (last?.kind === kind) last.words += words;
    else whole.push({ kind, words });
  }
  return whole;
}
