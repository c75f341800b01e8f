/** Each thing one adds is one file plus one line in the list beside it; each job has exactly one handler. */
import { basename, dirname } from 'node:path';
import { JOBS } from '#application/jobs.js';
import { resolveImport } from './check-imports.js';
import { filesOf, isCode, isSpec, scanImports, textOf } from './scan-imports.js';

const SUFFIXES = [
  '.format.ts',
  '.chart.ts',
  '.section.ts',
  '.kind.ts',
  '.channel.ts',
  '.migration.ts',
  '.entity.ts',
  '.processor.ts',
  '.command.ts',
  '.bench.ts',
  '.import.ts',
];
const code = [...filesOf('libs', isCode), ...filesOf('apps', isCode), ...filesOf('tests/bench', isCode)].filter((path) => !isSpec(path));
const sources = new Set(code);

/** folder → its things, for every folder that holds things of one suffix. */
const registries = SUFFIXES.flatMap((suffix) => {
  const things = code.filter((path) => path.endsWith(suffix));
  return [...new Set(things.map(dirname))].map((folder) => ({
    folder,
    suffix,
    things: things.filter((path) => dirname(path) === folder),
  }));
});

/** What a candidate list does not mention, of the things it should. */
export function missingFrom(list: string, things: string[]): string[] {
  const listed = new Set(scanImports(textOf(list)).map((each) => resolveImport(list, each.specifier, (file) => sources.has(file))));
  return things.filter((thing) => !listed.has(thing));
}

describe('lists', () => {
  it('exist in the house', () => expect(registries.map((each) => each.folder)).toContain('libs/charts'));

  it.each(registries)('$folder: every $suffix is in the list beside it', ({ folder, suffix, things }) => {
    const lists = code.filter((path) => !path.endsWith(suffix) && (dirname(path) === folder || dirname(path) === dirname(folder)));
    const best = lists.map((list) => missingFrom(list, things)).toSorted((a, b) => a.length - b.length)[0] ?? things;
    expect(best.map((path) => basename(path))).toEqual([]);
  });

  it('notice a file that nobody listed', () => {
    const { folder, things } = registries[0]!;
    expect(missingFrom(things[0]!, [`${folder}/forgotten${registries[0]!.suffix}`])).toHaveLength(1);
  });
});

describe('jobs', () => {
  const worker = filesOf('apps/worker', (path) => isCode(path) && !isSpec(path));

  it.each(Object.keys(JOBS))('%s has exactly one handler in apps/worker', (job) => {
    const handlers = worker.filter((path) =>
      new RegExp(`^\\s*(async )?\\[?'${job.replace('.', '\\.')}'\\]?\\s*[:(]`, 'm').test(textOf(path)),
    );
    expect(handlers).toHaveLength(1);
  });
});
