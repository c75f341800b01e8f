/** Checks that hold for every list of coded entries: no code twice, nothing that rests on itself. */
import type { Problem } from './catalogue-error.js';
import type { DefinitionFile } from './definition-file.js';

type Coded = { code: string };

export function refuseDuplicates(
  file: DefinitionFile<readonly Coded[]>,
  entries: readonly Coded[],
  problems: Problem[],
  seen = new Map<string, string>(),
): void {
  entries.forEach((entry, i) => {
    const first = seen.get(entry.code);
    const here = `${file.name}:${file.lineOf([i, 'code'])}`;
    if (first) problems.push(file.problem([i, 'code'], `duplicate code "${entry.code}", first used at ${first}`));
    else seen.set(entry.code, here);
  });
}

/** `reads`: code → the codes it is computed from. Each cycle is reported once, at the entry that closes it. */
export function refuseCycles(
  file: DefinitionFile<readonly Coded[]>,
  entries: readonly Coded[],
  reads: ReadonlyMap<string, readonly string[]>,
  problems: Problem[],
): void {
  const done = new Set<string>();
  const visit = (code: string, trail: string[]): void => {
    if (trail.includes(code)) {
      const cycle = [...trail.slice(trail.indexOf(code)), code];
      const index = entries.findIndex((entry) => entry.code === code);
      problems.push(file.problem([index, 'code'], `cycle: ${cycle.join(' → ')}`));
      return;
    }
    if (done.has(code)) return;
    for (const next of reads.get(code) ?? []) visit(next, [...trail, code]);
    done.add(code);
  };
  for (const code of reads.keys()) visit(code, []);
}
