/** UploadStore on MariaDB: the lease token in the WHERE is what keeps a stale worker from writing. */
import { In } from 'typeorm';
import type { NewUpload, UploadPurpose, UploadRecord, UploadStore } from '#domain/ports/upload-store.port.js';
import { canonicalJson } from '../canonical-json.js';
import { UploadEntity } from '../entities/upload.entity.js';
import { chunked, isoTime, isoTimeOrNull, sqlTime, type Sql } from '../sql.js';

/** Plain rows: a worker asks this once a file, a watching clerk several times a second. */
const UPLOAD = `SELECT id, sha256, file_name AS fileName, size, user_id AS userId, purpose, take, reason, options, status, progress, findings,
  finding_count AS findingCount, stored_returns AS storedReturns, attempts, created_at AS createdAt, finished_at AS finishedAt FROM uploads`;

interface UploadRow extends Omit<UploadRecord, 'size' | 'options' | 'findings' | 'returns' | 'createdAt' | 'finishedAt'> {
  /** As the driver gives what is wider than 32 bits. */
  size: string;
  options: string;
  findings: string;
  storedReturns: string;
  createdAt: Date;
  finishedAt: Date | null;
}

const recordOf = ({ storedReturns, ...row }: UploadRow): UploadRecord => ({
  ...row,
  size: Number(row.size),
  options: JSON.parse(row.options) as UploadRecord['options'],
  findings: JSON.parse(row.findings) as UploadRecord['findings'],
  returns: JSON.parse(storedReturns) as UploadRecord['returns'],
  createdAt: isoTime(row.createdAt),
  finishedAt: isoTimeOrNull(row.finishedAt),
});

export class MariadbUploadStore implements UploadStore {
  constructor(private readonly sql: Sql) {}

  async create(upload: NewUpload): Promise<void> {
    const { id, sha256, fileName, size, userId, createdAt, purpose, take, reason, options } = upload;
    const columns = ['id', 'sha256', 'file_name', 'size', 'user_id', 'created_at', 'purpose', 'take', 'reason', 'options'];
    const given = [id, sha256, fileName, size, userId, sqlTime(createdAt), purpose, take, reason, canonicalJson(options)];
    await this.sql.insert('uploads', [...columns, 'status', 'findings', 'stored_returns'], [[...given, 'received', '[]', '[]']]);
  }

  async get(id: string): Promise<UploadRecord | null> {
    const row = await this.sql.row<UploadRow>(`${UPLOAD} WHERE id = ?`, [id]);
    return row && recordOf(row);
  }

  async fileNames(ids: string[]): Promise<Map<string, string>> {
    const names = new Map<string, string>();
    for (const some of chunked(ids, 500)) {
      const rows = await this.sql.rows<{ id: string; name: string }>('SELECT id, file_name AS name FROM uploads WHERE id IN (?)', [some]);
      for (const { id, name } of rows) names.set(id, name);
    }
    return names;
  }

  async ofUser(userId: string, limit: number, purposes: UploadPurpose[]): Promise<UploadRecord[]> {
    const uploads = await this.sql.manager.find(UploadEntity, {
      where: { userId, purpose: In(purposes) },
      order: { createdAt: 'DESC', id: 'ASC' },
      take: limit,
    });
    return uploads.map(record);
  }

  async hashes(): Promise<string[]> {
    const rows = await this.sql.rows<{ sha256: string }>('SELECT DISTINCT sha256 FROM uploads ORDER BY sha256');
    return rows.map((row) => row.sha256);
  }

  async claim(id: string, leaseToken: string, now: string, leaseUntil: string): Promise<boolean> {
    const claimed = await this.sql.run(
      `UPDATE uploads SET status = 'processing', attempts = attempts + 1, lease_token = ?, lease_until = ?
       WHERE id = ? AND status IN ('received', 'processing') AND (lease_until IS NULL OR lease_until < ?)`,
      [leaseToken, sqlTime(leaseUntil), id, sqlTime(now)],
    );
    return claimed === 1;
  }

  async renew(id: string, leaseToken: string, leaseUntil: string): Promise<boolean> {
    const renewed = await this.sql.run(`UPDATE uploads SET lease_until = ? WHERE id = ? AND lease_token = ? AND status = 'processing'`, [
      sqlTime(leaseUntil),
      id,
      leaseToken,
    ]);
    return renewed === 1;
  }

  async progress(id: string, leaseToken: string, progress: number): Promise<void> {
    await this.sql.run(`UPDATE uploads SET progress = ? WHERE id = ? AND lease_token = ? AND status = 'processing'`, [
      Math.round(progress),
      id,
      leaseToken,
    ]);
  }

  async finish(id: string, leaseToken: string, result: Parameters<UploadStore['finish']>[2]): Promise<boolean> {
    const { status, findings, findingCount, returns, finishedAt } = result;
    const finished = await this.sql.run(
      `UPDATE uploads SET status = ?, progress = 100, findings = ?, finding_count = ?, stored_returns = ?, finished_at = ?,
         lease_token = NULL, lease_until = NULL WHERE id = ? AND lease_token = ? AND status = 'processing'`,
      [status, canonicalJson(findings), findingCount, canonicalJson(returns), sqlTime(finishedAt), id, leaseToken],
    );
    return finished === 1;
  }

  async release(id: string, leaseToken: string, counts: boolean): Promise<void> {
    await this.sql.run(
      `UPDATE uploads SET status = 'received', progress = 0, attempts = attempts - ?, lease_token = NULL, lease_until = NULL
       WHERE id = ? AND lease_token = ? AND status = 'processing'`,
      [counts ? 0 : 1, id, leaseToken],
    );
  }

  async waiting(before: string, limit: number): Promise<UploadRecord[]> {
    const uploads = await this.sql.manager
      .createQueryBuilder(UploadEntity, 'u')
      .where("(u.status = 'received' AND u.createdAt < :before) OR (u.status = 'processing' AND u.leaseUntil < :before)", {
        before: new Date(before),
      })
      .orderBy('u.createdAt')
      .addOrderBy('u.id')
      .take(limit)
      .getMany();
    return uploads.map(record);
  }
}

function record(upload: UploadEntity): UploadRecord {
  const { leaseToken: _token, leaseUntil: _until, ...rest } = upload;
  return rest;
}
