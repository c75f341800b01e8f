/** AuditStore on MariaDB: rows and their seals are only ever added. */
import type { AuditEntry, AuditRow, AuditStore } from '#domain/ports/audit-store.port.js';
import { chainAfter, CHAIN_START, firstBadLink, type AuditLink, type SealedEntry } from '../audit-chain.js';
import { canonicalJson } from '../canonical-json.js';
import { isDuplicate } from '../database-errors.js';
import { isoTime, sqlTime, type Sql, type SqlValue } from '../sql.js';

const ENTRY = `e.id, e.at, e.actor_id AS actorId, e.actor_name AS actorName, e.address, e.action, e.object, e.outcome, e.detail`;
/** Rows sealed, or verified, at a time. */
const PAGE = 2_000;
/** How far behind the last sealed id a row may become visible and still be found: far more than one settle delay brings. */
const LOOK_BACK = 100_000;

const ENTRY_COLUMNS = ['at', 'actor_id', 'actor_name', 'address', 'action', 'object', 'outcome', 'detail'];

interface EntryRow extends Omit<AuditEntry, 'at' | 'detail'> {
  id: string;
  at: Date;
  detail: string;
  seq: string | null;
  hash: string | null;
}

export class MariadbAuditStore implements AuditStore {
  constructor(private readonly sql: Sql) {}

  add(entry: AuditEntry): Promise<void> {
    return this.addAll([entry]);
  }

  async addAll(entries: AuditEntry[]): Promise<void> {
    await this.sql.insert('audit_entries', ENTRY_COLUMNS, entries.map(rowOf));
  }

  async list(limit: number, beforeId?: string): Promise<AuditRow[]> {
    const rows = await this.sql.rows<EntryRow>(
      `SELECT ${ENTRY}, s.seq, s.hash FROM audit_entries e LEFT JOIN audit_seals s ON s.entry_id = e.id
       ${beforeId === undefined ? '' : 'WHERE e.id < ?'} ORDER BY e.id DESC LIMIT ${Math.max(0, Math.trunc(limit))}`,
      beforeId === undefined ? [] : [beforeId],
    );
    return rows.map((row) => ({ id: row.id, ...entryOf(row), hash: row.hash }));
  }

  async recent(input: { actions: readonly string[]; since: string; objectPrefix: string; limit: number }): Promise<AuditEntry[]> {
    const { actions, since, objectPrefix, limit } = input;
    if (actions.length === 0) return [];
    const rows = await this.sql.rows<EntryRow>(
      `SELECT ${ENTRY} FROM audit_entries e WHERE e.action IN (?) AND e.at >= ? AND LEFT(e.object, ?) = ?
       ORDER BY e.at DESC, e.id DESC LIMIT ${Math.max(0, Math.trunc(limit))}`,
      [actions, sqlTime(since), [...objectPrefix].length, objectPrefix],
    );
    return rows.map(entryOf);
  }

  async seal(settledBefore: string): Promise<number> {
    let sealed = 0;
    for (;;) {
      const page = await this.sealPage(settledBefore);
      sealed += page;
      if (page < PAGE) return sealed;
    }
  }

  async verify(): Promise<{ rows: number; firstBad: string | null; unsealed: number }> {
    let head: AuditLink = { seq: 0, hash: CHAIN_START };
    let firstBad: string | null = null;
    for (;;) {
      // From the seals, so that a row that was removed leaves its seal behind as witness.
      const rows = await this.sql.rows<Omit<EntryRow, 'id'> & { id: string | null; entryId: string }>(
        `SELECT s.entry_id AS entryId, s.seq, s.hash, ${ENTRY} FROM audit_seals s LEFT JOIN audit_entries e ON e.id = s.entry_id
         WHERE s.seq > ? ORDER BY s.seq LIMIT ${PAGE}`,
        [head.seq],
      );
      const removed = rows.findIndex((row) => row.id === null);
      const entries = (removed < 0 ? rows : rows.slice(0, removed)).map((row) => sealedOf({ ...row, id: row.entryId }));
      firstBad = firstBadLink(head, entries) ?? rows[removed]?.entryId ?? null;
      const last = entries.at(-1);
      if (firstBad !== null || !last) break;
      head = last;
    }
    const counts = await this.sql.row<{ total: string; sealed: string }>(
      'SELECT (SELECT COUNT(*) FROM audit_entries) AS total, (SELECT COUNT(*) FROM audit_seals) AS sealed',
    );
    return { rows: Number(counts?.total), firstBad, unsealed: Number(counts?.total) - Number(counts?.sealed) };
  }

  /** The next place in the chain can be taken once: of two sealers one finds it taken, and has nothing to do. */
  private async sealPage(settledBefore: string): Promise<number> {
    try {
      return await this.sql.atomically(async (sql) => {
        const last = await sql.row<{ seq: string; hash: string }>('SELECT seq, hash FROM audit_seals ORDER BY seq DESC LIMIT 1');
        const newest = await sql.row<{ id: string | null }>('SELECT MAX(entry_id) AS id FROM audit_seals');
        const rows = await sql.rows<EntryRow>(
          `SELECT ${ENTRY} FROM audit_entries e LEFT JOIN audit_seals s ON s.entry_id = e.id
           WHERE e.id > ? AND s.entry_id IS NULL AND e.at < ? ORDER BY e.id LIMIT ${PAGE}`,
          [Math.max(0, Number(newest?.id ?? 0) - LOOK_BACK), sqlTime(settledBefore)],
        );
        const head = last ? { seq: Number(last.seq), hash: last.hash } : { seq: 0, hash: CHAIN_START };
        const links = chainAfter(
          head,
          rows.map((row) => ({ id: row.id, ...entryOf(row) })),
        );
        await sql.insert(
          'audit_seals',
          ['seq', 'entry_id', 'hash'],
          links.map(({ seq, id, hash }) => [seq, id, hash]),
        );
        return links.length;
      });
    } catch (error) {
      if (isDuplicate(error)) return 0;
      throw error;
    }
  }
}

const cut = (text: string, length: number): string => [...text].slice(0, length).join('');

/** A name somebody typed at sign-in may be of any length; the act must be recorded all the same. */
const rowOf = ({ at, actorId, actorName, address, action, object, outcome, detail }: AuditEntry): SqlValue[] => [
  ...[sqlTime(at), actorId, cut(actorName, 64), address && cut(address, 64)],
  ...[action, cut(object, 300), outcome, canonicalJson(detail)],
];

const entryOf = ({ at, actorId, actorName, address, action, object, outcome, detail }: EntryRow): AuditEntry => ({
  at: isoTime(at),
  actorId,
  actorName,
  address,
  action,
  object,
  outcome,
  detail: JSON.parse(detail),
});

const sealedOf = (row: EntryRow): SealedEntry => ({ id: row.id, ...entryOf(row), seq: Number(row.seq), hash: row.hash ?? '' });
