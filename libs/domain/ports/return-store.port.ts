/** Returns and their versions: the truth everything else is derived from. */
import type { Period } from '../period/period.js';
import type { ReturnRecord, ReturnVersion } from '../return/return.js';
import type { StoredValues } from '../return/values.js';

export interface ReturnStore {
  get(period: Period, unit: string): Promise<ReturnRecord | null>;
  /** As get(), holding the row until the transaction ends. */
  lock(period: Period, unit: string): Promise<ReturnRecord | null>;
  /** As get(), with its latest version, in one question; null as well when there is no version. */
  latest(period: Period, unit: string): Promise<{ record: ReturnRecord; version: ReturnVersion } | null>;
  /** The same, holding the row. */
  lockLatest(period: Period, unit: string): Promise<{ record: ReturnRecord; version: ReturnVersion } | null>;
  ofPeriod(period: Period, units?: string[]): Promise<ReturnRecord[]>;
  /** Units whose return was first submitted at this instant or later, in order; and how many ever were. */
  filedSince(period: Period, since: string): Promise<{ units: string[]; ever: number }>;
  /**
   * Every return of the period, each held until the transaction ends; waits for whoever holds one of them. Revisions of those under
   * review are raised: whoever read one before and writes it after is refused.
   */
  lockPeriod(period: Period): Promise<ReturnRecord[]>;
  ofUnit(unit: string): Promise<ReturnRecord[]>;
  /** Inserts a record at revision 1; throws `conflict` when there is one. */
  create(record: Omit<ReturnRecord, 'revision'>): Promise<void>;
  /**
   * Writes the record if its revision is still `record.revision` and its period is open, and raises it; throws `conflict` otherwise.
   * Whoever holds the return and finds the period open here is waited for by whoever closes it (lockPeriod()).
   */
  update(record: ReturnRecord): Promise<void>;
  addVersion(version: ReturnVersion): Promise<void>;
  /** Many returns of one period at once, for files that hold thousands; inside a transaction. Missing ones are absent from the map. */
  lockMany(period: Period, units: string[]): Promise<Map<string, { record: ReturnRecord; version: ReturnVersion }>>;
  createMany(records: Omit<ReturnRecord, 'revision'>[]): Promise<void>;
  /** As update() for each; throws `conflict` when any of them changed. */
  updateMany(records: ReturnRecord[]): Promise<void>;
  addVersions(versions: ReturnVersion[]): Promise<void>;
  /** Replaces values, cells, findings and explanations of a draft of the form. Allowed only while it is one (the use case checks). */
  replaceDraft(
    version: Pick<ReturnVersion, 'period' | 'unit' | 'version' | 'values' | 'cells' | 'findings' | 'explanations'>,
  ): Promise<void>;
  /** Null takes it back (a withdrawn submission). */
  markSubmitted(period: Period, unit: string, version: number, submitted: { at: string; by: string } | null): Promise<void>;
  /** The same of many of one period, in few statements. */
  markAllSubmitted(period: Period, versions: { unit: string; version: number }[], submitted: { at: string; by: string }): Promise<void>;
  /** Allowed only while the version is a draft (the use case checks). */
  setExplanation(period: Period, unit: string, version: number, findingKey: string, note: string): Promise<void>;
  version(period: Period, unit: string, version: number): Promise<ReturnVersion | null>;
  versions(period: Period, unit: string): Promise<ReturnVersion[]>;
  /** Versions written since a moment, newest first; without what they say. */
  writtenSince(
    period: Period,
    since: string,
    limit: number,
  ): Promise<Pick<ReturnVersion, 'unit' | 'version' | 'createdBy' | 'createdAt' | 'reason'>[]>;
  /** When each unit's first version was written, keyed by unit. */
  beganAt(period: Period): Promise<Map<string, string>>;
  /** Latest versions of several units at once, keyed by unit; for lists, so without values and cells. */
  latestVersions(period: Period, units: string[]): Promise<Map<string, Pick<ReturnVersion, 'findings' | 'explanations' | 'onBehalf'>>>;
  /** Accepted versions of several units at once, keyed by unit. */
  acceptedVersions(period: Period, units?: string[]): Promise<Map<string, ReturnVersion>>;
  /** What they say and by which catalogue, without cells and findings: for counting many. Keyed by unit. */
  acceptedFigures(period: Period, units: string[]): Promise<Map<string, Pick<ReturnVersion, 'version' | 'catalogueVersion' | 'values'>>>;
  /** Of accepted versions with notes on warnings, what those are about; of some units or of all, ordered by unit where all are asked for. */
  explained(period: Period, units?: string[]): Promise<Pick<ReturnVersion, 'unit' | 'findings' | 'explanations'>[]>;
  /** What one unit's accepted versions of several periods say, keyed by period: what a return is compared with. */
  acceptedValues(unit: string, periods: Period[]): Promise<Map<Period, StoredValues>>;
  /** The same of many units: unit → period → values. */
  acceptedValuesOf(units: string[], periods: Period[]): Promise<Map<string, Map<Period, StoredValues>>>;
  /** Which of the periods' accepted versions were brought in from older tables (`origin: 'history'`). */
  historicalPeriods(unit: string, periods: Period[]): Promise<Period[]>;
  /** Of which of the units the accepted version of that period is such a one. */
  historicalUnits(period: Period, units: string[]): Promise<Set<string>>;
}
