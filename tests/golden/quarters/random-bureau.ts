/** Random small bureaus over nine quarters: units come, go, move, change sector and merge; some returns are missing, some cells too. */
import fc from 'fast-check';
import { shiftPeriod, trailingPeriods, type Period } from '#domain/period/period.js';
import type { Sector } from '#domain/unit/unit.js';
import type { Succession } from '#domain/unit/unit-change.js';
import { ELEMENTS } from './small-catalogue.js';

export interface BareUnit {
  code: string;
  parent: string | null;
  sector: Sector;
  expected: boolean;
}
export type BareReturn = Partial<Record<(typeof ELEMENTS)[number], number | undefined>>;

export interface BareQuarter {
  period: Period;
  /** Parents before children. */
  units: BareUnit[];
  /** Accepted returns, by unit. */
  returns: Partial<Record<string, BareReturn>>;
}

export interface BareBureau {
  quarters: BareQuarter[];
  successions: Succession[];
}

export const QUARTERS = 9;

type Event = { kind: 'close' | 'begin' | 'move' | 'merge' | 'recode' | 'alter'; quarter: number; which: number; other: number };
const event: fc.Arbitrary<Event> = fc.record({
  kind: fc.constantFrom('close', 'begin', 'move', 'merge', 'recode', 'alter'),
  quarter: fc.integer({ min: 1, max: QUARTERS - 1 }),
  which: fc.nat(20),
  other: fc.nat(20),
});
const cell = (min: number, max: number) => fc.option(fc.integer({ min, max }), { nil: undefined, freq: 12 });
const filed = fc.record({ x: cell(0, 20), y: cell(0, 20), s: cell(0, 30), t: cell(0, 30), z: cell(0, 12), w: cell(-9, 9) });
/** Most file; whole quarters of silence come from the unit itself. */
const returned = fc.option(filed, { nil: null, freq: 7 });

export const bureaus: fc.Arbitrary<BareBureau> = fc
  .record({
    last: fc.constantFrom<Period>('2026Q1', '2026Q2', '2026Q3', '2026Q4'),
    /** Quarters at the beginning of which nothing is known. */
    unknown: fc.integer({ min: 0, max: 5 }),
    inner: fc.integer({ min: 1, max: 3 }),
    leaves: fc.array(fc.record({ above: fc.nat(3), soe: fc.boolean(), expected: fc.integer({ min: 0, max: 9 }) }), {
      minLength: 2,
      maxLength: 7,
    }),
    events: fc.array(event, { maxLength: 5 }),
    returns: fc.array(returned, { minLength: 140, maxLength: 140 }),
  })
  .map(({ last, unknown, inner, leaves, events, returns }) => {
    const groups = Array.from({ length: inner }, (_, i): BareUnit => ({ code: `g${i}`, parent: 'r', sector: 'organ', expected: true }));
    let units: BareUnit[] = [
      { code: 'r', parent: null, sector: 'organ', expected: true },
      ...groups,
      ...leaves.map(({ above, soe, expected }, i): BareUnit => ({
        code: `b${i}`,
        parent: above < inner ? `g${above}` : 'r',
        sector: soe ? 'soe' : 'organ',
        expected: expected > 0,
      })),
    ];
    const successions: Succession[] = [];
    let next = 0;
    let taken = 0;
    const quarters = trailingPeriods(last, QUARTERS).map((period, index): BareQuarter => {
      for (const each of events.filter(({ quarter }) => quarter === index))
        units = changed(units, each, { newCode: `n${next++}`, successions, effectiveOn: dayOf(period) });
      const own = units.map(({ code }) => [code, returns[taken++ % returns.length]] as const);
      return { period, units, returns: Object.fromEntries(own.flatMap(([code, each]) => (each ? [[code, each]] : []))) };
    });
    return { quarters: quarters.slice(unknown), successions };
  });

const dayOf = (period: Period): string => `${shiftPeriod(period, 0).slice(0, 4)}-${String(Number(period[5]) * 3 - 2).padStart(2, '0')}-01`;

function changed(
  units: BareUnit[],
  { kind, which, other }: Event,
  { newCode, successions, effectiveOn }: { newCode: string; successions: Succession[]; effectiveOn: string },
): BareUnit[] {
  const inner = units.filter(({ code }) => code.startsWith('g') || units.some(({ parent }) => parent === code));
  const leaves = units.filter((unit) => !inner.includes(unit));
  const [leaf, second] = [leaves[which % Math.max(leaves.length, 1)], leaves[other % Math.max(leaves.length, 1)]];
  const above = inner[other % inner.length]!.code;
  if (kind === 'begin') return [...units, { code: newCode, parent: above, sector: 'soe', expected: true }];
  if (!leaf || !second) return units;
  const but = (code: string, more: Partial<BareUnit>) => units.map((unit) => (unit.code === code ? { ...unit, ...more } : unit));
  if (kind === 'move') return but(leaf.code, { parent: above });
  if (kind === 'alter') return but(leaf.code, { sector: leaf.sector === 'soe' ? 'organ' : 'soe' });
  if (kind === 'close') return units.filter(({ code }) => code !== leaf.code);
  if (kind === 'recode') {
    const group = inner.find(({ code }) => code === above && code !== 'r');
    if (!group) return units;
    successions.push({ from: group.code, to: newCode, effectiveOn });
    return units.map((unit) => ({
      ...unit,
      code: unit.code === group.code ? newCode : unit.code,
      parent: unit.parent === group.code ? newCode : unit.parent,
    }));
  }
  if (leaf.code === second.code) return units;
  // Every other merger goes into one of the two.
  const heir = which % 2 === 0 ? second.code : newCode;
  for (const from of [leaf.code, second.code]) if (from !== heir) successions.push({ from, to: heir, effectiveOn });
  return units.filter(({ code }) => code !== leaf.code).map((unit) => (unit.code === second.code ? { ...unit, code: heir } : unit));
}
