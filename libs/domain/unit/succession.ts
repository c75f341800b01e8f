/** Whose past a unit's past is: units that went on wholly as it, by merger or under another code, each with those before it. */
import type { Succession } from './unit-change.js';

/** Unit → everybody who ended by becoming it, near and far. A unit that was split became nobody's past: who would have which part of it? */
export function predecessorsOf(successions: readonly Succession[]): ReadonlyMap<string, ReadonlySet<string>> {
  const heirs = new Map<string, Set<string>>();
  for (const { from, to } of successions) heirs.set(from, (heirs.get(from) ?? new Set()).add(to));
  const direct = new Map<string, string[]>();
  for (const [from, to] of heirs) if (to.size === 1) for (const heir of to) direct.set(heir, [...(direct.get(heir) ?? []), from]);

  const all = new Map<string, ReadonlySet<string>>();
  for (const heir of direct.keys()) {
    const found = new Set<string>();
    const collect = (code: string): void => {
      for (const before of direct.get(code) ?? [])
        if (before !== heir && !found.has(before)) {
          found.add(before);
          collect(before);
        }
    };
    collect(heir);
    all.set(heir, found);
  }
  return all;
}

/**
 * Who stands in a tree for a unit: itself, or whoever it went on as, near or far; null where it ended, or went on as several.
 * `stands`: whether a code is in that tree.
 */
export function heirsAmong(successions: readonly Succession[], stands: (code: string) => boolean): (code: string) => string | null {
  const heirs = new Map<string, Set<string>>();
  for (const { from, to } of successions) heirs.set(from, (heirs.get(from) ?? new Set()).add(to));
  return (code) => {
    const seen = new Set<string>();
    for (let at: string = code; !seen.has(at);) {
      if (stands(at)) return at;
      seen.add(at);
      const [heir, ...others] = heirs.get(at) ?? [];
      if (heir === undefined || others.length > 0) return null;
      at = heir;
    }
    return null;
  };
}

/** The split a unit came from, if it is a part of one. */
export function splitBefore(successions: readonly Succession[], unit: string): Succession | null {
  const origin = successions.find(({ to }) => to === unit);
  if (!origin) return null;
  const parts = new Set(successions.filter(({ from }) => from === origin.from).map(({ to }) => to));
  return parts.size > 1 ? origin : null;
}

/** Units that took others over between the two days: their stocks of the second are no longer their own of the first. */
export const heirsBetween = (successions: readonly Succession[], after: string, until: string): ReadonlySet<string> =>
  new Set(successions.filter(({ effectiveOn }) => effectiveOn > after && effectiveOn <= until).map(({ to }) => to));
