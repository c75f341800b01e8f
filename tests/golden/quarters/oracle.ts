/**
 * What every figure should be, told plainly from the returns: no rollups, no slots, no code of the product.
 * Each function is the sentence of the specification beside it; slow, and meant to be read.
 */
import type { BareBureau, BareQuarter, BareReturn, BareUnit } from './random-bureau.js';

type Basis = 'as_was' | 'as_is' | 'comparable';
type Cell = keyof BareReturn;

interface Rule {
  n?: Cell;
  d?: Cell;
  /** quarter: what happened in it; end: what stands at its end; year: counted since 1 January. */
  of: 'quarter' | 'end' | 'year';
  /** How the year so far comes about. */
  year: 'add both' | 'add top' | 'last' | 'none';
  points?: true;
  minus?: [string, string];
}
/** The oracle's own reading of the catalogue. */
const RULES: Record<string, Rule> = {
  RATE: { n: 'x', d: 'y', of: 'quarter', year: 'add both', points: true },
  RATE_DOWN: { n: 'y', d: 'x', of: 'quarter', year: 'none', points: true },
  HOURS: { n: 'x', d: 's', of: 'quarter', year: 'add top' },
  STOCK: { n: 't', d: 's', of: 'end', year: 'last', points: true },
  TIMES: { n: 'x', of: 'quarter', year: 'add both' },
  DISTINCT: { n: 'z', of: 'year', year: 'last' },
  YEAR_RATE: { n: 'z', d: 's', of: 'year', year: 'last', points: true },
  ANNUAL: { n: 'z', d: 't', of: 'year', year: 'last', points: true },
  SIGNED: { n: 'w', of: 'end', year: 'last' },
  SIGNED_RATE: { n: 'w', d: 's', of: 'end', year: 'last' },
  GAP: { of: 'quarter', year: 'none', points: true, minus: ['STOCK', 'RATE'] },
};

export interface Told {
  span: 'quarter' | 'cumulative';
  status: string;
  value: number | null;
  share: number;
  reported: number;
}
export interface ToldChange {
  value: number | null;
  reason: string | null;
}

const quarterNumber = (period: string): number => Number(period[5]);
const back = (period: string, quarters: number): string => {
  const index = Number(period.slice(0, 4)) * 4 + quarterNumber(period) - 1 - quarters;
  return `${Math.floor(index / 4)}Q${(index % 4) + 1}`;
};
const yearUpTo = (period: string): string[] =>
  [1, 2, 3, 4].slice(0, quarterNumber(period)).map((quarter) => `${period.slice(0, 4)}Q${quarter}`);
/** Half away from zero, to four decimals. */
const four = (value: number): number => (Math.sign(value) * Math.round(Math.abs(value) * 10_000 + 1e-7)) / 10_000;

export class Oracle {
  private readonly quarters: Map<string, BareQuarter>;
  private readonly comparable: Set<string>;

  constructor(
    private readonly bureau: BareBureau,
    private readonly at: string,
    private readonly basis: Basis,
    private readonly sector: string | null,
  ) {
    this.quarters = new Map(bureau.quarters.map((quarter) => [quarter.period, quarter]));
    this.comparable = this.findComparable();
  }

  private unitsAt(period: string): BareUnit[] {
    return this.quarters.get(period)?.units ?? [];
  }

  private returnsAt(period: string): BareQuarter['returns'] {
    return this.quarters.get(period)?.returns ?? {};
  }

  /** Who stands today for a unit of then: itself, or whoever it went on as wholly; nobody when it ended. */
  private todays(code: string): string | null {
    let now = code;
    for (let step = 0; step < 50; step++) {
      if (this.unitsAt(this.at).some((unit) => unit.code === now)) return now;
      const heirs = [...new Set(this.bureau.successions.filter(({ from }) => from === now).map(({ to }) => to))];
      if (heirs.length !== 1) return null;
      now = heirs[0]!;
    }
    return null;
  }

  private static isBelow(units: BareUnit[], code: string, top: string): boolean {
    for (let at: string | null = code; at !== null; at = units.find((unit) => unit.code === at)?.parent ?? null)
      if (at === top) return true;
    return false;
  }

