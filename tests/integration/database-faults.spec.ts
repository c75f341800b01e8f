/** MariadbDatabase when things go wrong: deadlocks, a server that is away, a saturated pool, rows that were tampered with. */
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { newUser, NOW, openPeriod, returnRecord, UNITS } from '#persistence/contract/fixtures.js';
import { MariadbDatabase } from '#persistence/mariadb-database.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

/** A wire to the server that can be cut and mended. */
class Wire {
  private readonly folder = mkdtempSync(join(tmpdir(), 'jibao-wire-'));
  readonly path = join(this.folder, 'db.sock');
  private server: Server | null = null;
  private readonly sockets = new Set<Socket>();

  constructor(private readonly target: URL) {}

  get url(): string {
    const url = new URL(this.target);
    url.searchParams.set('socketPath', this.path);
    return url.href;
  }

  async mend(): Promise<void> {
    this.server = createServer((near) => {
      const socketPath = this.target.searchParams.get('socketPath');
      const far = socketPath ? connect(socketPath) : connect(Number(this.target.port || 3306), this.target.hostname);
      for (const socket of [near, far]) {
        this.sockets.add(socket);
        socket.on('error', () => undefined);
      }
      near.pipe(far).pipe(near);
    });
    await new Promise<void>((resolve) => this.server!.listen(this.path, resolve));
  }

  async cut(): Promise<void> {
    const closed = new Promise((resolve) => this.server!.close(resolve));
    for (const socket of this.sockets) socket.destroy();
    this.sockets.clear();
    await closed;
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

describe('MariadbDatabase under faults', () => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await createTestDatabase();
    await test.database.units.save(UNITS);
    await openPeriod(test.database, '2026Q3');
    for (const unit of ['B', 'B1']) await test.database.returns.create(returnRecord('2026Q3', unit));
  });
  afterAll(() => test.close());

  it('reads committed rows only, in UTC, and waits seconds for a lock', async () => {
    const [settings] = await test.database.dataSource.query<Record<string, unknown>[]>(
      'SELECT @@tx_isolation AS isolation, @@innodb_lock_wait_timeout AS seconds, @@idle_transaction_timeout AS idle, @@time_zone AS zone, @@character_set_connection AS charset',
    );
    expect(settings).toEqual({ isolation: 'READ-COMMITTED', seconds: '5', idle: '20', zone: '+00:00', charset: 'utf8mb4' });
  });

  it('runs a transaction again when it was the one of a deadlock', async () => {
    const { database } = test;
    let tries = 0;
    const crossing = (first: string, second: string) =>
      database.transaction(async (stores) => {
        tries++;
        const record = (await stores.returns.lock('2026Q3', first))!;
        if (tries <= 2) await sleep(100);
        await stores.returns.lock('2026Q3', second);
        await stores.returns.update({ ...record, returnedCount: record.returnedCount + 1 });
      });
    await Promise.all([crossing('B', 'B1'), crossing('B1', 'B')]);
    expect(tries).toBeGreaterThan(2);
    for (const unit of ['B', 'B1']) expect(await database.returns.get('2026Q3', unit)).toMatchObject({ returnedCount: 1, revision: 2 });
  });

  it('says unavailable while the server is away, before it ever was there too, and recovers by itself', async () => {
    const wire = new Wire(new URL(test.url));
    const database = new MariadbDatabase({ url: wire.url, connectTimeoutMs: 1_000 });
    const away = { code: 'unavailable', options: expect.objectContaining({ retryAfterSeconds: expect.any(Number) }) };
    try {
      await expect(database.ping()).rejects.toMatchObject(away);
      await wire.mend();
      expect(await database.units.count()).toBe(UNITS.length);
      await expect(
        database.transaction(async (stores) => {
          await stores.outbox.add('upload.read', { uploadId: 'cut' }, NOW);
          await wire.cut();
          await stores.periods.get('2026Q3');
        }),
      ).rejects.toMatchObject(away);
      await expect(database.units.count()).rejects.toMatchObject(away);
      await expect(database.snapshot((stores) => stores.units.count())).rejects.toMatchObject(away);
      await expect(collect(database.facts.ofPeriod('2026Q3'))).rejects.toMatchObject(away);
      await wire.mend();
      await database.ping();
      expect(await database.outbox.unrung(10)).toEqual([]);
    } finally {
      await database.close();
      await wire.cut().catch(() => undefined);
      wire.remove();
    }
  });

