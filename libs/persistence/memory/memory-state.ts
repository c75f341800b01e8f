/** Tables of the twin in memory: maps of rows that are never altered in place, so that a copy of the maps is a copy of everything. */
import type { Grant } from '#domain/access/actor.js';
import type { FigureComment } from '#domain/indicators/figure-comment.js';
import type { Briefing, BriefingRecord, MeetingRecord } from '#domain/briefing/briefing.js';
import type { Requirement } from '#domain/meeting/meeting.js';
import type { BriefingComment, BriefingEdit } from '#domain/briefing/edit.js';
import type { GateReport } from '#domain/briefing/gate.js';
import type { ReleaseRecord } from '#domain/briefing/release.js';
import type { BriefingStyleRecord } from '#domain/briefing/style.js';
import type { DeliveryRecord, MessageRecord, NotificationSettings } from '#domain/message/message.js';
import type { PeriodException, PeriodRecord } from '#domain/period/period.js';
import type { CalendarDay } from '#domain/period/working-days.js';
import type { AuditEntry } from '#domain/ports/audit-store.port.js';
import type { SavedBook } from '#domain/ports/briefing-store.port.js';
import type { SavedViewRecord } from '#domain/ports/figure-comment-store.port.js';
import type { ColumnMapping, ImportRecord, StoredCatalogue } from '#domain/ports/import-store.port.js';
import type { OutboxRow, RememberedAnswer } from '#domain/ports/outbox-store.port.js';
import type { UploadRecord } from '#domain/ports/upload-store.port.js';
import type { SessionRecord, UserRecord } from '#domain/ports/user-store.port.js';
import type { CommentRecord } from '#domain/return/comment.js';
import type { ReturnRecord, ReturnVersion } from '#domain/return/return.js';
import type { Fact, Rollup } from '#domain/rollup/rollup.js';
import type { PeriodUnit, Unit } from '#domain/unit/unit.js';
import type { UnitChange } from '#domain/unit/unit-change.js';
import type { AuditLink } from '../audit-chain.js';

export interface Lease {
  leaseToken: string | null;
  leaseUntil: string | null;
}

export class MemoryState {
  users = new Map<string, UserRecord>();
  grants = new Map<string, Omit<Grant, 'path'>[]>();
  sessions = new Map<string, SessionRecord>();
  /** Today's tree. */
  units = new Map<string, Unit>();
  unitStates = new Map<string, { day: string; unit: Unit }>();
  unitChanges = new Map<string, UnitChange>();
  periods = new Map<string, PeriodRecord>();
  periodUnits = new Map<string, PeriodUnit>();
  exceptions = new Map<string, PeriodException>();
  calendar = new Map<string, CalendarDay>();
  uploads = new Map<string, UploadRecord & Lease>();
  returns = new Map<string, ReturnRecord>();
  versions = new Map<string, ReturnVersion>();
  comments = new Map<string, CommentRecord>();
  figureComments = new Map<string, FigureComment>();
  savedViews = new Map<string, SavedViewRecord>();
  imports = new Map<string, ImportRecord>();
  mappings = new Map<string, ColumnMapping>();
  catalogues = new Map<string, StoredCatalogue>();
  messages = new Map<string, MessageRecord>();
  deliveries = new Map<string, DeliveryRecord & Lease>();
  settings = new Map<string, NotificationSettings>();
  facts = new Map<string, Fact>();
  dirty = new Map<string, { period: string; unit: string; seq: number }>();
  rollups = new Map<string, Rollup>();
  rollupRuns = new Map<string, string>();
  outbox = new Map<string, OutboxRow & { subject: string; rungAt: string | null }>();
  answers = new Map<string, RememberedAnswer & { createdAt: string }>();
  audit = new Map<string, AuditEntry & { id: string }>();
  seals = new Map<string, AuditLink>();
  meetings = new Map<string, MeetingRecord>();
  meetingBooks = new Map<string, SavedBook>();
  requirements = new Map<string, Requirement>();
  briefings = new Map<string, BriefingRecord & Lease & { runKey: string; document: Briefing | null; gate: GateReport | null }>();
  briefingEdits = new Map<string, BriefingEdit>();
  briefingComments = new Map<string, BriefingComment>();
  briefingReleases = new Map<string, { release: ReleaseRecord; document: Briefing }>();
  briefingStyles = new Map<string, BriefingStyleRecord>();
  /** Ids are never given twice, also not after a rollback. */
  readonly ids: { last: number };

  constructor(ids = { last: 0 }) {
    this.ids = ids;
  }

  copy(): MemoryState {
    const copy = new MemoryState(this.ids);
    for (const [name, table] of this.tables()) Object.assign(copy, { [name]: new Map(table) });
    return copy;
  }

  /** Takes over, row by row, what `changed` did to `base`; other rows stay as they are by now. */
  merge(base: MemoryState, changed: MemoryState): void {
    const [before, after] = [new Map(base.tables()), new Map(changed.tables())];
    for (const [name, table] of this.tables()) {
      const [old, fresh] = [before.get(name)!, after.get(name)!];
      for (const key of old.keys()) if (!fresh.has(key)) table.delete(key);
      for (const [key, row] of fresh) if (old.get(key) !== row) table.set(key, row);
    }
  }

  private tables(): [string, Map<string, unknown>][] {
    return Object.entries(this).filter((entry): entry is [string, Map<string, unknown>] => entry[1] instanceof Map);
  }

  nextId(): string {
    return String(++this.ids.last);
  }
}

export const keyOf = (...parts: (string | number)[]): string => parts.join('\n');

/** A deep copy: rows go in and come out as strangers. */
export function copied<T>(value: T): T {
  if (Array.isArray(value)) return value.map(copied) as T;
  if (ArrayBuffer.isView(value)) return (value as unknown as BigInt64Array).slice() as T;
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, copied(item)])) as T;
}

export const byKey =
  <T>(...keys: ((row: T) => string)[]) =>
  (a: T, b: T): number => {
    for (const key of keys) if (key(a) !== key(b)) return key(a) < key(b) ? -1 : 1;
    return 0;
  };

/** ISO text in the form the database gives back. */
export const iso = (time: string): string => new Date(time).toISOString();
export const isoOrNull = (time: string | null): string | null => (time === null ? null : iso(time));
