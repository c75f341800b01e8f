/** ReturnStore on MariaDB. */
import type { Period, PeriodState } from '#domain/period/period.js';
import type { ReturnStore } from '#domain/ports/return-store.port.js';
import type { ReturnRecord, ReturnVersion } from '#domain/return/return.js';
import type { StoredValues } from '#domain/return/values.js';
import { canonicalJson } from '../canonical-json.js';
import { periodIsOver, returnChanged, versionMissing } from '../refusals.js';
import { contentColumns } from '../version-content.js';
import { chunked, isoTime, sqlTime, sqlTimeOrNull, type Sql, type SqlValue } from '../sql.js';
import { recordOf, SELECT_CONTENT, SELECT_RETURN, SELECT_VERSION, versionOf, type ReturnRow, type VersionRow } from './return-rows.js';
import { insertReturns, insertVersions, updateReturns } from './return-writes.js';

const RETURN = `SELECT ${SELECT_RETURN} FROM returns r`;
const LATEST = 'JOIN return_versions v ON v.period = r.period AND v.unit_code = r.unit_code AND v.version = r.version';
const ACCEPTED = 'JOIN return_versions v ON v.period = r.period AND v.unit_code = r.unit_code AND v.version = r.accepted_version';
const WITH_LATEST = `SELECT ${SELECT_RETURN}, ${SELECT_CONTENT} FROM returns r ${LATEST}`;
const THIS_VERSION = 'WHERE period = ? AND unit_code = ? AND version = ?';

type Latest = { record: ReturnRecord; version: ReturnVersion };

export class MariadbReturnStore implements ReturnStore {
  constructor(private readonly sql: Sql) {}

  async get(period: Period, unit: string): Promise<ReturnRecord | null> {
    return this.one(`${RETURN} WHERE period = ? AND unit_code = ?`, [period, unit]);
  }

  async lock(period: Period, unit: string): Promise<ReturnRecord | null> {
    return this.one(`${RETURN} WHERE period = ? AND unit_code = ? FOR UPDATE`, [period, unit]);
  }

  async latest(period: Period, unit: string): Promise<Latest | null> {
    const row = await this.sql.row<ReturnRow & VersionRow>(`${WITH_LATEST} WHERE r.period = ? AND r.unit_code = ?`, [period, unit]);
    return row && { record: recordOf(row), version: versionOf(row) };
  }

  async lockLatest(period: Period, unit: string): Promise<Latest | null> {
    return (await this.lockMany(period, [unit])).get(unit) ?? null;
  }

  async lockMany(period: Period, units: string[]): Promise<Map<string, Latest>> {
    const found = new Map<string, Latest>();
    // In one order, so that two files with the same units wait for each other instead of for ever.
    for (const codes of chunked(units.toSorted(), 500)) {
      const text = `${WITH_LATEST} WHERE r.period = ? AND r.unit_code IN (?) ORDER BY r.unit_code FOR UPDATE`;
      for (const row of await this.sql.rows<ReturnRow & VersionRow>(text, [period, codes]))
        found.set(row.unit, { record: recordOf(row), version: versionOf(row) });
    }
    return found;
  }

  async ofPeriod(period: Period, units?: string[]): Promise<ReturnRecord[]> {
    if (!units) return this.many(`${RETURN} WHERE period = ? ORDER BY unit_code`, [period]);
    const found: ReturnRecord[] = [];
    for (const codes of chunked(units, 1_000))
      found.push(...(await this.many(`${RETURN} WHERE period = ? AND unit_code IN (?) ORDER BY unit_code`, [period, codes])));
    return found;
  }

