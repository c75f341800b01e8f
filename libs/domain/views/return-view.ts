/** Returns as screens and programs see them: `GET /returns`, `GET /returns/{unit}/{period}`, `GET /uploads/{id}`. */
import type { CellMap, ReturnOrigin, ReturnStatus } from '../return/return.js';
import type { StoredValues, Values } from '../return/values.js';
import type { Sector, UnitType } from '../unit/unit.js';
import type { Severity } from '../catalogue/catalogue.js';
import type { UploadPurpose, UploadStatus, UploadTake } from '../ports/upload-store.port.js';
import type { ChangeKind } from '../return/compare-values.js';
import type { Direction } from '../catalogue/catalogue.js';

/** A finding in the reader's language. */
export interface FindingView {
  key: string;
  severity: Severity;
  code: string;
  element: string | null;
  sheet: string | null;
  cell: string | null;
  value: string | number | null;
  message: string;
  expected: string | null;
}

/** `none`: nothing filed yet. */
export type FilingStatus = ReturnStatus | 'none';

export interface ReturnListItem {
  period: string;
  unit: string;
  unitName: string;
  type: UnitType;
  sector: Sector;
  path: string;
  status: FilingStatus;
  version: number;
  acceptedVersion: number | null;
  submittedAt: string | null;
  acceptedAt: string | null;
  /** Filed, or still missing, after the on-time day. */
  late: boolean;
  returnedCount: number;
  /** Own days where the office granted them, else the period's. */
  dueOn: string;
  locksOn: string;
  /** Levels of review it needs, and how many its latest submission has passed. */
  reviewLevels: number;
  reviewLevel: number;
  /** Submitted again after a reviewer had decided on an earlier version. */
  changedSince: boolean;
  /** Written by the office for the unit. */
  onBehalf: boolean;
  /** Threads nobody has closed. */
  openThreads: number;
  errors: number;
  warnings: number;
  /** What the unit wrote on single figures of the latest version, as far as this reader sees them. */
  notes: { element: string; note: string }[];
  /** What this reader may do with it now. */
  canFile: boolean;
  canReview: boolean;
  /** Accepted, and this person may enter a correction (a new version with a reason). */
  canCorrect: boolean;
  canWithdraw: boolean;
}

export interface ReturnView extends ReturnListItem {
  revision: number;
  catalogueVersion: string;
  values: StoredValues;
  cells: CellMap;
  findings: FindingView[];
  /** Finding key → note. */
  explanations: Record<string, string>;
  /** What the system fills in or proposes: a new draft begins with it. */
  prefilled: Values;
  /** Codes of the cells nobody types: from the tree, carried forward, or computed. */
  locked: string[];
  /** Accepted values of the previous quarter and of the same quarter last year, where there are any. */
  previous: Values | null;
  yearAgo: Values | null;
  returnReason: string | null;
  uploadId: string | null;
  origin: ReturnOrigin;
  /** Why this version corrects an accepted one. */
  reason: string | null;
  /** Who wrote the latest version, and when. */
  writtenBy: string | null;
  writtenAt: string | null;
  /** Version of the last decision of a reviewer, for "what changed since". */
  reviewedVersion: number | null;
}

/** One cell that differs between two versions. */
export interface CellChangeView {
  element: string;
  kind: Exclude<ChangeKind, 'unchanged'>;
  before: string | number | null;
  after: string | number | null;
}
/** `GET /returns/{unit}/{period}/changes?from=&to=`; `from` 0 = nothing. */
export interface ChangesView {
  from: number;
  to: number;
  counts: Record<ChangeKind, number>;
  changes: CellChangeView[];
}

export interface EffectFigure {
  value: number | null;
  numerator: number | null;
  denominator: number | null;
}
/** What one indicator becomes when the latest version is accepted: of the unit itself, and of the topmost unit. `GET …/effect` */
export interface EffectView {
  /** Name of the topmost unit. */
  bureau: string;
  /** Version the unit's "before" is of: the accepted one; null = none yet. */
  beforeVersion: number | null;
  lines: {
    code: string;
    name: string;
    unit: string;
    direction: Direction;
    own: { before: EffectFigure; after: EffectFigure };
    bureau: { before: EffectFigure; after: EffectFigure };
  }[];
}

/** Proof of filing: `GET …/receipt`. `hash` is the SHA-256 of the version's canonical JSON (unit, period, version, form, values, notes); null for who may not see all of them. */
export interface ReceiptView {
  unit: string;
  unitName: string;
  period: string;
  periodName: string;
  version: number;
  catalogueVersion: string;
  status: FilingStatus;
  hash: string | null;
  submittedAt: string;
  submittedBy: string;
  onBehalf: boolean;
  late: boolean;
  cells: number;
  warnings: number;
  reason: string | null;
  /** The file it came from; null for the online form. */
  fileName: string | null;
  fileSha256: string | null;
}

/** A thread with everything said in it: `GET …/comments`. */
export interface ThreadView {
  id: string;
  element: string | null;
  resolvedAt: string | null;
  resolvedBy: string | null;
  comments: { id: string; authorName: string; own: boolean; version: number; text: string; createdAt: string }[];
}

/** What became of one return of a bulk act: `POST /returns/accept`, `POST /uploads/{id}/submit`. */
export interface BulkOutcome {
  unit: string;
  unitName: string;
  outcome: 'done' | 'refused';
  /** Why not, in the reader's words. */
  reason: string | null;
}

/** One version in a list of them. */
export interface VersionView {
  version: number;
  createdBy: string;
  createdAt: string;
  /** Display name. */
  createdByName: string;
  uploadId: string | null;
  origin: ReturnOrigin;
  onBehalf: boolean;
  submittedAt: string | null;
  reason: string | null;
  errors: number;
  warnings: number;
  /** The one that counts. */
  accepted: boolean;
}

export interface UploadView {
  id: string;
  status: UploadStatus;
  progress: number;
  fileName: string;
  size: number;
  sha256: string;
  createdAt: string;
  finishedAt: string | null;
  purpose: UploadPurpose;
  take: UploadTake;
  reason: string | null;
  /** At most 200 of them. */
  returns: {
    unit: string;
    unitName: string;
    period: string;
    version: number;
    /** The draft it was stored over. */
    replaced?: number;
    status: FilingStatus;
    errors: number;
    warnings: number;
  }[];
  /** How many returns were stored. */
  returnCount: number;
  /** At most 500 of them. */
  findings: FindingView[];
  findingCount: number;
  /** Of a file with one return: what differs from the version before. */
  changes: Record<ChangeKind, number> | null;
}
