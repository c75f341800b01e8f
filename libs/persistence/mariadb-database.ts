/** The Database port on MariaDB or MySQL: connects when first needed, retries what lost a race, says so when the server is away. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { DataSource, QueryRunner } from 'typeorm';
import type { Database, Stores } from '#domain/ports/database.port.js';
import { createDataSource, type DatabaseOptions } from './data-source.js';
import { isTransient, translated, unavailable } from './database-errors.js';
import { guardedStores } from './guarded-stores.js';
import { Sql } from './sql.js';
import { storesOn } from './stores/stores.js';

const MAX_TRIES = 5;
const PING_MS = 2_000;
const MIGRATION_LOCK_SECONDS = 60;

const READ_COMMITTED = ['START TRANSACTION'];
const ONE_MOMENT = ['SET TRANSACTION ISOLATION LEVEL REPEATABLE READ', 'START TRANSACTION WITH CONSISTENT SNAPSHOT'];

export class MariadbDatabase implements Database {
  readonly users: Stores['users'];
  readonly sessions: Stores['sessions'];
  readonly units: Stores['units'];
  readonly periods: Stores['periods'];
  readonly calendar: Stores['calendar'];
  readonly uploads: Stores['uploads'];
  readonly returns: Stores['returns'];
  readonly comments: Stores['comments'];
  readonly figureComments: Stores['figureComments'];
  readonly savedViews: Stores['savedViews'];
  readonly imports: Stores['imports'];
  readonly catalogueVersions: Stores['catalogueVersions'];
  readonly messages: Stores['messages'];
  readonly facts: Stores['facts'];
  readonly rollups: Stores['rollups'];
  readonly outbox: Stores['outbox'];
  readonly idempotency: Stores['idempotency'];
  readonly audit: Stores['audit'];
  readonly meetings: Stores['meetings'];
  readonly requirements: Stores['requirements'];
  readonly briefings: Stores['briefings'];
  readonly briefingEdits: Stores['briefingEdits'];
  readonly briefingComments: Stores['briefingComments'];
  readonly briefingReleases: Stores['briefingReleases'];
  readonly briefingStyles: Stores['briefingStyles'];
  readonly dataSource: DataSource;
  private connecting: Promise<unknown> | null = null;

  /** Connects to nothing yet: a server that is away now is found when it is back. */
  constructor(options: DatabaseOptions) {
    this.dataSource = createDataSource(options);
    const stores = guardedStores(storesOn(new Sql(this.dataSource.manager, false)), {
      connect: () => this.connect(),
      run: (work) => this.retrying(work),
    });
    ({ users: this.users, sessions: this.sessions, units: this.units, periods: this.periods, uploads: this.uploads } = stores);
    ({ returns: this.returns, facts: this.facts, rollups: this.rollups, outbox: this.outbox } = stores);
    ({ calendar: this.calendar, comments: this.comments, imports: this.imports, messages: this.messages } = stores);
    ({ catalogueVersions: this.catalogueVersions, figureComments: this.figureComments, savedViews: this.savedViews } = stores);
    ({ idempotency: this.idempotency, audit: this.audit, meetings: this.meetings, briefings: this.briefings } = stores);
    ({ requirements: this.requirements, briefingEdits: this.briefingEdits, briefingComments: this.briefingComments } = stores);
    ({ briefingReleases: this.briefingReleases, briefingStyles: this.briefingStyles } = stores);
  }

  transaction<T>(work: (stores: Stores) => Promise<T>): Promise<T> {
    return this.retrying(() => this.inTransaction(READ_COMMITTED, work));
  }

  snapshot<T>(work: (stores: Stores) => Promise<T>): Promise<T> {
    return this.retrying(() => this.inTransaction(ONE_MOMENT, work));
  }

  async ping(): Promise<void> {
    const timeout = new AbortController();
    const late = sleep(PING_MS, undefined, { signal: timeout.signal }).then(() => {
      throw unavailable(new Error(`no answer within ${PING_MS} ms`));
    });
    // The loser of the race is aborted below, which is no news.
    late.catch(() => undefined);
    try {
      await Promise.race([this.retrying(() => this.dataSource.query('SELECT 1')), late]);
    } finally {
      timeout.abort();
    }
  }

  /** Brings the tables up to date; of several processes that ask, one does it and the others wait. Answers what was run. */
  async migrate(): Promise<string[]> {
    await this.connect();
    const lockName = `migrate:${String(this.dataSource.options.database)}`.slice(0, 64);
    const runner = this.dataSource.createQueryRunner();
    try {
      await runner.query('SELECT GET_LOCK(?, ?)', [lockName, MIGRATION_LOCK_SECONDS]);
      const done = await this.dataSource.runMigrations();
      return done.map((migration) => migration.name);
    } finally {
      await runner.query('SELECT RELEASE_LOCK(?)', [lockName]).catch(() => undefined);
      await runner.release();
    }
  }

  async close(): Promise<void> {
    await this.connecting?.catch(() => undefined);
    if (this.dataSource.isInitialized) await this.dataSource.destroy();
  }

  private async connect(): Promise<void> {
    this.connecting ??= this.dataSource.initialize().catch((error: unknown) => {
      this.connecting = null;
      throw error;
    });
    await this.connecting;
  }

  private async retrying<T>(work: () => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        await this.connect();
        return await work();
      } catch (error) {
        if (attempt >= MAX_TRIES || !isTransient(error)) throw translated(error);
        await sleep(Math.random() * 20 * 2 ** attempt);
      }
    }
  }

  private async inTransaction<T>(begin: string[], work: (stores: Stores) => Promise<T>): Promise<T> {
    const runner = this.dataSource.createQueryRunner();
    try {
      for (const statement of begin) await runner.query(statement);
      const result = await work(storesOn(new Sql(runner.manager, true)));
      await runner.query('COMMIT');
      return result;
    } catch (error) {
      await rollback(runner);
      throw error;
    } finally {
      await runner.release();
    }
  }
}

/** A connection that cannot roll back must not go back to the pool with half a transaction in it. */
async function rollback(runner: QueryRunner): Promise<void> {
  try {
    await runner.query('ROLLBACK');
  } catch {
    const connection = (await runner.connect().catch(() => null)) as { destroy(): void } | null;
    connection?.destroy();
  }
}