  async filedSince(period: Period, since: string): Promise<{ units: string[]; ever: number }> {
    const filed = 'FROM returns WHERE period = ? AND first_submitted_at';
    const text = `SELECT unit_code AS unit ${filed} >= ? ORDER BY unit_code`;
    const rows = await this.sql.rows<{ unit: string }>(text, [period, sqlTime(since)]);
    const all = await this.sql.row<{ ever: number | string }>(`SELECT COUNT(*) AS ever ${filed} IS NOT NULL`, [period]);
    return { units: rows.map((row) => row.unit), ever: Number(all!.ever) };
  }

  async lockPeriod(period: Period): Promise<ReturnRecord[]> {
    const records = await this.many(`${RETURN} WHERE period = ? ORDER BY unit_code FOR UPDATE`, [period]);
    await this.sql.run("UPDATE returns SET revision = revision + 1 WHERE period = ? AND status = 'submitted'", [period]);
    return records.map(raised);
  }

  ofUnit(unit: string): Promise<ReturnRecord[]> {
    return this.many(`${RETURN} WHERE unit_code = ? ORDER BY period`, [unit]);
  }

  create(record: Omit<ReturnRecord, 'revision'>): Promise<void> {
    return insertReturns(this.sql, [record]);
  }

  createMany(records: Omit<ReturnRecord, 'revision'>[]): Promise<void> {
    return insertReturns(this.sql, records);
  }

  async update(r: ReturnRecord): Promise<void> {
    const updated = await this.sql.run(
      `UPDATE returns SET status = ?, review_level = ?, reviewed_version = ?, version = ?, accepted_version = ?,
         first_submitted_at = ?, submitted_at = ?, accepted_at = ?, returned_count = ?, return_reason = ?, revision = revision + 1
       WHERE period = ? AND unit_code = ? AND revision = ? AND (SELECT state FROM periods WHERE period = ?) = 'open'`,
      [
        ...[r.status, r.reviewLevel, r.reviewedVersion, r.version, r.acceptedVersion],
        ...[sqlTimeOrNull(r.firstSubmittedAt), sqlTimeOrNull(r.submittedAt), sqlTimeOrNull(r.acceptedAt), r.returnedCount, r.returnReason],
        ...[r.period, r.unit, r.revision, r.period],
      ],
    );
    if (updated === 1) return;
    const period = await this.sql.row<{ state: PeriodState }>('SELECT state FROM periods WHERE period = ?', [r.period]);
    throw period && period.state !== 'open' ? periodIsOver(r.period) : returnChanged(r.period, r.unit);
  }

  updateMany(records: ReturnRecord[]): Promise<void> {
    return updateReturns(this.sql, records);
  }

  addVersion(version: ReturnVersion): Promise<void> {
    return insertVersions(this.sql, [version]);
  }

  addVersions(versions: ReturnVersion[]): Promise<void> {
    return insertVersions(this.sql, versions);
  }

  async replaceDraft(draft: Parameters<ReturnStore['replaceDraft']>[0]): Promise<void> {
    const { period, unit, version } = draft;
    const columns = 'stored_values = ?, cells = ?, findings = ?, explanations = ?';
    await this.changeVersion([period, unit, version], columns, contentColumns(draft));
  }

  async markSubmitted(period: Period, unit: string, version: number, submitted: { at: string; by: string } | null): Promise<void> {
    const values = [sqlTimeOrNull(submitted?.at ?? null), submitted?.by ?? null];
    await this.changeVersion([period, unit, version], 'submitted_at = ?, submitted_by = ?', values);
  }

  async markAllSubmitted(
    period: Period,
    versions: { unit: string; version: number }[],
    { at, by }: { at: string; by: string },
  ): Promise<void> {
    for (const some of chunked(versions, 500)) {
      const changed = await this.sql.run(
        'UPDATE return_versions SET submitted_at = ?, submitted_by = ? WHERE period = ? AND (unit_code, version) IN (?)',
        [sqlTime(at), by, period, some.map(({ unit, version }) => [unit, version])],
      );
      if (changed !== some.length) throw versionMissing(period, some[0]!.unit, some[0]!.version);
    }
  }