  /** The units whose returns count for a unit of today in a quarter. */
  private membersOf(top: string, period: string): BareUnit[] {
    const then = this.unitsAt(period);
    if (this.basis === 'as_was') {
      // All that stood below those it was.
      const tops = then.map(({ code }) => code).filter((code) => this.todays(code) === top);
      return then.filter(({ code, sector }) => tops.some((each) => Oracle.isBelow(then, code, each)) && this.isOfSector(sector));
    }
    const now = this.unitsAt(this.at);
    return then.flatMap((unit) => {
      const today = this.todays(unit.code);
      if (today === null || !Oracle.isBelow(now, today, top)) return [];
      if (!this.isOfSector(now.find(({ code }) => code === today)!.sector)) return [];
      // Those that cannot be compared are neither expected nor counted.
      if (this.basis === 'comparable' && !this.comparable.has(today)) return [];
      return [unit];
    });
  }

  private isOfSector(sector: string): boolean {
    return this.sector === null || this.sector === sector;
  }

  /** Counted in every quarter looked at, with all that was expected. */
  private findComparable(): Set<string> {
    const before = back(this.at, 1);
    const looked = [...yearUpTo(this.at), ...yearUpTo(back(this.at, 4)), before, back(before, 1)].filter((period) =>
      this.quarters.has(period),
    );
    const codes = this.unitsAt(this.at).map(({ code }) => code);
    return new Set(
      codes.filter((code) =>
        looked.every((period) => {
          const { units, returns } = this.quarters.get(period)!;
          const was = units.filter((unit) => this.todays(unit.code) === code);
          return was.some((unit) => returns[unit.code]) && was.every((unit) => returns[unit.code] ?? !unit.expected);
        }),
      ),
    );
  }

  /** Σn and Σd over the returns that have both; how many have, of how many that should. Nothing where nobody stood. */
  private sums(rule: Rule, unit: string, period: string): { n: number; d: number; reported: number; expected: number } | null {
    const returns = this.returnsAt(period);
    const members = this.membersOf(unit, period);
    const sums = { n: 0, d: 0, reported: 0, expected: members.filter((each) => each.expected || returns[each.code]).length };
    for (const { code } of members) {
      const n = returns[code]?.[rule.n!];
      const d = rule.d === undefined ? 0 : returns[code]?.[rule.d];
      if (n === undefined || d === undefined) continue;
      sums.n += n;
      sums.d += d;
      sums.reported++;
    }
    return members.length === 0 ? null : sums;
  }

  figure(code: string, unit: string, period: string, asked: 'quarter' | 'cumulative'): Told {
    const rule = RULES[code]!;
    // A rate counted since 1 January is of the year whatever is asked; what has no year so far is of the quarter.
    const isYearRate = rule.of === 'year' && rule.d !== undefined;
    const span = isYearRate ? 'cumulative' : rule.year === 'none' ? 'quarter' : asked;
    const told = (status: string, value: number | null = null, share = 1, reported = 0): Told => ({ span, status, value, share, reported });
    if (!this.quarters.has(period)) return { ...told('missing'), span: asked };
    if (rule.minus) {
      const [a, b] = rule.minus.map((each) => this.figure(each, unit, period, span)) as [Told, Told];
      const failing = [a, b].find(({ value }) => value === null);
      return failing ? told(failing.status) : told(a.status, four(a.value! - b.value!), Math.min(a.share, b.share));
    }
    const now = this.sums(rule, unit, period);
    if (!now || now.expected === 0) return told('not_expected');
    let { n, d, reported } = now;
    let share = now.reported / now.expected;
    let isBroken = false;
    // Nobody filed, or who did left the cell empty.
    const isSilent = this.membersOf(unit, period).every((each) => !this.returnsAt(period)[each.code]);
    if (now.reported === 0) return told(isSilent ? 'unfiled' : 'missing', null, share, reported);
    if (span === 'quarter' && rule.of === 'year' && quarterNumber(period) > 1) {
      const before = back(period, 1);
      const earlier = this.sums(rule, unit, before);
      // Two quarters of different returns cannot be subtracted; who did not exist began at nothing.
      if (!this.quarters.has(before) || (earlier && earlier.reported !== now.reported)) isBroken = true;
      n -= earlier?.n ?? 0;
    }
    if (span === 'cumulative' && (rule.year === 'add both' || rule.year === 'add top')) {
      n = 0;
      let all = 0;
      for (const quarter of yearUpTo(period)) {
        const each = this.sums(rule, unit, quarter);
        if (!each && this.quarters.has(quarter)) continue;
        // The year is as well covered as its least covered quarter.
        const own = !each ? 0 : each.expected === 0 ? 1 : each.reported / each.expected;
        if (own < share) [share, reported] = [own, each?.reported ?? 0];
        n += each?.n ?? 0;
        all += each?.d ?? 0;
      }
      if (rule.year === 'add both') d = all;
      else isBroken = !this.isEven(rule, unit, period);
    }
    if (isBroken || share < 0.3) return told('withheld', null, share, reported);
    if (rule.d === undefined) return told('known', n, share, reported);
    if (d <= 0) return told('undefined', null, share, reported);
    return told('known', four((n / d) * (rule.points ? 100 : 1)), share, reported);
  }

