/** UnitStore and PeriodStore in memory. */
import type { Period, PeriodRecord, PeriodState } from '#domain/period/period.js';
import type { PeriodStore, UnitStore } from '#domain/ports/period-store.port.js';
import { isWithin, type PeriodUnit, type Unit } from '#domain/unit/unit.js';
import { parentMissing, stillReferred, treeIsImmutable } from '../refusals.js';
import { byKey, copied, keyOf, type MemoryState } from './memory-state.js';

const byPath = byKey<{ path: string }>((unit) => unit.path);

export class MemoryUnitStore implements UnitStore {
  constructor(private readonly state: MemoryState) {}

  async validOn(date: string): Promise<Unit[]> {
    const valid = [...this.state.units.values()].filter((u) => u.validFrom <= date && (u.validTo === null || u.validTo >= date));
    return copied(valid.sort(byPath));
  }

  async byCode(code: string): Promise<Unit | null> {
    return copied(this.state.units.get(code) ?? null);
  }

  async save(units: Unit[]): Promise<void> {
    const saved = new Map(this.state.units);
    for (const unit of units) {
      if (unit.parent !== null && !saved.has(unit.parent)) throw parentMissing();
      saved.set(unit.code, copied(unit));
    }
    this.state.units = saved;
  }

  async count(): Promise<number> {
    return this.state.units.size;
  }
}

export class MemoryPeriodStore implements PeriodStore {
  constructor(private readonly state: MemoryState) {}

  async all(): Promise<PeriodRecord[]> {
    return copied([...this.state.periods.values()].sort(byKey((record) => record.period)).reverse());
  }

  async get(period: Period): Promise<PeriodRecord | null> {
    return copied(this.state.periods.get(period) ?? null);
  }

  lock(period: Period): Promise<PeriodRecord | null> {
    return this.get(period);
  }

  async save(record: PeriodRecord): Promise<void> {
    const dataVersion = Math.max(record.dataVersion, this.state.periods.get(record.period)?.dataVersion ?? 0);
    this.state.periods.set(record.period, { ...record, dataVersion });
  }

  async setState(period: Period, state: PeriodState): Promise<void> {
    this.change(period, () => ({ state }));
  }

  async bumpDataVersion(period: Period): Promise<void> {
    this.change(period, (record) => ({ dataVersion: record.dataVersion + 1 }));
  }

  async units(period: Period, prefixes?: string[]): Promise<PeriodUnit[]> {
    const units = this.unitsOf(period).filter((unit) => !prefixes || prefixes.some((prefix) => isWithin(unit.path, prefix)));
    return copied(units.sort(byPath));
  }

  async unit(period: Period, code: string): Promise<PeriodUnit | null> {
    return copied(this.state.periodUnits.get(keyOf(period, code)) ?? null);
  }

  async freezeUnits(period: Period, units: PeriodUnit[]): Promise<void> {
    const record = this.state.periods.get(period);
    if (record?.state === 'closed' || record?.state === 'released') throw treeIsImmutable(period);
    if (!record || units.some((unit) => !this.state.units.has(unit.code))) throw parentMissing();
    const kept = new Set(units.map((unit) => unit.code));
    const gone = this.unitsOf(period).filter((unit) => !kept.has(unit.code));
    if (gone.some((unit) => this.state.returns.has(keyOf(period, unit.code)))) throw stillReferred();
    for (const { code } of gone) {
      this.state.periodUnits.delete(keyOf(period, code));
      this.state.dirty.delete(keyOf(period, code));
      for (const [key, rollup] of this.state.rollups) if (rollup.period === period && rollup.unit === code) this.state.rollups.delete(key);
    }
    for (const unit of units) this.state.periodUnits.set(keyOf(period, unit.code), { ...unit, period });
  }

  private unitsOf(period: Period): PeriodUnit[] {
    return [...this.state.periodUnits.values()].filter((unit) => unit.period === period);
  }

  private change(period: Period, change: (record: PeriodRecord) => Partial<PeriodRecord>): void {
    const record = this.state.periods.get(period);
    if (record) this.state.periods.set(period, { ...record, ...change(record) });
  }
}