  async setExplanation(period: Period, unit: string, version: number, findingKey: string, note: string): Promise<void> {
    await this.sql.atomically(async (sql) => {
      const key = [period, unit, version];
      const row = await sql.row<{ explanations: string }>(`SELECT explanations FROM return_versions ${THIS_VERSION} FOR UPDATE`, key);
      if (!row) throw versionMissing(period, unit, version);
      const explanations = canonicalJson({ ...JSON.parse(row.explanations), [findingKey]: note });
      await sql.run(`UPDATE return_versions SET explanations = ? ${THIS_VERSION}`, [explanations, ...key]);
    });
  }

  async version(period: Period, unit: string, version: number): Promise<ReturnVersion | null> {
    const sql = `SELECT ${SELECT_VERSION} FROM return_versions v WHERE v.period = ? AND v.unit_code = ? AND v.version = ?`;
    const row = await this.sql.row<VersionRow>(sql, [period, unit, version]);
    return row && versionOf(row);
  }

  async versions(period: Period, unit: string): Promise<ReturnVersion[]> {
    const sql = `SELECT ${SELECT_VERSION} FROM return_versions v WHERE v.period = ? AND v.unit_code = ? ORDER BY v.version`;
    return (await this.sql.rows<VersionRow>(sql, [period, unit])).map(versionOf);
  }

  async writtenSince(period: Period, since: string, limit: number): ReturnType<ReturnStore['writtenSince']> {
    const rows = await this.sql.rows<{ unit: string; version: number; createdBy: string; createdAt: Date; reason: string | null }>(
      `SELECT unit_code AS unit, version, created_by AS createdBy, created_at AS createdAt, reason FROM return_versions
       WHERE period = ? AND created_at >= ? ORDER BY created_at DESC, unit_code, version DESC LIMIT ${Math.max(0, Math.trunc(limit))}`,
      [period, sqlTime(since)],
    );
    return rows.map((row) => ({ ...row, createdAt: isoTime(row.createdAt) }));
  }

  async beganAt(period: Period): Promise<Map<string, string>> {
    const rows = await this.sql.rows<{ unit: string; createdAt: Date }>(
      'SELECT unit_code AS unit, created_at AS createdAt FROM return_versions WHERE period = ? AND version = 1 ORDER BY unit_code',
      [period],
    );
    return new Map(rows.map((row) => [row.unit, isoTime(row.createdAt)]));
  }

  async latestVersions(period: Period, units: string[]): ReturnType<ReturnStore['latestVersions']> {
    const text = `SELECT v.unit_code AS unit, v.findings, v.explanations, v.on_behalf AS onBehalf FROM returns r ${LATEST}`;
    const rows = await this.inUnits<Pick<VersionRow, 'unit' | 'findings' | 'explanations' | 'onBehalf'>>(text, period, units);
    return new Map(
      rows.map((row) => [
        row.unit,
        { findings: JSON.parse(row.findings), explanations: JSON.parse(row.explanations), onBehalf: row.onBehalf === 1 },
      ]),
    );
  }

  async acceptedVersions(period: Period, units?: string[]): Promise<Map<string, ReturnVersion>> {
    const rows = await this.inUnits<VersionRow>(`SELECT ${SELECT_VERSION} FROM returns r ${ACCEPTED}`, period, units);
    return new Map(rows.map((row) => [row.unit, versionOf(row)]));
  }

  async acceptedFigures(period: Period, units: string[]): ReturnType<ReturnStore['acceptedFigures']> {
    const text = `SELECT v.unit_code AS unit, v.version, v.catalogue_version AS catalogueVersion, v.stored_values AS storedValues
      FROM returns r ${ACCEPTED}`;
    const rows = await this.inUnits<Pick<VersionRow, 'unit' | 'version' | 'catalogueVersion' | 'storedValues'>>(text, period, units);
    return new Map(
      rows.map(({ unit, version, catalogueVersion, storedValues }) => [
        unit,
        { version, catalogueVersion, values: JSON.parse(storedValues) as StoredValues },
      ]),
    );
  }

