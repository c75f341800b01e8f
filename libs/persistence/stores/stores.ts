/** All stores on one set of statements. */
import type { Stores } from '#domain/ports/database.port.js';
import type { Sql } from '../sql.js';
import { MariadbAuditStore } from './audit.store.js';
import { MariadbBriefingStore } from './briefing.store.js';
import {
  MariadbBriefingCommentStore,
  MariadbBriefingEditStore,
  MariadbBriefingStyleStore,
  MariadbReleaseStore,
} from './briefing-text.store.js';
import { MariadbCalendarStore } from './calendar.store.js';
import { MariadbCatalogueStore } from './catalogue.store.js';
import { MariadbCommentStore } from './comment.store.js';
import { MariadbFactStore } from './fact.store.js';
import { MariadbFigureCommentStore } from './figure-comment.store.js';
import { MariadbIdempotencyStore } from './idempotency.store.js';
import { MariadbImportStore } from './import.store.js';
import { MariadbMeetingStore } from './meeting.store.js';
import { MariadbMessageStore } from './message.store.js';
import { MariadbOutboxStore } from './outbox.store.js';
import { MariadbPeriodStore } from './period.store.js';
import { MariadbRequirementStore } from './requirement.store.js';
import { MariadbReturnStore } from './return.store.js';
import { MariadbRollupStore } from './rollup.store.js';
import { MariadbSavedViewStore } from './saved-view.store.js';
import { MariadbSessionStore } from './session.store.js';
import { MariadbUnitStore } from './unit.store.js';
import { MariadbUploadStore } from './upload.store.js';
import { MariadbUserStore } from './user.store.js';

export const storesOn = (sql: Sql): Stores => ({
  users: new MariadbUserStore(sql),
  sessions: new MariadbSessionStore(sql),
  units: new MariadbUnitStore(sql),
  periods: new MariadbPeriodStore(sql),
  calendar: new MariadbCalendarStore(sql),
  uploads: new MariadbUploadStore(sql),
  returns: new MariadbReturnStore(sql),
  comments: new MariadbCommentStore(sql),
  figureComments: new MariadbFigureCommentStore(sql),
  savedViews: new MariadbSavedViewStore(sql),
  imports: new MariadbImportStore(sql),
  catalogueVersions: new MariadbCatalogueStore(sql),
  messages: new MariadbMessageStore(sql),
  facts: new MariadbFactStore(sql),
  rollups: new MariadbRollupStore(sql),
  outbox: new MariadbOutboxStore(sql),
  idempotency: new MariadbIdempotencyStore(sql),
  audit: new MariadbAuditStore(sql),
  meetings: new MariadbMeetingStore(sql),
  requirements: new MariadbRequirementStore(sql),
  briefings: new MariadbBriefingStore(sql),
  briefingEdits: new MariadbBriefingEditStore(sql),
  briefingComments: new MariadbBriefingCommentStore(sql),
  briefingReleases: new MariadbReleaseStore(sql),
  briefingStyles: new MariadbBriefingStyleStore(sql),
});
