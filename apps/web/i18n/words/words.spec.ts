import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { WORDS } from './words.js';

const FILES = readdirSync(import.meta.dirname).filter((name) => !name.startsWith('words.'));
const keysOf = (file: string): string[] =>
  [...readFileSync(join(import.meta.dirname, file), 'utf8').matchAll(/^ {2}'([^']+)': \{/gm)].map(([, key]) => key!);

describe('the words of the screens', () => {
  it('stand in one file each: a key said twice would silently take the later words', () => {
    const all = FILES.flatMap(keysOf);
    expect(all.filter((key, i) => all.indexOf(key) !== i)).toEqual([]);
    expect(all.toSorted()).toEqual(Object.keys(WORDS).toSorted());
  });

  it('fill in the same values in both languages', () => {
    const holes = (text: string) => [...new Set(text.match(/\{\w+\}/g) ?? [])].toSorted().join();
    expect(Object.entries(WORDS).filter(([, { zh, en }]) => holes(zh) !== holes(en))).toEqual([]);
  });
});
