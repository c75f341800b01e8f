/** Findings of a file with several returns, put together by the unit that their key begins with and their words name. */
import type { FindingView } from '#domain/views/return-view.js';

export interface UnitGroup {
  /** Null: of the file itself. */
  unit: string | null;
  name: string | null;
  findings: FindingView[];
}

/** Those of the file come first, units in the order in which they first come up; the unit is said once, not in every line. */
export function byUnit(findings: readonly FindingView[]): UnitGroup[] {
  const groups = new Map<string | null, UnitGroup>();
  for (const finding of findings) {
    const found = unitOf(finding);
    const unit = found?.unit ?? null;
    const group = groups.get(unit) ?? { unit, name: found?.name ?? null, findings: [] };
    group.findings.push(found ? { ...finding, message: found.rest } : finding);
    groups.set(unit, group);
  }
  return [...groups.values()].toSorted((a, b) => Number(a.unit !== null) - Number(b.unit !== null));
}

function unitOf({ key, message }: FindingView): { unit: string; name: string; rest: string } | null {
  const slash = key.indexOf('/');
  const unit = key.slice(0, Math.max(slash, 0));
  if (unit === '') return null;
  const named = [`（${unit}）：`, ` (${unit}): `, `${unit}：`, `${unit}: `].find((each) => message.includes(each));
  if (named === undefined) return null;
  const end = message.indexOf(named) + named.length;
  return { unit, name: message.slice(0, end).replace(/[：:]\s*$/u, ''), rest: message.slice(end) };
}
