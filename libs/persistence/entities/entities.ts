/** Every table of the database. */
import { AuditEntryEntity } from './audit-entry.entity.js';
import { AuditSealEntity } from './audit-seal.entity.js';
import { BriefingEntity } from './briefing.entity.js';
import { BriefingCommentEntity } from './briefing-comment.entity.js';
import { BriefingEditEntity } from './briefing-edit.entity.js';
import { BriefingFileEntity } from './briefing-file.entity.js';
import { BriefingReleaseEntity } from './briefing-release.entity.js';
import { BriefingStyleEntity } from './briefing-style.entity.js';
import { CalendarDayEntity } from './calendar-day.entity.js';
import { CatalogueVersionEntity } from './catalogue-version.entity.js';
import { ColumnMappingEntity } from './column-mapping.entity.js';
import { CommentEntity } from './comment.entity.js';
import { DirtyMarkEntity } from './dirty-mark.entity.js';
import { FactEntity } from './fact.entity.js';
import { FigureCommentEntity } from './figure-comment.entity.js';
import { IdempotencyKeyEntity } from './idempotency-key.entity.js';
import { ImportEntity } from './import.entity.js';
import { MeetingEntity } from './meeting.entity.js';
import { MeetingBookEntity } from './meeting-book.entity.js';
import { MessageEntity } from './message.entity.js';
import { MessageDeliveryEntity } from './message-delivery.entity.js';
import { NotificationSettingsEntity } from './notification-settings.entity.js';
import { OutboxEntity } from './outbox.entity.js';
import { PeriodEntity } from './period.entity.js';
import { PeriodExceptionEntity } from './period-exception.entity.js';
import { PeriodUnitEntity } from './period-unit.entity.js';
import { RequirementEntity } from './requirement.entity.js';
import { ReturnEntity } from './return.entity.js';
import { ReturnVersionEntity } from './return-version.entity.js';
import { RollupEntity } from './rollup.entity.js';
import { RollupRunEntity } from './rollup-run.entity.js';
import { SavedViewEntity } from './saved-view.entity.js';
import { SessionEntity } from './session.entity.js';
import { UnitEntity } from './unit.entity.js';
import { UnitChangeEntity } from './unit-change.entity.js';
import { UnitStateEntity } from './unit-state.entity.js';
import { UploadEntity } from './upload.entity.js';
import { UserEntity } from './user.entity.js';
import { UserGrantEntity } from './user-grant.entity.js';

export const ENTITIES = [
  AuditEntryEntity,
  AuditSealEntity,
  BriefingEntity,
  BriefingCommentEntity,
  BriefingEditEntity,
  BriefingFileEntity,
  BriefingReleaseEntity,
  BriefingStyleEntity,
  CalendarDayEntity,
  CatalogueVersionEntity,
  ColumnMappingEntity,
  CommentEntity,
  DirtyMarkEntity,
  FactEntity,
  FigureCommentEntity,
  IdempotencyKeyEntity,
  ImportEntity,
  MeetingEntity,
  MeetingBookEntity,
  MessageEntity,
  MessageDeliveryEntity,
  NotificationSettingsEntity,
  OutboxEntity,
  PeriodEntity,
  PeriodExceptionEntity,
  PeriodUnitEntity,
  RequirementEntity,
  ReturnEntity,
  ReturnVersionEntity,
  RollupEntity,
  RollupRunEntity,
  SavedViewEntity,
  SessionEntity,
  UnitEntity,
  UnitChangeEntity,
  UnitStateEntity,
  UploadEntity,
  UserEntity,
  UserGrantEntity,
];
