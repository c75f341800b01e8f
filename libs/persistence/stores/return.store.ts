/** ReturnStore on MariaDB. */
import type { Period } from '#domain/period/period.js';
import type { ReturnStore } from '#domain/ports/return-store.port.js';
import type { ReturnRecord, ReturnVersion } from '#domain/return/return.js';
import type { StoredValues } from '#domain/return/values.js';
import { canonicalJson } from '../canonical-json.js';
import { isDuplicate } from '../database-errors.js';
import { ReturnVersionEntity } from '../entities/return-version.entity.js';
import { ReturnEntity } from '../entities/return.entity.js';
import { returnChanged, returnExists, versionMissing } from '../refusals.js';
import { chunked, isoTime, isoTimeOrNull, sqlTimeOrNull, type Sql } from '../sql.js';

interface ReturnRow extends Omit<ReturnRecord, 'firstSubmittedAt' | 'submittedAt' | 'acceptedAt'> {
  firstSubmittedAt: Date | null;
  submittedAt: Date | null;
  acceptedAt: Date | null;
}
interface VersionRow extends Omit<ReturnVersion, 'values' | 'cells' | 'findings' | 'explanations' | 'createdAt'> {
  storedValues: string;
  cells: string;
  findings: string;
  explanations: string;
  createdAt: Date;
}

const RETURN_COLUMNS = `r.period, r.unit_code AS unit, r.status, r.version, r.accepted_version AS acceptedVersion,
  r.first_submitted_at AS firstSubmittedAt, r.submitted_at AS submittedAt,
  r.accepted_at AS acceptedAt, r.returned_count AS returnedCount, r.return_reason AS returnReason, r.revision`;
const RETURN = `SELECT ${RETURN_COLUMNS} FROM returns r`;
const CONTENT_COLUMNS = `v.catalogue_version AS catalogueVersion, v.stored_values AS storedValues, v.cells,
  v.findings, v.explanations, v.upload_id AS uploadId, v.created_by AS createdBy, v.created_at AS createdAt, v.reason`;
const VERSION_COLUMNS = `v.period, v.unit_code AS unit, v.version, ${CONTENT_COLUMNS}`;

export class MariadbReturnStore implements ReturnStore {
  constructor(private readonly sql: Sql) {}

  async get(period: Period, unit: string): Promise<ReturnRecord | null> {
    return this.one(`${RETURN} WHERE period = ? AND unit_code = ?`, [period, unit]);
  }

  async lock(period: Period, unit: string): Promise<ReturnRecord | null> {
    return this.one(`${RETURN} WHERE period = ? AND unit_code = ? FOR UPDATE`, [period, unit]);
  }

  async lockLatest(period: Period, unit: string): Promise<{ record: ReturnRecord; version: ReturnVersion } | null> {
    const row = await this.sql.row<ReturnRow & VersionRow>(
      `SELECT ${RETURN_COLUMNS}, ${CONTENT_COLUMNS} FROM returns r
         JOIN return_versions v ON v.period = r.period AND v.unit_code = r.unit_code AND v.version = r.version
       WHERE r.period = ? AND r.unit_code = ? FOR UPDATE`,
      [period, unit],
    );
    if (!row) return null;
    const { status, acceptedVersion, firstSubmittedAt, submittedAt, acceptedAt, returnedCount, returnReason, revision, ...version } = row;
    const own = { status, acceptedVersion, firstSubmittedAt, submittedAt, acceptedAt, returnedCount, returnReason, revision };
    return { record: recordOf({ period, unit, version: version.version, ...own }), version: versionOf(version) };
  }

  async ofPeriod(period: Period, units?: string[]): Promise<ReturnRecord[]> {
    if (!units) return this.many(`${RETURN} WHERE period = ? ORDER BY unit_code`, [period]);
    const found: ReturnRecord[] = [];
    for (const codes of chunked(units, 1_000))
      found.push(...(await this.many(`${RETURN} WHERE period = ? AND unit_code IN (?) ORDER BY unit_code`, [period, codes])));
    return found;
  }

  ofUnit(unit: string): Promise<ReturnRecord[]> {
    return this.many(`${RETURN} WHERE unit_code = ? ORDER BY period`, [unit]);
  }

  async create(record: Omit<ReturnRecord, 'revision'>): Promise<void> {
    try {
      await this.sql.manager.insert(ReturnEntity, { ...record, revision: 1 });
    } catch (error) {
      if (isDuplicate(error)) throw returnExists(record.period, record.unit);
      throw error;
    }
  }

  async update(record: ReturnRecord): Promise<void> {
    const {
      period,
      unit,
      status,
      version,
      acceptedVersion,
      firstSubmittedAt,
      submittedAt,
      acceptedAt,
      returnedCount,
      returnReason,
      revision,
    } = record;
    const updated = await this.sql.run(
      `UPDATE returns SET status = ?, version = ?, accepted_version = ?, first_submitted_at = ?, submitted_at = ?, accepted_at = ?,
         returned_count = ?, return_reason = ?, revision = revision + 1 WHERE period = ? AND unit_code = ? AND revision = ?`,
      [
        status,
        version,
        acceptedVersion,
        sqlTimeOrNull(firstSubmittedAt),
        sqlTimeOrNull(submittedAt),
        sqlTimeOrNull(acceptedAt),
        returnedCount,
        returnReason,
        period,
        unit,
        revision,
      ],
    );
    if (updated !== 1) throw returnChanged(period, unit);
  }

