/** mysql2 with a pool that prepares each connection for us and never lets anybody wait without end. */
import { createPool, type Pool, type PoolConnection, type PoolOptions } from 'mysql2';

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

/** What TypeORM takes as its `driver`. */
export const boundedDriver = (waitMs: number) => ({
  createPool(options: PoolOptions): Pool {
    const pool = createPool(options);
    pool.on('connection', (connection) => {
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
