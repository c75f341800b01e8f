import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ACTIONS } from '#domain/access/policy.js';
import { FIRST_WORDS } from './first-words.js';
import { WORDS } from './words.js';
import { WORK_WORDS } from './work-words.js';

const FILES = readdirSync(import.meta.dirname).filter((name) => !/^(first-|work-)?words\./.test(name));
const keysOf = (file: string): string[] =>
  [...readFileSync(join(import.meta.dirname, file), 'utf8').matchAll(/^ {2}'([^']+)': \{/gm)].map(([, key]) => key!);

const WEB = join(import.meta.dirname, '../..');
const READING = [
  'dashboards/dashboard',
  'profile/profile',
  'compare/compare',
  'indicators/indicators',
  'indicators/indicator',
  'wall/wall',
];

/** What is loaded with a file: it and all it imports, but not on demand. */
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
    const files = [...loadedFirst(join(WEB, 'main.tsx'))].filter((file) => !file.includes('/words/'));
    const used = files.flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/\b(?:t|text)\(\s*'([^']+)'/g)].map(([, key]) => key!));
    expect(used.length).toBeGreaterThan(20);
    expect(used.filter((key) => !(key in FIRST_WORDS))).toEqual([]);
  });

  it('of screens that only read figures come with the application', () => {
    const seen = new Set<string>();
    for (const file of ['app/app.tsx', ...READING.map((name) => `screens/${name}-screen.tsx`)]) loadedFirst(join(WEB, file), seen);
    const sources = [...seen].filter((file) => !file.includes('/words/')).map((file) => readFileSync(file, 'utf8'));
    expect(sources.length).toBeGreaterThan(60);
    // All in quotes that is a key is one, unless it is the action of that name, and so is what a key may begin with.
    const quoted = new Set(sources.flatMap((text) => [...text.matchAll(/'([\w.-]+)'/g)].map(([, key]) => key!)));
    const begun = sources.flatMap((text) => [...text.matchAll(/`([\w.-]+\.)\$\{/g)].map(([, start]) => start!));
    const isUsed = (key: string): boolean => quoted.has(key) || begun.some((start) => key.startsWith(start));
    expect(Object.keys(WORDS).filter(isUsed).length).toBeGreaterThan(200);
    expect(Object.keys(WORK_WORDS).filter((key) => isUsed(key) && !ACTIONS.some((action) => action === key))).toEqual([]);
  });

  it('stand in one file each: a key said twice would silently take the later words', () => {
    const all = FILES.flatMap(keysOf);
    expect(all.filter((key, i) => all.indexOf(key) !== i)).toEqual([]);
    expect(all.toSorted()).toEqual(Object.keys({ ...WORDS, ...WORK_WORDS }).toSorted());
  });

  it('name every act the audit log records', () => {
    const application = join(WEB, '../../libs/application');
    const sources = readdirSync(application, { recursive: true, encoding: 'utf8' }).filter((name) => /(?<!spec)\.ts$/.test(name));
    // Acts are named in quotes beside the call, or as the one of two that happened.
    const acts = sources.flatMap((name) =>
      [...readFileSync(join(application, name), 'utf8').matchAll(/recordActs?\([^;]*?action: ([^,\n}]+)/g)].flatMap(([, named]) =>
        [...named!.matchAll(/'([\w.]+\.\w+)'/g)].map(([, act]) => act!),
      ),
    );
    expect(acts.length).toBeGreaterThan(50);
    expect(acts.filter((act) => !(`audit.action.${act}` in WORK_WORDS))).toEqual([]);
  });

  it('fill in the same values in both languages', () => {
    const holes = (text: string) => [...new Set(text.match(/\{\w+\}/g) ?? [])].toSorted().join();
    expect(Object.entries({ ...WORDS, ...WORK_WORDS }).filter(([, { zh, en }]) => holes(zh) !== holes(en))).toEqual([]);
  });
});
