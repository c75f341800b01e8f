/** The database seen from the use cases: stores grouped by noun, and one transaction around several of them. */
import type { AuditStore } from './audit-store.port.js';
import type { BriefingStore, MeetingStore, RequirementStore } from './briefing-store.port.js';
import type { BriefingCommentStore, BriefingEditStore, BriefingStyleStore, ReleaseStore } from './briefing-text-store.port.js';
import type { CommentStore } from './comment-store.port.js';
import type { FigureCommentStore, SavedViewStore } from './figure-comment-store.port.js';
import type { FactStore, RollupStore } from './figure-store.port.js';
import type { CatalogueStore, ImportStore } from './import-store.port.js';
import type { MessageStore } from './message-store.port.js';
import type { IdempotencyStore, OutboxStore } from './outbox-store.port.js';
import type { CalendarStore, PeriodStore, UnitStore } from './period-store.port.js';
import type { ReturnStore } from './return-store.port.js';
import type { SessionStore, UserStore } from './user-store.port.js';
import type { UploadStore } from './upload-store.port.js';

export interface Stores {
  users: UserStore;
  sessions: SessionStore;
  units: UnitStore;
  periods: PeriodStore;
  calendar: CalendarStore;
  uploads: UploadStore;
  returns: ReturnStore;
  comments: CommentStore;
  figureComments: FigureCommentStore;
  savedViews: SavedViewStore;
  imports: ImportStore;
  catalogueVersions: CatalogueStore;
  messages: MessageStore;
  facts: FactStore;
  rollups: RollupStore;
  outbox: OutboxStore;
  idempotency: IdempotencyStore;
  audit: AuditStore;
  meetings: MeetingStore;
  requirements: RequirementStore;
  briefings: BriefingStore;
  briefingEdits: BriefingEditStore;
  briefingComments: BriefingCommentStore;
  briefingReleases: ReleaseStore;
  briefingStyles: BriefingStyleStore;
}

export const DATABASE = Symbol('Database');
export interface Database extends Stores {
  /**
   * Runs the work in one READ COMMITTED transaction with stores bound to it; retries the whole of it on deadlock or lock timeout,
   * so it must have no effect outside the stores. Throws `unavailable` when the server cannot be reached.
   */
  transaction<T>(work: (stores: Stores) => Promise<T>): Promise<T>;
  /** Like transaction(), but everything read comes from one moment (REPEATABLE READ, consistent snapshot). */
  snapshot<T>(work: (stores: Stores) => Promise<T>): Promise<T>;
  /** Resolves when the server answers. */
  ping(): Promise<void>;
}
