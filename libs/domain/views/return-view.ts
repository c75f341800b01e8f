/** Returns as screens and programs see them: `GET /returns`, `GET /returns/{unit}/{period}`, `GET /uploads/{id}`. */
import type { CellMap, ReturnStatus } from '../return/return.js';
import type { StoredValues, Values } from '../return/values.js';
import type { Sector, UnitType } from '../unit/unit.js';
import type { Severity } from '../catalogue/catalogue.js';
import type { UploadStatus } from '../ports/upload-store.port.js';

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
  errors: number;
  warnings: number;
  /** What this reader may do with it now. */
  canFile: boolean;
  canReview: boolean;
}

export interface ReturnView extends ReturnListItem {
  revision: number;
  catalogueVersion: string;
  values: StoredValues;
  cells: CellMap;
  findings: FindingView[];
  /** Finding key → note. */
  explanations: Record<string, string>;
  /** Accepted values of the previous quarter and of the same quarter last year, where there are any. */
  previous: Values | null;
  yearAgo: Values | null;
  returnReason: string | null;
  dueOn: string;
  locksOn: string;
  uploadId: string | null;
}

/** One version in a list of them. */
export interface VersionView {
  version: number;
  createdBy: string;
  createdAt: string;
  uploadId: string | null;
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
  returns: { unit: string; period: string; version: number; status: FilingStatus }[];
  findings: FindingView[];
}
