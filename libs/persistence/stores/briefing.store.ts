/** BriefingStore on MariaDB: drafting is leased like reading an upload. */
import { In, type FindOptionsWhere } from 'typeorm';
import type { Briefing, BriefingKind, BriefingRecord, BriefingStatus } from '#domain/briefing/briefing.js';
import type { Period } from '#domain/period/period.js';
import type { BriefingStore } from '#domain/ports/briefing-store.port.js';
import { canonicalJson } from '../canonical-json.js';
import { isDuplicateOf } from '../database-errors.js';
import { BriefingFileEntity } from '../entities/briefing-file.entity.js';
import { BriefingEntity } from '../entities/briefing.entity.js';
import { briefingExists } from '../refusals.js';
import { sqlTime, type Sql } from '../sql.js';

/** Everything but the document, which only document() reads. */
const SUMMARY = {
  id: true,
  period: true,
  unit: true,
  kind: true,
  status: true,
  meetingId: true,
  origin: true,
  issueNumber: true,
  dataVersion: true,
  attempts: true,
  createdAt: true,
  renderedAt: true,
  failure: true,
} as const;

export class MariadbBriefingStore implements BriefingStore {
  constructor(private readonly sql: Sql) {}

  async create(
    record: Omit<BriefingRecord, 'status' | 'attempts' | 'renderedAt' | 'failure' | 'files' | 'dataVersion'> & { runKey: string },
  ): Promise<void> {
    const { id, runKey, period, unit, kind, meetingId, origin, issueNumber, createdAt } = record;
    try {
      await this.sql.insert(
        'briefings',
        ['id', 'run_key', 'period', 'unit_code', 'kind', 'status', 'meeting_id', 'origin', 'issue_number', 'created_at'],
        [[id, runKey, period, unit, kind, 'queued', meetingId, origin, issueNumber, sqlTime(createdAt)]],
      );
    } catch (error) {
      if (isDuplicateOf(error, 'uq_briefings_run_key')) throw briefingExists();
      throw error;
    }
  }

  async get(id: string): Promise<BriefingRecord | null> {
    return (await this.find({ id }))[0] ?? null;
  }

  async byRunKey(runKey: string): Promise<BriefingRecord | null> {
    return (await this.find({ runKey }))[0] ?? null;
  }

  all(): Promise<BriefingRecord[]> {
    return this.find({});
  }

  ofKind(period: Period, unit: string, kind: BriefingKind): Promise<BriefingRecord[]> {
    return this.find({ period, unit, kind });
  }

  async lastIssueNumber(year: number): Promise<number> {
    const row = await this.sql.row<{ last: number | null }>(
      'SELECT MAX(issue_number) AS last FROM briefings WHERE period BETWEEN ? AND ?',
      [`${year}Q1`, `${year}Q4`],
    );
    return row?.last ?? 0;
  }

  async claim(id: string, leaseToken: string, now: string, leaseUntil: string): Promise<boolean> {
    const claimed = await this.sql.run(
      `UPDATE briefings SET status = 'rendering', attempts = attempts + 1, lease_token = ?, lease_until = ?
       WHERE id = ? AND status IN ('queued', 'rendering') AND (lease_until IS NULL OR lease_until < ?)`,
      [leaseToken, sqlTime(leaseUntil), id, sqlTime(now)],
    );
    return claimed === 1;
  }

  async renew(id: string, leaseToken: string, leaseUntil: string): Promise<boolean> {
    const renewed = await this.sql.run(`UPDATE briefings SET lease_until = ? WHERE id = ? AND lease_token = ? AND status = 'rendering'`, [
      sqlTime(leaseUntil),
      id,
      leaseToken,
    ]);
    return renewed === 1;
  }

  async finish(
    id: string,
    leaseToken: string,
    result: Parameters<BriefingStore['finish']>[2],
    files: BriefingRecord['files'],
  ): Promise<boolean> {
    const { status, document, dataVersion, renderedAt, failure, renderedWith } = result;
    return this.sql.atomically(async (sql) => {
      const finished = await sql.run(
        `UPDATE briefings SET status = ?, document = ?, data_version = ?, rendered_at = ?, failure = ?, rendered_with = ?, lease_token = NULL, lease_until = NULL
         WHERE id = ? AND lease_token = ? AND status = 'rendering'`,
        [status, document && canonicalJson(document), dataVersion, sqlTime(renderedAt), failure, renderedWith, id, leaseToken],
      );
      if (finished !== 1) return false;
      await sql.run('DELETE FROM briefing_files WHERE briefing_id = ?', [id]);
      await sql.insert(
        'briefing_files',
        ['briefing_id', 'format', 'sha256', 'size', 'pages'],
        files.map((file) => [id, file.format, file.sha256, file.size, file.pages]),
      );
      return true;
    });
  }

  async release(id: string, leaseToken: string, counts: boolean): Promise<void> {
    await this.sql.run(
      `UPDATE briefings SET status = 'queued', attempts = attempts - ?, lease_token = NULL, lease_until = NULL
       WHERE id = ? AND lease_token = ? AND status = 'rendering'`,
      [counts ? 0 : 1, id, leaseToken],
    );
  }

  async document(id: string): Promise<Briefing | null> {
    const row = await this.sql.row<{ document: string | null }>('SELECT document FROM briefings WHERE id = ?', [id]);
    return row?.document ? JSON.parse(row.document) : null;
  }

  async setStatus(id: string, from: BriefingStatus, to: BriefingStatus): Promise<boolean> {
    return (await this.sql.run('UPDATE briefings SET status = ? WHERE id = ? AND status = ?', [to, id, from])) === 1;
  }

  async waiting(before: string, limit: number): Promise<BriefingRecord[]> {
    const rows = await this.sql.rows<{ id: string }>(
      `SELECT id FROM briefings WHERE (status = 'queued' AND created_at < ?) OR (status = 'rendering' AND lease_until < ?)
       ORDER BY created_at, id LIMIT ${Math.trunc(limit)}`,
      [sqlTime(before), sqlTime(before)],
    );
    const found = new Map((await this.find({ id: In(rows.map((row) => row.id)) })).map((briefing) => [briefing.id, briefing]));
    return rows.flatMap(({ id }) => found.get(id) ?? []);
  }

  private async find(where: FindOptionsWhere<BriefingEntity>): Promise<BriefingRecord[]> {
    const { manager } = this.sql;
    const briefings = await manager.find(BriefingEntity, { select: SUMMARY, where, order: { createdAt: 'DESC', id: 'ASC' } });
    const files = await manager.find(BriefingFileEntity, {
      where: { briefingId: In(briefings.map((b) => b.id)) },
      order: { format: 'ASC' },
    });
    return briefings.map((briefing) => summary(briefing, files));
  }
}

const summary = (b: BriefingEntity, files: BriefingFileEntity[]): BriefingRecord => ({
  id: b.id,
  period: b.period,
  unit: b.unit,
  kind: b.kind,
  status: b.status,
  meetingId: b.meetingId,
  origin: b.origin,
  issueNumber: b.issueNumber,
  dataVersion: b.dataVersion,
  attempts: b.attempts,
  createdAt: b.createdAt,
  renderedAt: b.renderedAt,
  failure: b.failure,
  files: files.filter((f) => f.briefingId === b.id).map(({ format, sha256, size, pages }) => ({ format, sha256, size, pages })),
});
