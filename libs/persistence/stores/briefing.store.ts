/** BriefingStore on MariaDB: drafting and releasing are leased like reading an upload. */
import { In, type FindOptionsWhere } from 'typeorm';
import type { Briefing, BriefingKind, BriefingRecord } from '#domain/briefing/briefing.js';
import type { GateReport } from '#domain/briefing/gate.js';
import type { Period } from '#domain/period/period.js';
import type { BriefingChange, BriefingFilter, BriefingStore, NewBriefing } from '#domain/ports/briefing-store.port.js';
import { isDuplicateOf } from '../database-errors.js';
import { BriefingFileEntity } from '../entities/briefing-file.entity.js';
import { BriefingEntity } from '../entities/briefing.entity.js';
import { briefingExists } from '../refusals.js';
import { sqlTime, type Sql, type SqlValue } from '../sql.js';

/** Everything but the document and the report of its check, which are asked for by themselves. */
const SUMMARY = {
  id: true,
  period: true,
  unit: true,
  kind: true,
  status: true,
  meetingId: true,
  origin: true,
  issueNumber: true,
  title: true,
  dataVersion: true,
  revision: true,
  draftedRevision: true,
  attempts: true,
  createdAt: true,
  renderedAt: true,
  failure: true,
  review: true,
  returnReason: true,
  release: true,
  verificationCode: true,
  releasedAt: true,
  supersededBy: true,
} as const;

const BUSY = { draft: 'rendering', release: 'releasing' } as const;
const IS_BUSY = `status IN ('rendering', 'releasing')`;
/** In the title, in the unit's names, or in what the released paper says: its headings, sentences and titles of tables, not the figures of those. */
const HOLDS_TEXT = `(LOCATE(?, LOWER(CONCAT_WS(' ', b.title, u.name, u.short_name))) > 0 OR EXISTS (
  SELECT 1 FROM briefing_releases r WHERE r.briefing_id = b.id
  AND JSON_SEARCH(LOWER(r.document), 'one', ?, '|', '$**.sentence', '$**.text', '$**.title') IS NOT NULL))`;
const anywhere = (text: string): string => `%${text.replaceAll(/[|%_]/g, '|$&')}%`;

export class MariadbBriefingStore implements BriefingStore {
  constructor(private readonly sql: Sql) {}

  async create(briefing: NewBriefing): Promise<void> {
    const { id, runKey, period, unit, kind, meetingId, origin, createdAt } = briefing;
    try {
      await this.sql.insert(
        'briefings',
        ['id', 'run_key', 'period', 'unit_code', 'kind', 'status', 'meeting_id', 'origin', 'issue_number', 'created_at'],
        [[id, runKey, period, unit, kind, 'queued', meetingId, origin, 0, sqlTime(createdAt)]],
      );
    } catch (error) {
      if (isDuplicateOf(error, 'uq_briefings_run_key')) throw briefingExists();
      throw error;
    }
  }

  async get(id: string): Promise<BriefingRecord | null> {
    return (await this.where({ id }))[0] ?? null;
  }

  async lock(id: string): Promise<BriefingRecord | null> {
    const row = await this.sql.row<{ id: string }>('SELECT id FROM briefings WHERE id = ? FOR UPDATE', [id]);
    return row && this.get(row.id);
  }

  async byRunKey(runKey: string): Promise<BriefingRecord | null> {
    return (await this.where({ runKey }))[0] ?? null;
  }

  all(): Promise<BriefingRecord[]> {
    return this.where({});
  }

  ofKind(period: Period, unit: string, kind: BriefingKind): Promise<BriefingRecord[]> {
    return this.where({ period, unit, kind });
  }

  async find({ year, kind, status, text }: BriefingFilter, limit: number): Promise<BriefingRecord[]> {
    const parts: [string, SqlValue[]][] = [
      ...(year === undefined ? [] : [['b.period BETWEEN ? AND ?', [`${year}Q1`, `${year}Q4`]] satisfies [string, SqlValue[]]]),
      ...(kind === undefined ? [] : [['b.kind = ?', [kind]] satisfies [string, SqlValue[]]]),
      ...(status === undefined ? [] : [['b.status = ?', [status]] satisfies [string, SqlValue[]]]),
      ...(text === undefined ? [] : [[HOLDS_TEXT, [text.toLowerCase(), anywhere(text.toLowerCase())]] satisfies [string, SqlValue[]]]),
    ];
    const rows = await this.sql.rows<{ id: string }>(
      `SELECT b.id FROM briefings b JOIN period_units u ON u.period = b.period AND u.unit_code = b.unit_code
       WHERE ${["b.status <> 'discarded'", ...parts.map(([where]) => where)].join(' AND ')} ORDER BY b.created_at DESC, b.id LIMIT ${Math.trunc(limit)}`,
      parts.flatMap(([, values]) => values),
    );
    return this.inOrder(rows);
  }

  async lockSeries(unit: string, kind: BriefingKind): Promise<BriefingRecord[]> {
    await this.sql.row('SELECT code FROM units WHERE code = ? FOR UPDATE', [unit]);
    return this.where({ unit, kind });
  }