  async explained(period: Period, units?: string[]): ReturnType<ReturnStore['explained']> {
    const text = `SELECT v.unit_code AS unit, v.findings, v.explanations FROM returns r ${ACCEPTED} AND v.explanations <> '{}'`;
    const rows = await this.inUnits<Pick<VersionRow, 'unit' | 'findings' | 'explanations'>>(text, period, units);
    return rows.map(({ unit, findings, explanations }) => ({
      unit,
      findings: JSON.parse(findings) as ReturnVersion['findings'],
      explanations: JSON.parse(explanations) as ReturnVersion['explanations'],
    }));
  }

  async acceptedValues(unit: string, periods: Period[]): Promise<Map<Period, StoredValues>> {
    return (await this.acceptedValuesOf([unit], periods)).get(unit) ?? new Map<Period, StoredValues>();
  }

  async acceptedValuesOf(units: string[], periods: Period[]): Promise<Map<string, Map<Period, StoredValues>>> {
    const found = new Map<string, Map<Period, StoredValues>>();
    if (periods.length === 0) return found;
    for (const codes of chunked(units, 500)) {
      const rows = await this.sql.rows<{ unit: string; period: Period; storedValues: string }>(
        `SELECT r.unit_code AS unit, r.period, v.stored_values AS storedValues FROM returns r ${ACCEPTED}
         WHERE r.unit_code IN (?) AND r.period IN (?)`,
        [codes, periods],
      );
      for (const { unit, period, storedValues } of rows) {
        const values = found.get(unit) ?? new Map<Period, StoredValues>();
        found.set(unit, values.set(period, JSON.parse(storedValues) as StoredValues));
      }
    }
    return found;
  }

  async historicalPeriods(unit: string, periods: Period[]): Promise<Period[]> {
    if (periods.length === 0) return [];
    const rows = await this.sql.rows<{ period: Period }>(
      `SELECT r.period FROM returns r ${ACCEPTED} WHERE r.unit_code = ? AND r.period IN (?) AND v.origin = 'history' ORDER BY r.period`,
      [unit, periods],
    );
    return rows.map((row) => row.period);
  }

  async historicalUnits(period: Period, units: string[]): Promise<Set<string>> {
    const text = `SELECT r.unit_code AS unit FROM returns r ${ACCEPTED} AND v.origin = 'history'`;
    return new Set((await this.inUnits<{ unit: string }>(text, period, units)).map((row) => row.unit));
  }

  private async inUnits<T>(text: string, period: Period, units?: string[]): Promise<T[]> {
    if (!units) return this.sql.rows<T>(`${text} WHERE r.period = ? ORDER BY r.unit_code`, [period]);
    const found: T[] = [];
    for (const codes of chunked(units, 500))
      found.push(...(await this.sql.rows<T>(`${text} WHERE r.period = ? AND r.unit_code IN (?)`, [period, codes])));
    return found;
  }

  private async changeVersion([period, unit, version]: [Period, string, number], set: string, values: SqlValue[]): Promise<void> {
    const changed = await this.sql.run(`UPDATE return_versions SET ${set} ${THIS_VERSION}`, [...values, period, unit, version]);
    if (changed !== 1) throw versionMissing(period, unit, version);
  }

  private async one(text: string, values: string[]): Promise<ReturnRecord | null> {
    return (await this.many(text, values))[0] ?? null;
  }

  private async many(text: string, values: (string | string[])[]): Promise<ReturnRecord[]> {
    return (await this.sql.rows<ReturnRow>(text, values)).map(recordOf);
  }
}

const raised = (record: ReturnRecord): ReturnRecord =>
  record.status === 'submitted' ? { ...record, revision: record.revision + 1 } : record;
