/** The tree of units and the calendar of periods, each period with the tree it had. */
import type { Period, PeriodRecord, PeriodState } from '../period/period.js';
import type { PeriodUnit, Unit } from '../unit/unit.js';

export interface UnitStore {
  /** Units valid on the day, ordered by path. */
  validOn(date: string): Promise<Unit[]>;
  byCode(code: string): Promise<Unit | null>;
  /** Inserts or replaces by code; parents first. */
  save(units: Unit[]): Promise<void>;
  count(): Promise<number>;
}

export interface PeriodStore {
  /** Newest first. */
  all(): Promise<PeriodRecord[]>;
  get(period: Period): Promise<PeriodRecord | null>;
  /** As get(), holding the row until the transaction ends. */
  lock(period: Period): Promise<PeriodRecord | null>;
  save(period: PeriodRecord): Promise<void>;
  setState(period: Period, state: PeriodState): Promise<void>;
  bumpDataVersion(period: Period): Promise<void>;
  /** The period's tree, ordered by path; with prefixes, only units whose path starts with one of them. */
  units(period: Period, prefixes?: string[]): Promise<PeriodUnit[]>;
  unit(period: Period, code: string): Promise<PeriodUnit | null>;
  /** Replaces the tree of a period that is not closed. */
  freezeUnits(period: Period, units: PeriodUnit[]): Promise<void>;
}
