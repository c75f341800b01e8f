import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { FIRST_WORDS } from './first-words.js';
import { WORDS } from './words.js';

const FILES = readdirSync(import.meta.dirname).filter((name) => !/^(first-)?words\./.test(name));
const keysOf = (file: string): string[] =>
  [...readFileSync(join(import.meta.dirname, file), 'utf8').matchAll(/^ {2}'([^']+)': \{/gm)].map(([, key]) => key!);

/** What is loaded before the application: main.tsx and all it imports, but not on demand. */
function loadedFirst(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  for (const [, path] of readFileSync(file, 'utf8').matchAll(/^import [^;]*?'(\.[^']+)\.js';/gm)) {
    const base = join(dirname(file), path!);
    loadedFirst(existsSync(`${base}.ts`) ? `${base}.ts` : `${base}.tsx`, seen);
  }
  return seen;
}

describe('the words of the screens', () => {
  it('that are needed before signing in come with the first page', () => {
    const files = [...loadedFirst(join(import.meta.dirname, '../../main.tsx'))].filter((file) => !file.includes('/words/'));
    const used = files.flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/\b(?:t|text)\(\s*'([^']+)'/g)].map(([, key]) => key!));
    expect(used.length).toBeGreaterThan(20);
    expect(used.filter((key) => !(key in FIRST_WORDS))).toEqual([]);
  });

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
