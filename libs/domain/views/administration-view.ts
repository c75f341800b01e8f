/** What the administration screens show: imports, accounts, tree, calendar, messages, catalogue versions. */
import type { Role } from '../access/actor.js';
import type { ChannelName, DeliveryStatus, MessageKind, NotificationSettings } from '../message/message.js';
import type { PeriodState } from '../period/period.js';
import type { CalendarDay } from '../period/working-days.js';
import type { ImportPlan, PlanLine } from '../ports/import-store.port.js';
import type { UploadPurpose, UploadStatus } from '../ports/upload-store.port.js';
import type { ReturnStatus } from '../return/return.js';
import type { Unit } from '../unit/unit.js';
import type { UnitChange } from '../unit/unit-change.js';
import type { FindingView } from './return-view.js';

/** A line of a plan, in the reader's language. */
export type PlanLineView = { [Field in keyof PlanLine]: null extends PlanLine[Field] ? string | null : string };

/** `GET /imports/{id}`: how far reading has come, then the plan, then that it was applied. */
export interface ImportView {
  id: string;
  purpose: Exclude<UploadPurpose, 'returns'>;
  fileName: string;
  status: UploadStatus;
  createdAt: string;
  plan: (Pick<ImportPlan, 'counts'> & { lines: PlanLineView[]; findings: FindingView[] }) | null;
  canApply: boolean;
  appliedAt: string | null;
}

/** `GET /accounts`. */
export interface AccountView {
  id: string;
  username: string;
  displayName: string;
  phone: string | null;
  email: string | null;
  grants: { role: Role; unit: string; unitName: string }[];
  state: 'active' | 'disabled' | 'locked' | 'pending' | 'first_code';
  firstCodeExpiresAt: string | null;
  lastSignInAt: string | null;
  sample: boolean;
}
/** Shown once, never stored in clear: `POST /accounts/{id}/code`, and the list after an import. */
export interface FirstCode {
  username: string;
  displayName: string;
  unitName: string;
  code: string;
  expiresAt: string;
}

/** `GET /units/today`: the tree as it is today, with dated changes and what is amiss. */
export interface TreeView {
  today: string;
  /** `clerks`, `reviewers`: of exactly the unit; `reviewedBy`: who reviews it, be it from further up. */
  units: (Unit & { clerks: string[]; reviewers: string[]; reviewedBy: string[] })[];
  changes: UnitChange[];
  checks: {
    code: 'no_reviewer' | 'no_clerk' | 'parent_ended' | 'too_many_units' | 'too_few_branches';
    unit: string;
    unitName: string;
    message: string;
  }[];
}

/** `POST /units/changes`: the change as kept, and what it did to periods that are open. */
export interface UnitChangeOutcome extends UnitChange {
  /** Codes of units whose place in the period changed, and of those that stayed as they were because a return was filed. */
  periods: { period: string; changed: string[]; kept: string[] }[];
}

/** `POST /periods/{p}/close`: units by what became of their return; `missing` never began. */
export type FilingTally = Record<ReturnStatus | 'missing' | 'expected', number>;

/** `GET /calendar?year=`. */
export interface CalendarView {
  year: number;
  knownUntil: string;
  /** Days that are not what their weekday says; `own` = entered by the office. */
  days: (CalendarDay & { own: boolean })[];
}
/** `GET /periods/{period}/proposal`: days counted from the quarter's end by the working calendar. */
export interface PeriodProposal {
  period: string;
  state: PeriodState | null;
  opensOn: string;
  dueOn: string;
  locksOn: string;
  reviewOn: string;
  closesOn: string;
  meetsOn: string;
  /** False when the holidays of a day in it are not announced yet. */
  holidaysKnown: boolean;
  catalogueVersion: string;
  units: number;
}
/** `GET /periods/{period}/exceptions`. */
export interface ExceptionView {
  unit: string;
  unitName: string;
  dueOn: string;
  locksOn: string;
  reason: string;
  grantedBy: string;
  grantedAt: string;
}

/** `GET /messages`. */
export interface InboxView {
  unread: number;
  messages: {
    id: string;
    kind: MessageKind;
    subject: string;
    body: string;
    link: string | null;
    createdAt: string;
    readAt: string | null;
  }[];
}
/** `GET /messages/settings`; the secret of a webhook is never sent back, only whether there is one. */
export interface SettingsView {
  emailAddress: string | null;
  email: boolean;
  webhook: { kind: NonNullable<NotificationSettings['webhook']>['kind']; url: string; hasSecret: boolean } | null;
  muted: MessageKind[];
  /** Channels this installation has at all. */
  channels: ChannelName[];
}
/** `GET /messages/sent?period=`: every delivery of a period. */
export interface SentView {
  id: string;
  kind: MessageKind;
  to: string;
  unit: string | null;
  unitName: string | null;
  subject: string;
  createdAt: string;
  deliveries: {
    channel: ChannelName;
    address: string;
    status: DeliveryStatus;
    attempts: number;
    outcome: string | null;
    sentAt: string | null;
  }[];
}

/** `GET /catalogues`. */
export interface CatalogueVersionView {
  version: string;
  effectiveFrom: string;
  elements: number;
  indicators: number;
  rules: number;
  /** Ships with the program, or brought into force by the office. */
  origin: 'shipped' | 'office';
  periods: string[];
}
