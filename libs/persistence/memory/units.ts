/** UnitStore in memory: states of every unit by the day they begin, and today's tree. */
import type { UnitStore } from '#domain/ports/period-store.port.js';
import type { Unit } from '#domain/unit/unit.js';
import type { Succession, UnitChange } from '#domain/unit/unit-change.js';
import { alreadyThere, parentMissing, unitChangesLater } from '../refusals.js';
import { byKey, copied, iso, keyOf, type MemoryState } from './memory-state.js';

const topDown = (a: Unit, b: Unit): number => a.path.length - b.path.length;

export class MemoryUnitStore implements UnitStore {
  constructor(private readonly state: MemoryState) {}

  async validOn(date: string): Promise<Unit[]> {
    const valid = [...this.statesOn(date).values()].filter((unit) => unit.validTo === null || unit.validTo >= date);
    return copied(valid.sort(byKey((unit) => unit.path)));
  }

  async byCode(code: string): Promise<Unit | null> {
    return copied(this.state.units.get(code) ?? null);
  }

  async byCodes(codes: string[]): Promise<Unit[]> {
    return copied(codes.flatMap((code) => this.state.units.get(code) ?? []));
  }

  async save(units: Unit[]): Promise<void> {
    this.assertParents(units);
    for (const unit of units) {
      for (const [key, state] of this.state.unitStates)
        if (state.unit.code === unit.code && state.day > unit.validFrom) this.state.unitStates.delete(key);
      this.writeState(unit.validFrom, unit);
      this.state.units.set(unit.code, copied(unit));
    }
  }

  async count(): Promise<number> {
    return this.state.units.size;
  }

  async change(change: UnitChange, units: Unit[], today: string): Promise<void> {
    const day = change.request.effectiveOn;
    const written = [...units]
      .sort(topDown)
      .map((unit) => ({ ...unit, validFrom: this.state.units.get(unit.code)?.validFrom ?? unit.validFrom }));
    const paths = new Map(written.map((unit) => [unit.code, unit.path]));
    for (const { day: later, unit } of this.state.unitStates.values()) {
      if (later <= day) continue;
      const child = written.find(({ parent }) => parent === unit.code);
      if (paths.has(unit.code) || (child && child.path !== `${unit.path}${child.code}/`)) throw unitChangesLater(unit.code, later);
    }
    if (this.state.unitChanges.has(change.id)) throw alreadyThere();
    this.assertParents(written);
    for (const unit of written) {
      this.writeState(day, unit);
      if (day <= today || !this.state.units.has(unit.code)) this.state.units.set(unit.code, copied(unit));
    }
    this.state.unitChanges.set(change.id, copied({ ...change, at: iso(change.at) }));
  }

  async withdraw(id: string, day: string, { restored, gone }: { restored: Unit[]; gone: string[] }): Promise<void> {
    for (const code of gone) this.state.unitStates.delete(keyOf(code, day));
    for (const unit of restored) this.writeState(day, unit);
    this.state.unitChanges.delete(id);
  }

  async forget(codes: string[]): Promise<void> {
    const living = new Set([...this.state.unitStates.values()].map(({ unit }) => unit.code));
    for (const code of codes.filter((each) => !living.has(each))) {
      this.state.units.delete(code);
      for (const [id, comment] of this.state.figureComments) if (comment.unit === code) this.state.figureComments.delete(id);
    }
  }

  async settle(today: string): Promise<number> {
    const changed = [...this.statesOn(today).values()].filter((unit) => !isSame(unit, this.state.units.get(unit.code)));
    for (const unit of changed) this.state.units.set(unit.code, copied(unit));
    return changed.length;
  }

  async changes(limit: number): Promise<UnitChange[]> {
    const changes = [...this.state.unitChanges.values()].reverse();
    return copied(changes.sort((a, b) => byKey<UnitChange>((change) => change.at)(b, a)).slice(0, limit));
  }

  async successions(): Promise<Succession[]> {
    return copied([...this.state.unitChanges.values()].flatMap((change) => change.successions));
  }

  private statesOn(date: string): Map<string, Unit> {
    const states = [...this.state.unitStates.values()].filter(({ day }) => day <= date).sort(byKey((state) => state.day));
    return new Map(states.map(({ unit }) => [unit.code, unit]));
  }

  private writeState(day: string, unit: Unit): void {
    this.state.unitStates.set(keyOf(unit.code, day), { day, unit: copied(unit) });
  }

  private assertParents(units: Unit[]): void {
    const known = new Set(this.state.units.keys());
    for (const { code, parent } of units) {
      if (parent !== null && !known.has(parent)) throw parentMissing();
      known.add(code);
    }
  }
}

const isSame = (a: Unit, b: Unit | undefined): boolean =>
  b !== undefined && (Object.keys(a) as (keyof Unit)[]).every((name) => a[name] === b[name]);