  async claim(id: string, work: 'draft' | 'release', leaseToken: string, now: string, leaseUntil: string): Promise<boolean> {
    const claimed = await this.sql.run(
      `UPDATE briefings SET status = ?, attempts = attempts + 1, lease_token = ?, lease_until = ?
       WHERE id = ? AND status IN (?) AND (lease_until IS NULL OR lease_until < ?)`,
      [BUSY[work], leaseToken, sqlTime(leaseUntil), id, work === 'draft' ? ['queued', 'rendering'] : ['releasing'], sqlTime(now)],
    );
    return claimed === 1;
  }

  async renew(id: string, leaseToken: string, leaseUntil: string): Promise<boolean> {
    const renewed = await this.sql.run(`UPDATE briefings SET lease_until = ? WHERE id = ? AND lease_token = ? AND ${IS_BUSY}`, [
      sqlTime(leaseUntil),
      id,
      leaseToken,
    ]);
    return renewed === 1;
  }

  async finish(id: string, leaseToken: string, change: BriefingChange): Promise<boolean> {
    return this.sql.atomically(async (sql) => {
      const finished = await sql.run(
        `UPDATE briefings SET lease_token = NULL, lease_until = NULL WHERE id = ? AND lease_token = ? AND ${IS_BUSY}`,
        [id, leaseToken],
      );
      if (finished !== 1) return false;
      await write(sql, id, change);
      return true;
    });
  }

  async release(id: string, leaseToken: string, counts: boolean): Promise<void> {
    await this.sql.run(
      `UPDATE briefings SET status = CASE status WHEN 'rendering' THEN 'queued' ELSE status END, attempts = attempts - ?,
       lease_token = NULL, lease_until = NULL WHERE id = ? AND lease_token = ? AND ${IS_BUSY}`,
      [counts ? 0 : 1, id, leaseToken],
    );
  }

  change(id: string, change: BriefingChange): Promise<void> {
    return this.sql.atomically((sql) => write(sql, id, change));
  }

  async document(id: string): Promise<Briefing | null> {
    const row = await this.sql.row<{ document: string | null }>('SELECT document FROM briefings WHERE id = ?', [id]);
    return row?.document ? JSON.parse(row.document) : null;
  }

  async gate(id: string): Promise<GateReport | null> {
    const row = await this.sql.row<{ report: string | null }>('SELECT gate_report AS report FROM briefings WHERE id = ?', [id]);
    return row?.report ? JSON.parse(row.report) : null;
  }

  async waiting(before: string, limit: number): Promise<BriefingRecord[]> {
    const rows = await this.sql.rows<{ id: string }>(
      `SELECT id FROM briefings WHERE (status = 'queued' AND created_at < ?) OR (status = 'releasing' AND lease_until IS NULL)
       OR (${IS_BUSY} AND lease_until < ?) ORDER BY created_at, id LIMIT ${Math.trunc(limit)}`,
      [sqlTime(before), sqlTime(before)],
    );
    return this.inOrder(rows);
  }

  private async inOrder(rows: readonly { id: string }[]): Promise<BriefingRecord[]> {
    const found = new Map((await this.where({ id: In(rows.map((row) => row.id)) })).map((briefing) => [briefing.id, briefing]));
    return rows.flatMap(({ id }) => found.get(id) ?? []);
  }

  private async where(where: FindOptionsWhere<BriefingEntity>): Promise<BriefingRecord[]> {
    const { manager } = this.sql;
    const briefings = await manager.find(BriefingEntity, { select: SUMMARY, where, order: { createdAt: 'DESC', id: 'ASC' } });
    const files = await manager.find(BriefingFileEntity, {
      where: { briefingId: In(briefings.map((b) => b.id)) },
      order: { format: 'ASC' },
    });
    return briefings.map((briefing) => summary(briefing, files));
  }
}

/** Files are replaced as a whole. */
async function write(sql: Sql, id: string, { files, ...columns }: BriefingChange): Promise<void> {
  if (Object.keys(columns).length > 0) await sql.manager.update(BriefingEntity, { id }, columns);
  if (!files) return;
  await sql.run('DELETE FROM briefing_files WHERE briefing_id = ?', [id]);
  await sql.insert(
    'briefing_files',
    ['briefing_id', 'format', 'sha256', 'size', 'pages'],
    files.map((file) => [id, file.format, file.sha256, file.size, file.pages]),
  );
}

const summary = (briefing: BriefingEntity, files: BriefingFileEntity[]): BriefingRecord => {
  const { id } = briefing;
  const own = files.filter((file) => file.briefingId === id).map(({ format, sha256, size, pages }) => ({ format, sha256, size, pages }));
  const columns = Object.keys(SUMMARY).map((name) => [name, briefing[name as keyof typeof SUMMARY]]);
  return { ...(Object.fromEntries(columns) as Omit<BriefingRecord, 'files'>), files: own };
};
