/** The tree a past quarter gets: that of its last day, and units of today that the table names but that were not valid then. */
import type { Period } from '#domain/period/period.js';
import { periodUnitOf } from '#domain/unit/period-tree.js';
import type { PeriodUnit, Unit } from '#domain/unit/unit.js';

export class HistoryTree {
  private readonly units: Map<string, PeriodUnit>;
  private readonly byName = new Map<string, Set<string>>();
  /** Units that were not valid then, in the order they were asked for, parents first. */
  readonly added: string[] = [];

  /** `base`: the quarter's own tree where it has one, else that of its last day. */
  constructor(
    readonly period: Period,
    base: readonly PeriodUnit[],
    private readonly today: ReadonlyMap<string, Unit>,
  ) {
    this.units = new Map(base.map((unit) => [unit.code, unit]));
    for (const unit of base) this.name(unit);
    for (const unit of today.values()) if (!this.units.has(unit.code)) this.name(unit);
  }

  /** By code; added with its position of today when it was not valid then. Null for a code nobody ever had. */
  take(code: string): PeriodUnit | null {
    const there = this.units.get(code);
    if (there) return there;
    const now = this.today.get(code);
    if (!now) return null;
    const parent = now.parent === null ? null : this.take(now.parent);
    const unit = periodUnitOf(this.period, { ...now, parent: parent?.code ?? null, path: `${parent?.path ?? '/'}${code}/` });
    this.units.set(code, unit);
    this.added.push(code);
    return unit;
  }

  /** Codes of units with exactly this name or short name. */
  named(name: string): string[] {
    return [...(this.byName.get(folded(name)) ?? [])];
  }

  all(): PeriodUnit[] {
    return [...this.units.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
  }

  private name(unit: Pick<Unit, 'code' | 'name' | 'shortName'>): void {
    for (const name of new Set([folded(unit.name), folded(unit.shortName)])) {
      const codes = this.byName.get(name) ?? new Set();
      this.byName.set(name, codes.add(unit.code));
    }
  }
}

const folded = (name: string): string => name.normalize('NFKC').replaceAll(/\s/g, '');
