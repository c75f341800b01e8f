/** Names, first sentences, exports and settings: the habits of docs/architecture.md that a machine can see. */
import { basename, dirname } from 'node:path';
import { filesOf, isCode, isSpec, textOf } from './scan-imports.js';

const isSource = (path: string): boolean => isCode(path) || path.endsWith('.mjs');
const own = ['apps', 'libs', 'tests'].flatMap((folder) => filesOf(folder, (path) => !/\/(fixtures|__snapshots__)\//.test(path)));
const sources = own.filter(isSource);
const product = sources.filter((path) => !path.startsWith('tests/'));

/** A folder of this name holds only files with this suffix, besides the list and specs. */
const SUFFIX_OF_FOLDER: Record<string, string> = {
  formats: '.format.ts',
  sections: '.section.ts',
  kinds: '.kind.ts',
  channels: '.channel.ts',
  migrations: '.migration.ts',
  entities: '.entity.ts',
  ports: '.port.ts',
};

/** What such a decorator stands on lives in a file with this suffix. */
const SUFFIX_OF_DECORATOR: Record<string, RegExp> = {
  Controller: /\.controller\.ts$/,
  Module: /\.module\.ts$/,
  Processor: /\.processor\.ts$/,
  Entity: /\.entity\.ts$/,
};

const KEBAB_FOLDER = /^[a-z0-9]+([-.][a-z0-9]+)*$/;
const KEBAB_FILE = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)+$/;

/** The one sentence of the opening comment; a program may begin with the line that names its interpreter. */
export const firstSentence = (text: string): string | null =>
  /^(?:(?:#!|\/\/\/ ).*\n)*\/\*\*[\s*]*([\s\S]*?)\s*\*\//.exec(text)?.[1]?.replaceAll(/\s*\n\s*\* ?/g, ' ') ?? null;

describe('names', () => {
  it('are kebab-case', () => {
    const wrong = own.filter(
      (path) =>
        !['README.md', '.gitkeep'].includes(basename(path)) &&
        (!KEBAB_FILE.test(basename(path)) ||
          !dirname(path)
            .split('/')
            .every((part) => KEBAB_FOLDER.test(part))),
    );
    expect(wrong).toEqual([]);
  });

  it('carry the suffix of their folder', () => {
    const wrong = product.filter((path) => {
      const suffix = SUFFIX_OF_FOLDER[basename(dirname(path))];
      return suffix !== undefined && isCode(path) && !isSpec(path) && !path.endsWith(suffix) && !servesThings(path, suffix);
    });
    expect(wrong).toEqual([]);
  });

  it('carry the suffix of what they declare', () => {
    const wrong = product.filter((path) =>
      Object.entries(SUFFIX_OF_DECORATOR).some(
        ([decorator, suffix]) => new RegExp(`^@${decorator}\\(`, 'm').test(textOf(path)) && !suffix.test(path),
      ),
    );
    expect(wrong).toEqual([]);
  });

  it('of migrations begin with their time', () => {
    const wrong = product.filter(
      (path) => path.endsWith('.migration.ts') && !/^\d{10,14}-[a-z]+-[a-z0-9-]+\.migration\.ts$/.test(basename(path)),
    );
    expect(wrong).toEqual([]);
  });
});

/** The list of the things beside it (it imports them), or something they share (they import it). */
function servesThings(path: string, suffix: string): boolean {
  const imports = (file: string, target: string): boolean => textOf(file).includes(`./${basename(target, '.ts')}.js'`);
  const things = product.filter((each) => dirname(each) === dirname(path) && each.endsWith(suffix));
  return things.some((thing) => imports(path, thing) || imports(thing, path));
}

describe('every source file', () => {
  it('opens with a sentence on what it is for', () => {
    const wrong = sources.filter((path) => !isSpec(path) && !/^.{8,}/.test(firstSentence(textOf(path)) ?? ''));
    expect(wrong).toEqual([]);
  });

  it('has no default export and is no barrel, save settings files that tools read', () => {
    const tools = /(vite\.config\.ts|jest\.config\.mjs|tally-reporter\.mjs|longest-first\.mjs)$/;
    const wrong = sources.filter(
      (path) => !tools.test(path) && (/^export default/m.test(textOf(path)) || /^index\.(ts|tsx|mjs)$/.test(basename(path))),
    );
    expect(wrong).toEqual([]);
  });

  it('leaves the environment to platform/config.ts', () => {
    const free = /^(libs\/platform\/config\.ts|apps\/cli\/start\/|tests\/)/;
    expect(product.filter((path) => !free.test(path) && !isSpec(path) && /\bprocess\.env\b/.test(textOf(path)))).toEqual([]);
  });
});

describe('every lib', () => {
  const libs = [...new Set(filesOf('libs', isCode).map((path) => path.split('/')[1]!))];

  it.each(libs)('%s has a README of at most 15 lines', (lib) => {
    const lines = textOf(`libs/${lib}/README.md`).trimEnd().split('\n');
    expect(lines.length).toBeLessThanOrEqual(15);
  });
});

describe('the checks themselves', () => {
  it('read the first sentence', () => {
    expect(firstSentence('/** Reads a file. */\n')).toBe('Reads a file.');
    expect(firstSentence('#!/usr/bin/env node\n/**\n * Reads\n * a file.\n */')).toBe('Reads a file.');
    expect(firstSentence('import x from "y";')).toBeNull();
  });

  it.each(['Unit.ts', 'unitStore.ts', 'unit_store.ts', 'unit'])('refuse the name %s', (name) => expect(name).not.toMatch(KEBAB_FILE));
  it.each(['unit.ts', 'unit-store.spec.ts', '2022.1.yaml', 'a4.section.ts'])('accept the name %s', (name) =>
    expect(name).toMatch(KEBAB_FILE),
  );
});