  it('refuses whoever waits too long for a free connection, and loses none', async () => {
    const database = new MariadbDatabase({ url: test.url, poolSize: 2, connectTimeoutMs: 300 });
    try {
      const hold = () => database.transaction(() => sleep(700));
      const held = [hold(), hold()];
      await sleep(50);
      await expect(database.units.count()).rejects.toMatchObject({ code: 'unavailable' });
      await Promise.all(held);
      expect(await Promise.all([database.units.count(), database.units.count()])).toEqual([UNITS.length, UNITS.length]);
    } finally {
      await database.close();
    }
  });

  it('names the first audit row that was changed, removed or put elsewhere', async () => {
    const { audit, dataSource } = test.database;
    for (let n = 0; n < 6; n++)
      await audit.add({ at: NOW, actorId: 'u', actorName: 'u', address: null, action: 'a', object: `o${n}`, outcome: 'ok', detail: { n } });
    await audit.seal('2030-01-01T00:00:00.000Z');
    expect(await audit.verify()).toEqual({ rows: 6, firstBad: null, unsealed: 0 });
    const ids = (await audit.list(6)).map((row) => row.id).toReversed();

    const bad = async (...statements: string[]) => {
      const runner = dataSource.createQueryRunner();
      await runner.query('SET FOREIGN_KEY_CHECKS = 0');
      await runner.query('CREATE TEMPORARY TABLE kept_entries SELECT * FROM audit_entries');
      await runner.query('CREATE TEMPORARY TABLE kept_seals SELECT * FROM audit_seals');
      for (const statement of statements) await runner.query(statement);
      const { firstBad } = await audit.verify();
      for (const table of ['entries', 'seals']) {
        await runner.query(`DELETE FROM audit_${table}`);
        await runner.query(`INSERT INTO audit_${table} SELECT * FROM kept_${table}`);
        await runner.query(`DROP TEMPORARY TABLE kept_${table}`);
      }
      await runner.query('SET FOREIGN_KEY_CHECKS = 1');
      await runner.release();
      return firstBad;
    };
    expect(await bad(`UPDATE audit_entries SET actor_name = 'x' WHERE id = ${ids[2]}`)).toBe(ids[2]);
    expect(await bad(`UPDATE audit_entries SET detail = '{"n":7}' WHERE id = ${ids[0]}`)).toBe(ids[0]);
    expect(await bad(`DELETE FROM audit_seals WHERE entry_id = ${ids[3]}`, `DELETE FROM audit_entries WHERE id = ${ids[3]}`)).toBe(ids[4]);
    expect(await bad(`DELETE FROM audit_entries WHERE id = ${ids[1]}`)).toBe(ids[1]);
    expect(
      await bad(
        'UPDATE audit_seals SET seq = 99 WHERE seq = 2',
        'UPDATE audit_seals SET seq = 2 WHERE seq = 3',
        'UPDATE audit_seals SET seq = 3 WHERE seq = 99',
      ),
    ).toBe(ids[2]);
    expect(await bad(`DELETE FROM audit_entries WHERE id = ${ids[5]}`)).toBe(ids[5]);
    expect(await audit.verify()).toEqual({ rows: 6, firstBad: null, unsealed: 0 });
  });

  it('keeps the officers apart in the database itself', async () => {
    const { users, dataSource } = test.database;
    await users.create(newUser('o1'), [{ role: 'sysadmin', unit: '/' }]);
    const grant = (role: string, officer: string | null) =>
      dataSource.query('INSERT INTO user_grants (user_id, role, unit_code, officer_user_id) VALUES (?, ?, ?, ?)', [
        'o1',
        role,
        'A',
        officer,
      ]);
    await expect(grant('auditor', 'o1')).rejects.toThrow(/Duplicate/);
    await expect(grant('auditor', null)).rejects.toThrow(/CONSTRAINT/);
    await expect(grant('auditor', 'someone')).rejects.toThrow(/CONSTRAINT/);
    await expect(grant('clerk', null)).resolves.toBeDefined();
  });
});

async function collect(items: AsyncIterable<unknown>): Promise<unknown[]> {
  const all = [];
  for await (const item of items) all.push(item);
  return all;
}