  /** What many did is not set over what the few who are in by now have: to a twentieth the same number of returns in every quarter. */
  private isEven(rule: Rule, unit: string, period: string): boolean {
    const now = this.sums(rule, unit, period)?.reported ?? 0;
    return yearUpTo(period).every((quarter) => {
      const each = this.sums(rule, unit, quarter);
      if (!each && this.quarters.has(quarter)) return true;
      const [fewer, more] = [each?.reported ?? 0, now].toSorted((x, y) => x - y) as [number, number];
      return more - fewer <= 0.05 * more;
    });
  }

  /** Rates in points, all else in per cent of what was; nothing over nothing, and no total over other returns. */
  private change(code: string, now: Told, base: Told | null): ToldChange {
    const rule = RULES[code]!;
    if (now.value === null) return { value: null, reason: 'missing' };
    if (base?.value == null) return { value: null, reason: 'no_base' };
    const isTotal = rule.d === undefined && !rule.minus;
    if (isTotal && Math.abs(now.reported - base.reported) > 0.05 * Math.max(now.reported, base.reported))
      return { value: null, reason: 'coverage' };
    if (rule.points) return { value: four(now.value - base.value), reason: null };
    if (base.value === 0) return { value: null, reason: 'zero_base' };
    if (base.value < 0) return { value: null, reason: 'negative_base' };
    return { value: four(((now.value - base.value) / base.value) * 100), reason: null };
  }

  quarterChange(code: string, unit: string, period: string, asked: 'quarter' | 'cumulative'): ToldChange {
    const now = this.figure(code, unit, period, asked);
    // The year so far begins anew in the first quarter; what stands goes on.
    const isAnew = now.span === 'cumulative' && RULES[code]!.of !== 'end' && quarterNumber(period) === 1;
    return this.change(code, now, isAnew ? null : this.figure(code, unit, back(period, 1), asked));
  }

  yearChange(code: string, unit: string, period: string, asked: 'quarter' | 'cumulative'): ToldChange {
    return this.change(code, this.figure(code, unit, period, asked), this.figure(code, unit, back(period, 4), asked));
  }

  /** Whether the target is met; null where nothing is due, or nothing is known. */
  isMet(code: string, unit: string, period: string, asked: 'quarter' | 'cumulative'): boolean | null {
    const { value, span } = this.figure(code, unit, period, asked);
    if (value === null) return null;
    const quarter = quarterNumber(period);
    if (code === 'RATE') return value >= 80;
    if (code === 'RATE_DOWN') return value <= 90;
    if (code === 'HOURS') return span === 'cumulative' ? value >= quarter : null;
    if (code === 'STOCK') return span === 'quarter' ? value >= 50 && value <= 120 : null;
    if (code === 'YEAR_RATE') return value >= 25 * quarter;
    if (code === 'ANNUAL') return quarter === 4 ? value >= 100 : null;
    if (code !== 'TIMES' || span !== 'cumulative') return null;
    const returns = this.returnsAt(period);
    const due = this.membersOf(unit, period).flatMap((member) => returns[member.code]?.s ?? []);
    if (!this.isEven(RULES.TIMES!, unit, period)) return null;
    return due.length > 0 ? value >= due.reduce((all, each) => all + each, 0) : null;
  }
}
