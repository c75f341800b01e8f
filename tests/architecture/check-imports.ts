/** Judges one file's imports by the table and answers what is wrong with them, in words. */
import { dirname, join, normalize } from 'node:path';
import { type Import, isSpec } from './scan-imports.js';
import { isListed, packageOf, type Room, ROOMS, WEB_BUILD } from './import-table.js';

/** What specs of use cases stand on, wherever they are. */
const TWIN = '#persistence/memory-database.js';

export const roomOf = (path: string): Room | undefined => ROOMS.find((room) => path.startsWith(`${room.folder}/`));

export function checkImports(path: string, imports: Import[]): string[] {
  const room = roomOf(path);
  if (!room) return [`${path}: stands in no room of the table`];
  return imports.flatMap((each) => {
    const problem = problemOf(path, room, each);
    return problem ? [`${path}:${each.line} ${problem}`] : [];
  });
}

function problemOf(path: string, room: Room, { specifier, typeOnly }: Import): string | null {
  if (specifier.startsWith('.')) {
    const target = normalize(join(dirname(path), specifier));
    return target.startsWith(`${room.folder}/`) ? null : `leaves its room by ${specifier}; other rooms are reached as #room/file.js`;
  }
  if (specifier.startsWith('#')) {
    const lib = specifier.slice(1).split('/')[0]!;
    if (`libs/${lib}` === room.folder) return `reaches its own room as ${specifier}; write a relative path`;
    return room.may.includes(lib) || (isSpec(path) && specifier === TWIN) ? null : `may not import ${specifier}`;
  }
  if (isSpec(path) || path === WEB_BUILD) return null;
  if (specifier.startsWith('node:')) return room.node ? null : `may not use ${specifier}`;
  const name = packageOf(specifier);
  if (isListed(room.packages, name)) return null;
  if (isListed(room.types, name)) return typeOnly ? null : `may import only types of ${name}`;
  return `may not import the package ${name}`;
}

/** Groups of files that import one another in a circle at run time; types alone make no circle. */
export function findCycles(graph: ReadonlyMap<string, readonly string[]>): string[][] {
  const cycles: string[][] = [];
  const state = new Map<string, 'open' | 'done'>();
  const visit = (file: string, trail: string[]): void => {
    if (state.get(file) === 'done') return;
    if (state.get(file) === 'open') {
      cycles.push([...trail.slice(trail.indexOf(file)), file]);
      return;
    }
    state.set(file, 'open');
    for (const next of graph.get(file) ?? []) visit(next, [...trail, file]);
    state.set(file, 'done');
  };
  for (const file of graph.keys()) visit(file, []);
  return cycles;
}

/** The file an import leads to, or null for packages; `exists` says which sources there are. */
export function resolveImport(path: string, specifier: string, exists: (path: string) => boolean): string | null {
  const base = specifier.startsWith('#') ? `libs/${specifier.slice(1)}` : specifier.startsWith('.') ? join(dirname(path), specifier) : null;
  if (base === null) return null;
  const stem = normalize(base).replace(/\.js$/, '');
  return [`${stem}.ts`, `${stem}.tsx`, normalize(base)].find(exists) ?? null;
}