  async addVersion(v: ReturnVersion): Promise<void> {
    const { period, unit, version, catalogueVersion, values, cells, findings, explanations, uploadId, createdBy, createdAt, reason } = v;
    const written = {
      period,
      unit,
      version,
      catalogueVersion,
      values,
      cells,
      findings,
      explanations,
      uploadId,
      createdBy,
      createdAt,
      reason,
    };
    await this.sql.manager.insert(ReturnVersionEntity, written);
  }

  async setExplanation(period: Period, unit: string, version: number, findingKey: string, note: string): Promise<void> {
    await this.sql.atomically(async (sql) => {
      const key = [period, unit, version];
      const row = await sql.row<{ explanations: string }>(
        'SELECT explanations FROM return_versions WHERE period = ? AND unit_code = ? AND version = ? FOR UPDATE',
        key,
      );
      if (!row) throw versionMissing(period, unit, version);
      const explanations = canonicalJson({ ...JSON.parse(row.explanations), [findingKey]: note });
      await sql.run('UPDATE return_versions SET explanations = ? WHERE period = ? AND unit_code = ? AND version = ?', [
        explanations,
        ...key,
      ]);
    });
  }

  async version(period: Period, unit: string, version: number): Promise<ReturnVersion | null> {
    const sql = `SELECT ${VERSION_COLUMNS} FROM return_versions v WHERE v.period = ? AND v.unit_code = ? AND v.version = ?`;
    const row = await this.sql.row<VersionRow>(sql, [period, unit, version]);
    return row && versionOf(row);
  }

  async versions(period: Period, unit: string): Promise<ReturnVersion[]> {
    const sql = `SELECT ${VERSION_COLUMNS} FROM return_versions v WHERE v.period = ? AND v.unit_code = ? ORDER BY v.version`;
    return (await this.sql.rows<VersionRow>(sql, [period, unit])).map(versionOf);
  }

  async latestVersions(period: Period, units: string[]): Promise<Map<string, Pick<ReturnVersion, 'findings' | 'explanations'>>> {
    const rows: Pick<VersionRow, 'unit' | 'findings' | 'explanations'>[] = [];
    for (const codes of chunked(units, 500))
      rows.push(
        ...(await this.sql.rows<VersionRow>(
          `SELECT v.unit_code AS unit, v.findings, v.explanations FROM returns r
             JOIN return_versions v ON v.period = r.period AND v.unit_code = r.unit_code AND v.version = r.version
           WHERE r.period = ? AND r.unit_code IN (?)`,
          [period, codes],
        )),
      );
    return new Map(rows.map((row) => [row.unit, { findings: JSON.parse(row.findings), explanations: JSON.parse(row.explanations) }]));
  }

  async acceptedVersions(period: Period, units?: string[]): Promise<Map<string, ReturnVersion>> {
    const sql = `SELECT ${VERSION_COLUMNS} FROM returns r
      JOIN return_versions v ON v.period = r.period AND v.unit_code = r.unit_code AND v.version = r.accepted_version WHERE r.period = ?`;
    const rows: VersionRow[] = [];
    if (!units) rows.push(...(await this.sql.rows<VersionRow>(`${sql} ORDER BY r.unit_code`, [period])));
    else
      for (const codes of chunked(units, 500))
        rows.push(...(await this.sql.rows<VersionRow>(`${sql} AND r.unit_code IN (?)`, [period, codes])));
    return new Map(rows.map((row) => [row.unit, versionOf(row)]));
  }

  async acceptedValues(unit: string, periods: Period[]): Promise<Map<Period, StoredValues>> {
    if (periods.length === 0) return new Map();
    const rows = await this.sql.rows<{ period: Period; storedValues: string }>(
      `SELECT r.period, v.stored_values AS storedValues FROM returns r
         JOIN return_versions v ON v.period = r.period AND v.unit_code = r.unit_code AND v.version = r.accepted_version
       WHERE r.unit_code = ? AND r.period IN (?)`,
      [unit, periods],
    );
    return new Map(rows.map((row) => [row.period, JSON.parse(row.storedValues) as StoredValues]));
  }

  private async one(text: string, values: string[]): Promise<ReturnRecord | null> {
    return (await this.many(text, values))[0] ?? null;
  }

  private async many(text: string, values: (string | string[])[]): Promise<ReturnRecord[]> {
    return (await this.sql.rows<ReturnRow>(text, values)).map(recordOf);
  }
}

const recordOf = (row: ReturnRow): ReturnRecord => ({
  ...row,
  firstSubmittedAt: isoTimeOrNull(row.firstSubmittedAt),
  submittedAt: isoTimeOrNull(row.submittedAt),
  acceptedAt: isoTimeOrNull(row.acceptedAt),
});

const versionOf = ({ storedValues, ...row }: VersionRow): ReturnVersion => ({
  ...row,
  values: JSON.parse(storedValues),
  cells: JSON.parse(row.cells),
  findings: JSON.parse(row.findings),
  explanations: JSON.parse(row.explanations),
  createdAt: isoTime(row.createdAt),
});
