/** A return (季报): what one unit says of one period, in versions; `draft → submitted → accepted`, or `returned` with a reason. */
import type { Period } from '../period/period.js';
import type { Finding } from '../validation/finding.js';
import type { StoredValues } from './values.js';

export type ReturnStatus = 'draft' | 'submitted' | 'returned' | 'accepted';

/** Where a value was read: sheet name and A1 address. */
export interface CellAddress {
  sheet: string;
  cell: string;
}
export type CellMap = Record<string, CellAddress>;

/** How a version came about: a file, the online form, or a past quarter brought in from an older table. */
export type ReturnOrigin = 'upload' | 'form' | 'history';

/** Immutable once submitted; a correction is the next version. A draft of the form is saved in place. */
export interface ReturnVersion {
  period: Period;
  unit: string;
  version: number;
  catalogueVersion: string;
  values: StoredValues;
  cells: CellMap;
  findings: Finding[];
  /** Finding key → the clerk's one-line note. */
  explanations: Record<string, string>;
  uploadId: string | null;
  /** Who wrote it: user id. */
  createdBy: string;
  createdAt: string;
  /** Why an accepted return was corrected; null for an ordinary version. */
  reason: string | null;
  origin: ReturnOrigin;
  /** Written by the office for the unit; shown as such wherever the version is. */
  onBehalf: boolean;
  submittedAt: string | null;
  /** User id. */
  submittedBy: string | null;
}

export interface ReturnRecord {
  period: Period;
  unit: string;
  status: ReturnStatus;
  /** Review levels the latest submission has passed; only the last level accepts (`Unit.reviewLevels`). */
  reviewLevel: number;
  /** The version a reviewer last decided on: what "changed since" is measured from. */
  reviewedVersion: number | null;
  /** Latest version. */
  version: number;
  /** The version that counts; null until one was accepted. */
  acceptedVersion: number | null;
  /** It decides whether the return was on time, however often it is sent back. */
  firstSubmittedAt: string | null;
  /** The latest submission. */
  submittedAt: string | null;
  acceptedAt: string | null;
  /** How often it was returned; feeds W15 and RSP14. */
  returnedCount: number;
  returnReason: string | null;
  /** Optimistic lock: grows with every change. */
  revision: number;
}

/** What a reader makes of a workbook, before it is checked: identity, values and where each was found. */
export interface ParsedReturn {
  identity: WorkbookIdentity;
  values: StoredValues;
  cells: CellMap;
}

/** Hidden sheet of every template: says which unit, period and form the workbook belongs to. */
export interface WorkbookIdentity {
  unit: string;
  period: Period;
  catalogueVersion: string;
  templateId: string;
}
