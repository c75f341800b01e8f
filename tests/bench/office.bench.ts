/** The office's console and the reminders: what a page and a minute cost with 300 units and with 5,000. */
import { randomUUID } from 'node:crypto';
import { CheckReminders } from '#application/messages/check-reminders.js';
import { ReadOffice } from '#application/office/read-office.js';
import { CATALOGUES } from '#catalogue/catalogues.js';
import type { Actor } from '#domain/access/actor.js';
import type { Database } from '#domain/ports/database.port.js';
import { createTestDatabase } from '../support/test-database.js';
import type { Bench } from './bench.js';
import { bigTree, bulkInsert, insertReturns, insertVersions, PERIOD, saveTree } from './support/big-bureau.js';

const ROUNDS = 9;
const SIZES = [
  { branches: 300, widths: [3, 10, 10], mostMs: 300 },
  { branches: 5_000, widths: [10, 10, 50], mostMs: 2_000 },
];
/** T−7 of the quarter's due day has come. */
const NOW = new Date('2026-10-09T02:00:00.000Z');

export const officeBench: Bench = {
  name: 'office',
  about: 'the console and a round of reminders, 300 and 5,000 units',
  async *run(house) {
    for (const { branches, widths, mostMs } of SIZES) {
      const test = await createTestDatabase();
      house.atEnd(() => test.close());
      const { database } = test;
      const tree = bigTree(widths);
      await saveTree(database, tree);
      const codes = tree.filter((unit) => unit.expected).map((unit) => unit.code);
      // Half have filed, everybody has a clerk.
      const filed = codes.filter((_, i) => i % 2 === 0);
      await insertReturns(database, filed, 'accepted');
      await insertVersions(database, filed);
      const clerks = codes.map((unit) => ({ id: randomUUID(), unit }));
      await bulkInsert(
        database,
        'users',
        ['id', 'username', 'username_key', 'display_name', 'password_hash', 'disabled', 'failed_sign_ins', 'sample', 'email', 'pending'],
        clerks.map(({ id, unit }) => [id, unit, unit, `填报员${unit}`, '', 0, 0, 0, `${unit}@example.cn`, 0]),
      );
      await bulkInsert(
        database,
        'user_grants',
        ['user_id', 'role', 'unit_code'],
        clerks.map(({ id, unit }) => [id, 'clerk', unit]),
      );
      const ports = {
        database: database as Database,
        catalogues: CATALOGUES,
        clock: { now: () => NOW },
        doorbell: { ring: () => undefined },
      };
      const reminders = new CheckReminders(ports);
      const first = await timed(() => reminders.run());
      yield { name: `reminders, ${branches} units: a round that reminds half of them`, value: first, unit: 'ms', baseline: null };
      yield {
        name: `reminders, ${branches} units: a minute in which nothing is due`,
        value: await median(() => reminders.run()),
        unit: 'ms',
        baseline: null,
      };
      const office: Actor = {
        userId: 'office',
        username: 'office',
        displayName: '党建办',
        address: null,
        grants: [{ role: 'office', unit: 'R', path: '/R/' }],
      };
      const page = new ReadOffice(ports);
      yield {
        name: `office console, ${branches} units, half of them late`,
        value: await median(() => page.run({ actor: office, period: PERIOD, language: 'zh' })),
        unit: 'ms',
        baseline: null,
        target: { of: 'value', atMost: mostMs },
      };
    }
  },
};

async function median(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) times.push(await timed(work));
  return times.toSorted((a, b) => a - b)[Math.floor(ROUNDS / 2)]!;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const since = performance.now();
  await work();
  return performance.now() - since;
}
