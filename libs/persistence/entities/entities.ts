/** Every table of the database. */
import { AuditEntryEntity } from './audit-entry.entity.js';
import { AuditSealEntity } from './audit-seal.entity.js';
import { BriefingEntity } from './briefing.entity.js';
import { BriefingFileEntity } from './briefing-file.entity.js';
import { DirtyMarkEntity } from './dirty-mark.entity.js';
import { FactEntity } from './fact.entity.js';
import { IdempotencyKeyEntity } from './idempotency-key.entity.js';
import { MeetingEntity } from './meeting.entity.js';
import { OutboxEntity } from './outbox.entity.js';
import { PeriodEntity } from './period.entity.js';
import { PeriodUnitEntity } from './period-unit.entity.js';
import { ReturnEntity } from './return.entity.js';
import { ReturnVersionEntity } from './return-version.entity.js';
import { RollupEntity } from './rollup.entity.js';
import { RollupRunEntity } from './rollup-run.entity.js';
import { SessionEntity } from './session.entity.js';
import { UnitEntity } from './unit.entity.js';
import { UploadEntity } from './upload.entity.js';
import { UserEntity } from './user.entity.js';
import { UserGrantEntity } from './user-grant.entity.js';

export const ENTITIES = [
  AuditEntryEntity,
  AuditSealEntity,
  BriefingEntity,
  BriefingFileEntity,
  DirtyMarkEntity,
  FactEntity,
  IdempotencyKeyEntity,
  MeetingEntity,
  OutboxEntity,
  PeriodEntity,
  PeriodUnitEntity,
  ReturnEntity,
  ReturnVersionEntity,
  RollupEntity,
  RollupRunEntity,
  SessionEntity,
  UnitEntity,
  UploadEntity,
  UserEntity,
  UserGrantEntity,
];
