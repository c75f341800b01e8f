/** FactStore and RollupStore in memory. */
import type { Period } from '#domain/period/period.js';
import type { FactStore, RollupStore } from '#domain/ports/figure-store.port.js';
import type { Fact, Rollup } from '#domain/rollup/rollup.js';
import { parentMissing } from '../refusals.js';
import { byKey, copied, iso, keyOf, type MemoryState } from './memory-state.js';

export class MemoryFactStore implements FactStore {
  constructor(private readonly state: MemoryState) {}

  async put(fact: Fact): Promise<void> {
    const key = keyOf(fact.period, fact.unit);
    if (!this.state.returns.has(key)) throw parentMissing();
    this.state.facts.set(key, copied(fact));
  }

  async remove(period: Period, unit: string): Promise<void> {
    this.state.facts.delete(keyOf(period, unit));
  }

  async *ofPeriod(period: Period): AsyncGenerator<Fact> {
    const facts = [...this.state.facts.values()].filter((fact) => fact.period === period);
    for (const fact of facts.sort(byKey((f) => f.unit))) yield copied(fact);
  }

  async of(period: Period, units: string[]): Promise<Fact[]> {
    return copied(units.toSorted().flatMap((unit) => this.state.facts.get(keyOf(period, unit)) ?? []));
  }

  async reported(period: Period, units: string[]): Promise<Set<string>> {
    return new Set(units.filter((unit) => this.state.facts.has(keyOf(period, unit))));
  }

  async markDirty(period: Period, unit: string): Promise<void> {
    const key = keyOf(period, unit);
    if (!this.state.periodUnits.has(key)) throw parentMissing();
    this.state.dirty.set(key, { period, unit, seq: (this.state.dirty.get(key)?.seq ?? 0) + 1 });
  }

  async markAllDirty(period: Period, units: string[]): Promise<void> {
    for (const unit of units) await this.markDirty(period, unit);
  }

  async dirty(period: Period): Promise<{ unit: string; seq: number }[]> {
    const marks = [...this.state.dirty.values()].filter((mark) => mark.period === period);
    return marks.sort(byKey((mark) => mark.unit)).map(({ unit, seq }) => ({ unit, seq }));
  }

  async dirtyPeriods(): Promise<Period[]> {
    return [...new Set([...this.state.dirty.values()].map((mark) => mark.period))].sort();
  }

  async clearDirty(period: Period, marks: { unit: string; seq: number }[]): Promise<void> {
    for (const { unit, seq } of marks)
      if (this.state.dirty.get(keyOf(period, unit))?.seq === seq) this.state.dirty.delete(keyOf(period, unit));
  }
}

export class MemoryRollupStore implements RollupStore {
  constructor(private readonly state: MemoryState) {}

  async replaceAll(period: Period, rollups: Rollup[], computedAt: string): Promise<void> {
    if (rollups.some(({ unit }) => !this.state.periodUnits.has(keyOf(period, unit)))) throw parentMissing();
    for (const [key, rollup] of this.state.rollups) if (rollup.period === period) this.state.rollups.delete(key);
    await this.replaceSome(period, rollups, computedAt);
  }

  async replaceSome(period: Period, rollups: Rollup[], computedAt: string): Promise<void> {
    if (rollups.some(({ unit }) => !this.state.periodUnits.has(keyOf(period, unit)))) throw parentMissing();
    for (const rollup of rollups) this.state.rollups.set(keyOf(period, rollup.unit, rollup.sector ?? ''), copied({ ...rollup, period }));
    this.state.rollupRuns.set(period, iso(computedAt));
  }

  async of(periods: Period[], units: string[], sectors: null | 'each'): Promise<Rollup[]> {
    const [askedPeriods, askedUnits] = [new Set(periods), new Set(units)];
    const found = [...this.state.rollups.values()].filter(
      (r) => askedPeriods.has(r.period) && askedUnits.has(r.unit) && (r.sector === null) === (sectors === null),
    );
    return copied(
      found.sort(
        byKey(
          (r) => r.period,
          (r) => r.unit,
          (r) => r.sector ?? '',
        ),
      ),
    );
  }

  async computedAt(period: Period): Promise<string | null> {
    return this.state.rollupRuns.get(period) ?? null;
  }
}
