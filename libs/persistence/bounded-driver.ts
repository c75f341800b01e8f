/** mysql2 with a pool that prepares each connection for us and never lets anybody wait without end. */
import { createPool, type Pool, type PoolConnection, type PoolOptions, type QueryOptions } from 'mysql2';

/**
 * READ COMMITTED: acceptance must not wait for the gaps of other people's reads. Five seconds for a lock instead of fifty.
 * A process that stands still in the middle of a transaction loses it, and others get its rows.
 * The last two are known to MariaDB only, the very last to newer ones: there it would refuse what the rollup's fence already decides.
 */
const SESSION_SETTINGS = [
  'SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED',
  'SET SESSION innodb_lock_wait_timeout = 5',
  "SET SESSION time_zone = '+00:00'",
  'SET SESSION idle_transaction_timeout = 20',
  'SET SESSION innodb_snapshot_isolation = OFF',
];

type Callback = (error: NodeJS.ErrnoException | null, connection: PoolConnection) => void;

export interface Bounds {
  /** How long somebody may wait for a free connection. */
  waitMs: number;
  /** How long the server may be silent over one statement; null: as long as it takes. */
  silenceMs: number | null;
}

/** What TypeORM takes as its `driver`. */
export const boundedDriver = ({ waitMs, silenceMs }: Bounds) => ({
  createPool(options: PoolOptions): Pool {
    // Where a statement was asked for is told by the error made of its failure: a stack a statement costs more than writing it.
    const pool = createPool({ ...options, trace: false });
    pool.on('connection', (connection) => {
      // Asked for with every statement, and looked up among the modules each time.
      const promising = connection.promise();
      connection.promise = () => promising;
      if (silenceMs !== null) leaveWhenSilent(connection, silenceMs);
      for (const setting of SESSION_SETTINGS) connection.query(setting, () => undefined);
    });
    const take = pool.getConnection.bind(pool) as (callback: Callback) => void;
    pool.getConnection = ((callback: Callback) => take(withinTime(callback, waitMs))) as typeof pool.getConnection;
    return pool;
  },
});

/** Calls back with an error when time is up; a connection that comes later goes straight back. */
function withinTime(callback: Callback, waitMs: number): Callback {
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    const error = Object.assign(new Error('no free database connection in time'), { code: 'POOL_TIMEOUT' });
    callback(error, undefined as unknown as PoolConnection);
  }, waitMs);
  return (error, connection) => {
    clearTimeout(timer);
    if (!isLate) return callback(error, connection);
    if (!error) connection.release();
  };
}

type Query = (statement: string | QueryOptions, ...rest: unknown[]) => unknown;

/** A statement that gets no answer in time fails, and its connection with it: what is asked next must not queue up behind it. */
function leaveWhenSilent(connection: PoolConnection, silenceMs: number): void {
  const query = connection.query.bind(connection) as Query;
  const bounded: Query = (statement, ...rest) => {
    const callback = rest.pop();
    // Without a callback the rows are streamed, at the pace of whoever takes them.
    if (typeof callback !== 'function') return query(statement, ...rest, callback);
    const options = typeof statement === 'string' ? { sql: statement } : statement;
    return query({ ...options, timeout: silenceMs }, ...rest, (error: NodeJS.ErrnoException | null, ...answer: unknown[]) => {
      if (error?.code === 'PROTOCOL_SEQUENCE_TIMEOUT') connection.destroy();
      callback(error, ...answer);
    });
  };
  connection.query = bounded as typeof connection.query;
}
