/** How returns and their versions stand in their tables: columns, and rows back into records. */
import type { ReturnRecord, ReturnVersion } from '#domain/return/return.js';
import { contentColumns, unpackCells } from '../version-content.js';
import { isoTime, isoTimeOrNull, sqlTime, sqlTimeOrNull, type SqlValue } from '../sql.js';

export interface ReturnRow extends Omit<ReturnRecord, 'firstSubmittedAt' | 'submittedAt' | 'acceptedAt'> {
  firstSubmittedAt: Date | null;
  submittedAt: Date | null;
  acceptedAt: Date | null;
}
/** Named apart from the return's own submission, because both are read in one row. */
export interface VersionRow extends Pick<
  ReturnVersion,
  'period' | 'unit' | 'version' | 'catalogueVersion' | 'uploadId' | 'createdBy' | 'reason' | 'origin' | 'submittedBy'
> {
  storedValues: string;
  cells: string;
  findings: string;
  explanations: string;
  createdAt: Date;
  onBehalf: number;
  versionSubmittedAt: Date | null;
}

export const SELECT_RETURN = `r.period, r.unit_code AS unit, r.status, r.review_level AS reviewLevel, r.reviewed_version AS reviewedVersion,
  r.version, r.accepted_version AS acceptedVersion, r.first_submitted_at AS firstSubmittedAt, r.submitted_at AS submittedAt,
  r.accepted_at AS acceptedAt, r.returned_count AS returnedCount, r.return_reason AS returnReason, r.revision`;
export const SELECT_CONTENT = `v.catalogue_version AS catalogueVersion, v.stored_values AS storedValues, v.cells,
  v.findings, v.explanations, v.upload_id AS uploadId, v.created_by AS createdBy, v.created_at AS createdAt, v.reason, v.origin,
  v.on_behalf AS onBehalf, v.submitted_at AS versionSubmittedAt, v.submitted_by AS submittedBy`;
export const SELECT_VERSION = `v.period, v.unit_code AS unit, v.version, ${SELECT_CONTENT}`;

export const RETURN_COLUMNS = [
  ...['period', 'unit_code', 'status', 'review_level', 'reviewed_version', 'version', 'accepted_version'],
  ...['first_submitted_at', 'submitted_at', 'accepted_at', 'returned_count', 'return_reason', 'revision'],
];
export const returnRow = (r: ReturnRecord): SqlValue[] => [
  ...[r.period, r.unit, r.status, r.reviewLevel, r.reviewedVersion, r.version, r.acceptedVersion],
  ...[sqlTimeOrNull(r.firstSubmittedAt), sqlTimeOrNull(r.submittedAt), sqlTimeOrNull(r.acceptedAt)],
  ...[r.returnedCount, r.returnReason, r.revision],
];

export const VERSION_COLUMNS = [
  ...['period', 'unit_code', 'version', 'catalogue_version', 'stored_values', 'cells', 'findings', 'explanations'],
  ...['upload_id', 'created_by', 'created_at', 'reason', 'origin', 'on_behalf', 'submitted_at', 'submitted_by'],
];
export const versionRow = (v: ReturnVersion): SqlValue[] => [
  ...[v.period, v.unit, v.version, v.catalogueVersion],
  ...contentColumns(v),
  ...[v.uploadId, v.createdBy, sqlTime(v.createdAt), v.reason, v.origin, v.onBehalf, sqlTimeOrNull(v.submittedAt), v.submittedBy],
];

export const recordOf = (row: ReturnRow): ReturnRecord => ({
  period: row.period,
  unit: row.unit,
  status: row.status,
  reviewLevel: row.reviewLevel,
  reviewedVersion: row.reviewedVersion,
  version: row.version,
  acceptedVersion: row.acceptedVersion,
  firstSubmittedAt: isoTimeOrNull(row.firstSubmittedAt),
  submittedAt: isoTimeOrNull(row.submittedAt),
  acceptedAt: isoTimeOrNull(row.acceptedAt),
  returnedCount: row.returnedCount,
  returnReason: row.returnReason,
  revision: row.revision,
});

export const versionOf = (row: VersionRow): ReturnVersion => ({
  period: row.period,
  unit: row.unit,
  version: row.version,
  catalogueVersion: row.catalogueVersion,
  values: JSON.parse(row.storedValues) as ReturnVersion['values'],
  cells: unpackCells(JSON.parse(row.cells)),
  findings: JSON.parse(row.findings) as ReturnVersion['findings'],
  explanations: JSON.parse(row.explanations) as ReturnVersion['explanations'],
  uploadId: row.uploadId,
  createdBy: row.createdBy,
  createdAt: isoTime(row.createdAt),
  reason: row.reason,
  origin: row.origin,
  onBehalf: row.onBehalf === 1,
  submittedAt: isoTimeOrNull(row.versionSubmittedAt),
  submittedBy: row.submittedBy,
});
