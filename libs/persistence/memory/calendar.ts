/** PeriodStore and CalendarStore in memory. */
import type { Period, PeriodException, PeriodRecord, PeriodState } from '#domain/period/period.js';
import type { CalendarDay } from '#domain/period/working-days.js';
import type { CalendarStore, PeriodStore } from '#domain/ports/period-store.port.js';
import { isWithin, type PeriodUnit } from '#domain/unit/unit.js';
import { parentMissing, stillReferred, treeIsImmutable } from '../refusals.js';
import { byKey, copied, iso, keyOf, type MemoryState } from './memory-state.js';

const byPath = byKey<{ path: string }>((unit) => unit.path);

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
    const units = this.tree(period).filter((unit) => !prefixes || prefixes.some((prefix) => isWithin(unit.path, prefix)));
    return copied(units.sort(byPath));
  }

  async unit(period: Period, code: string): Promise<PeriodUnit | null> {
    return copied(this.state.periodUnits.get(keyOf(period, code)) ?? null);
  }

  async unitsOf(periods: Period[], codes: string[]): Promise<PeriodUnit[]> {
    const found = periods.flatMap((period) => codes.flatMap((code) => this.state.periodUnits.get(keyOf(period, code)) ?? []));
    return copied(
      found.sort(
        byKey(
          (unit) => unit.period,
          (unit) => unit.path,
        ),
      ),
    );
  }

  async children(period: Period, parent: string): Promise<PeriodUnit[]> {
    return copied(
      this.tree(period)
        .filter((unit) => unit.parent === parent)
        .sort(byPath),
    );
  }

  async strayed(period: Period, path: string, prefixes: string[]): Promise<string[]> {
    const below = this.tree(period).filter((unit) => unit.path.startsWith(path));
    const isOutside = (code: string): boolean => !prefixes.some((prefix) => this.state.units.get(code)!.path.startsWith(prefix));
    return below
      .map(({ code }) => code)
      .filter(isOutside)
      .sort(byKey((code) => code));
  }

  async parentsAmong(period: Period, codes: string[]): Promise<string[]> {
    const parents = new Set(this.tree(period).map((unit) => unit.parent));
    return codes.filter((code) => parents.has(code)).sort(byKey((code) => code));
  }

  async search(period: Period, text: string, prefixes: string[], limit: number): Promise<PeriodUnit[]> {
    const holds = ({ name, shortName, code }: PeriodUnit) => `${name} ${shortName} ${code}`.toLowerCase().includes(text.toLowerCase());
    return (await this.units(period, prefixes)).filter(holds).slice(0, limit);
  }

  async freezeUnits(period: Period, units: PeriodUnit[]): Promise<void> {
    const record = this.state.periods.get(period);
    if (record?.state === 'closed' || record?.state === 'released') throw treeIsImmutable(period);
    if (!record || units.some((unit) => !this.state.units.has(unit.code))) throw parentMissing();
    const kept = new Set(units.map((unit) => unit.code));
    const gone = this.tree(period).filter((unit) => !kept.has(unit.code));
    if (gone.some((unit) => this.isTalkedAbout(period, unit.code))) throw stillReferred();
    for (const { code } of gone) {
      this.state.periodUnits.delete(keyOf(period, code));
      this.state.dirty.delete(keyOf(period, code));
      this.state.exceptions.delete(keyOf(period, code));
      for (const [key, rollup] of this.state.rollups) if (rollup.period === period && rollup.unit === code) this.state.rollups.delete(key);
    }
    for (const unit of units) this.state.periodUnits.set(keyOf(period, unit.code), { ...unit, period });
  }

  async exceptions(period: Period): Promise<PeriodException[]> {
    return copied([...this.state.exceptions.values()].filter((e) => e.period === period).sort(byKey((e) => e.unit)));
  }

  async exception(period: Period, unit: string): Promise<PeriodException | null> {
    return copied(this.state.exceptions.get(keyOf(period, unit)) ?? null);
  }

  async saveException(exception: PeriodException): Promise<void> {
    const key = keyOf(exception.period, exception.unit);
    if (!this.state.periodUnits.has(key)) throw parentMissing();
    this.state.exceptions.set(key, { ...exception, grantedAt: iso(exception.grantedAt) });
  }

  async removeException(period: Period, unit: string): Promise<void> {
    this.state.exceptions.delete(keyOf(period, unit));
  }

  private isTalkedAbout(period: Period, unit: string): boolean {
    const isOfUnit = (row: { period: string; unit: string }) => row.period === period && row.unit === unit;
    return this.state.returns.has(keyOf(period, unit)) || [...this.state.comments.values()].some(isOfUnit);
  }

  private tree(period: Period): PeriodUnit[] {
    return [...this.state.periodUnits.values()].filter((unit) => unit.period === period);
  }

  private change(period: Period, change: (record: PeriodRecord) => Partial<PeriodRecord>): void {
    const record = this.state.periods.get(period);
    if (record) this.state.periods.set(period, { ...record, ...change(record) });
  }
}

export class MemoryCalendarStore implements CalendarStore {
  constructor(private readonly state: MemoryState) {}

  async all(): Promise<CalendarDay[]> {
    return copied([...this.state.calendar.values()].sort(byKey((day) => day.day)));
  }

  async save(day: CalendarDay): Promise<void> {
    this.state.calendar.set(day.day, copied(day));
  }

  async remove(day: string): Promise<void> {
    this.state.calendar.delete(day);
  }
}
