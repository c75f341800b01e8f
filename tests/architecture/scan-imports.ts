/** Finds every import statement of a source file, without running or compiling it. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Import {
  specifier: string;
  typeOnly: boolean;
  line: number;
}

export const ROOT = join(import.meta.dirname, '..', '..');

const STATEMENT = /^\s*(?:import|export)\s+(type\s+)?(?:[\w*{}\s,$]+?\s+from\s+)?['"]([^'"\n]+)['"]/gm;
const EXPRESSION = /(\btypeof\s+|[:<|&]\s*)?\bimport\(\s*['"]([^'"\n]+)['"]/g;

export function scanImports(source: string): Import[] {
  const found: Import[] = [];
  for (const pattern of [STATEMENT, EXPRESSION]) {
    for (const match of source.matchAll(pattern)) {
      const before = source.slice(0, match.index + match[0].length);
      found.push({ specifier: match[2]!, typeOnly: match[1] !== undefined, line: before.split('\n').length });
    }
  }
  return found;
}

/** Every file below `folder` (from the root) whose name passes, as paths from the root with `/`; sorted. */
export function filesOf(folder: string, isWanted: (path: string) => boolean): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(ROOT.length + 1))
    .filter((path) => !path.includes('node_modules/') && isWanted(path))
    .toSorted();
}

export const isCode = (path: string): boolean => /\.tsx?$/.test(path) && !path.endsWith('.d.ts');
export const isSpec = (path: string): boolean => /\.(spec|e2e-spec)\.tsx?$/.test(path);
export const textOf = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
