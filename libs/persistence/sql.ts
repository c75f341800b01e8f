/** Statements on one connection (inside a transaction) or on any of the pool (outside): what every store stands on. */
import type { Readable } from 'node:stream';
import type { EntityManager } from 'typeorm';
import { translated } from './database-errors.js';

/** What a statement may be given; instants go in as UTC text, so that no driver setting can shift them. */
export type SqlValue = string | number | bigint | boolean | null | Uint8Array | readonly SqlValue[];

export class Sql {
  constructor(
    readonly manager: EntityManager,
    private readonly isInTransaction: boolean,
  ) {}

  rows<T>(text: string, values: readonly SqlValue[] = []): Promise<T[]> {
    return this.manager.query(text, values as SqlValue[]);
  }

  async row<T>(text: string, values: readonly SqlValue[] = []): Promise<T | null> {
    const rows = await this.rows<T>(text, values);
    return rows[0] ?? null;
  }

  /** Answers how many rows the statement met, changed or not. */
  async run(text: string, values: readonly SqlValue[] = []): Promise<number> {
    const result: { affectedRows: number } = await this.manager.query(text, values as SqlValue[]);
    return result.affectedRows;
  }

  /** One INSERT per chunk; `tail` may say ON DUPLICATE KEY UPDATE. */
  async insert(table: string, columns: readonly string[], rows: readonly SqlValue[][], tail = '', chunkSize = 500): Promise<void> {
    const row = `(${columns.map(() => '?').join(',')})`;
    for (const chunk of chunked(rows, chunkSize)) {
      const text = `INSERT INTO ${table} (${columns.join(',')}) VALUES ${chunk.map(() => row).join(',')} ${tail}`;
      await this.run(text, chunk.flat());
    }
  }

  /** Rows as they arrive. Inside a transaction nothing else may be asked until the last one was taken. */
  async *stream<T>(text: string, values: readonly SqlValue[]): AsyncGenerator<T> {
    const own = this.manager.queryRunner ? null : this.manager.dataSource.createQueryRunner();
    let rows: Readable | null = null;
    try {
      rows = await (own ?? this.manager.queryRunner!).stream(text, values as SqlValue[]);
      for await (const row of rows.iterator({ destroyOnReturn: false })) yield row as T;
    } catch (error) {
      throw translated(error);
    } finally {
      // The driver cannot take back a query: what an early leaver did not take runs out unseen.
      if (rows && !rows.readableEnded && !rows.destroyed) await drained(rows);
      await own?.release();
    }
  }

  /** Runs the work in a transaction: the one that is open, or else one of its own. */
  atomically<T>(work: (sql: Sql) => Promise<T>): Promise<T> {
    return this.isInTransaction ? work(this) : this.manager.transaction((manager) => work(new Sql(manager, true)));
  }
}

const drained = (rows: Readable): Promise<void> =>
  new Promise((resolve) => {
    rows.once('close', resolve);
    rows.resume();
  });

export function* chunked<T>(items: readonly T[], size: number): Generator<T[]> {
  for (let start = 0; start < items.length; start += size) yield items.slice(start, start + size);
}

/** `2026-11-21T08:00:00.000Z` → what a DATETIME(3) column takes. */
export const sqlTime = (iso: string): string => new Date(iso).toISOString().replace('T', ' ').slice(0, 23);
export const sqlTimeOrNull = (iso: string | null): string | null => (iso === null ? null : sqlTime(iso));
/** What a DATETIME(3) column gives → ISO text. */
export const isoTime = (value: Date): string => value.toISOString();
export const isoTimeOrNull = (value: Date | null): string | null => value?.toISOString() ?? null;
