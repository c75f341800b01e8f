/** The tree of units with its dated states, and the calendar of periods, each period with the tree it had. */
import type { CalendarDay } from '../period/working-days.js';
import type { Period, PeriodException, PeriodRecord, PeriodState } from '../period/period.js';
import type { PeriodUnit, Unit } from '../unit/unit.js';
import type { Succession, UnitChange } from '../unit/unit-change.js';

export interface UnitStore {
  /**
   * Units valid on the day with the name, type and parent they had on it, ordered by path. `validFrom` and `validTo` are the life of the
   * unit as a whole, whatever states it went through.
   */
  validOn(date: string): Promise<Unit[]>;
  /** As it is today. */
  byCode(code: string): Promise<Unit | null>;
  /** The same of many at once; codes nobody has are left out. */
  byCodes(codes: string[]): Promise<Unit[]>;
  /** Inserts or replaces by code; parents first. From its `validFrom` on each is this and nothing else: states that begin later go. */
  save(units: Unit[]): Promise<void>;
  count(): Promise<number>;
  /**
   * Writes what the units are from the day on (a rename, a move, an end) and the act that says why. Today's tree (`byCode`, the paths of
   * grants) follows at once when the day has come, otherwise by settle(). `units` holds every unit whose state changes, whole subtrees included.
   * A unit that is new is known at once (roles and children may be given to it), and valid from its day on. Throws `conflict` when one of
   * the units, or the parent's place, changes again on a later day.
   */
  change(change: UnitChange, units: Unit[], today: string): Promise<void>;
  /**
   * Takes a registered change back: of its day, `restored` are the states that are left, and those of `gone` go. Only for a day to come,
   * with nothing registered for later that builds on it.
   */
  withdraw(id: string, day: string, states: { restored: Unit[]; gone: string[] }): Promise<void>;
  /** Drops units that have no state any more: their codes are free again. Throws `conflict` while something refers to one. */
  forget(codes: string[]): Promise<void>;
  /** Brings today's tree up to the states that begin on or before the day; returns how many units changed. */
  settle(today: string): Promise<number>;
  /** Newest first. */
  changes(limit: number): Promise<UnitChange[]>;
  /** Every succession by split or merge, for trends that must not jump. */
  successions(): Promise<Succession[]>;
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
  /** The same of many units in several periods, ordered by period and path. */
  unitsOf(periods: Period[], codes: string[]): Promise<PeriodUnit[]>;
  /** Units one level down, ordered by path. */
  children(period: Period, parent: string): Promise<PeriodUnit[]>;
  /** Codes of the period's units below a path whose place today is outside all of these: they are somebody else's now. In order. */
  strayed(period: Period, path: string, prefixes: string[]): Promise<string[]>;
  /** Those of the codes below which there are units. */
  parentsAmong(period: Period, codes: string[]): Promise<string[]>;
  /** The first units, ordered by path, whose path starts with a prefix and whose name or code holds the text, in whatever case. */
  search(period: Period, text: string, prefixes: string[], limit: number): Promise<PeriodUnit[]>;
  /** Replaces the tree of a period that is not closed. */
  freezeUnits(period: Period, units: PeriodUnit[]): Promise<void>;
  /** Own dates of single units. */
  exceptions(period: Period): Promise<PeriodException[]>;
  exception(period: Period, unit: string): Promise<PeriodException | null>;
  saveException(exception: PeriodException): Promise<void>;
  removeException(period: Period, unit: string): Promise<void>;
}

/** Public holidays and make-up working days the office entered: they overrule the shipped table of `catalogue`. */
export interface CalendarStore {
  all(): Promise<CalendarDay[]>;
  save(day: CalendarDay): Promise<void>;
  remove(day: string): Promise<void>;
}
