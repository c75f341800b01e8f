/** A house in memory with two units and its officers, for specs of accounts and of signing in. */
import type { Actor, Role } from '#domain/access/actor.js';
import type { Database } from '#domain/ports/database.port.js';
import type { Unit } from '#domain/unit/unit.js';

export const START = Date.parse('2026-11-21T08:00:00.000Z');
export const HOUR = 3_600_000;

const unit = (code: string, parent: string | null, path: string, more: Partial<Unit> = {}): Unit => ({
  ...{ code, name: `单位 ${code}`, shortName: code, type: 'branch', sector: 'organ', parent, path },
  ...{ validFrom: '2020-01-01', validTo: null, reviewLevels: 1, ...more },
});
export const officer = (role: Role): Actor => ({
  ...{ userId: role, username: role, displayName: role, grants: [{ role, unit: '/', path: '/' }], address: '10.0.0.1' },
});
export const SYSADMIN = officer('sysadmin');
export const SECADMIN = officer('secadmin');
export const GOOD_PASSWORD = 'Blue-Kettle-2026';

export async function accountHouse(database: Database) {
  await database.units.save([
    unit('J', null, '/J/', { type: 'committee' }),
    unit('J1', 'J', '/J/J1/'),
    unit('J2', 'J', '/J/J2/', { validTo: '2026-06-30' }),
  ]);
  const hours = { passed: 0 };
  const ports = {
    database,
    clock: { now: () => new Date(START + hours.passed * HOUR) },
    hasher: {
      hash: (text: string) => Promise.resolve(`#${text}`),
      verify: (hash: string | null, text: string) => Promise.resolve(hash === `#${text}`),
    },
  };
  /** Everything the house keeps, as one text to look for secrets in. */
  const everythingKept = async () =>
    JSON.stringify([await database.audit.list(1_000), await database.users.list(), await database.outbox.unrung(1_000)]);
  return { database, ports, hours, everythingKept };
}

/** The error's code and words; fails when nothing was refused. */
export async function refusalOf(work: Promise<unknown>): Promise<{ code: string; zh: string }> {
  try {
    await work;
  } catch (error) {
    const { code, text } = error as { code: string; text: { zh: string } };
    return { code, zh: text.zh };
  }
  throw new Error('nothing was refused');
}
