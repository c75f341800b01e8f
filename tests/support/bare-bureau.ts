/** A running Jibao whose quarter has just opened: the sample tree and accounts, and nothing filed; a second to make. */
import { addDays } from '#domain/period/working-days.js';
import { createUseCases, type UseCases } from '#application/use-cases.js';
import { CATALOGUES } from '#catalogue/catalogues.js';
import { SYSTEM, type Role } from '#domain/access/actor.js';
import { periodOfDate, previousPeriod, type PeriodRecord } from '#domain/period/period.js';
import { shanghaiDate, systemClock } from '#domain/ports/clock.port.js';
import type { Database } from '#domain/ports/database.port.js';
import { isFilingType, type PeriodUnit } from '#domain/unit/unit.js';
import { Argon2PasswordHasher } from '#platform/argon2-password-hasher.js';
import { twinRenderer } from '#render/twin-renderer.js';
import { MemoryFileStore } from './memory-file-store.js';
import { sampleUnits } from '../../apps/cli/sample/sample-units.js';
import { filledWorkbook } from './filled-workbook.js';
import { HttpClient } from './http-client.js';
import { PASSWORD, startJibao, type JibaoOptions, type RunningJibao } from './running-jibao.js';

const ACCOUNTS: [string, Role][] = [
  ['office', 'office'],
  ['committee', 'committee'],
];

export interface BareBureau {
  jibao: RunningJibao;
  /** May file for every unit, and review. */
  office: HttpClient;
  committee: HttpClient;
  period: PeriodRecord;
  /** Every unit that files. */
  units: PeriodUnit[];
  /** Use cases on the same database, with a bell that nobody hears. */
  use: UseCases;
  /** A true workbook of the n-th unit; further rounds begin anew. */
  workbook(n: number): Promise<Uint8Array>;
}

export async function startBareBureau(options: Omit<JibaoOptions, 'quarters'> = {}): Promise<BareBureau> {
  const jibao = await startJibao({ ...options, quarters: 0 });
  try {
    const { use, period, units } = await furnish(jibao.database.database);
    const [office, committee] = await Promise.all([HttpClient.signedIn(jibao.url, 'office'), HttpClient.signedIn(jibao.url, 'committee')]);
    const workbook = (n: number) => filledWorkbook({ unit: units[n % units.length]!, period, quarters: 1 });
    return { jibao, office, committee, period, units, use, workbook };
  } catch (error) {
    await jibao.stop();
    throw error;
  }
}

/** Tree, accounts and an open quarter, through the use cases everybody uses. */
export async function furnish(database: Database): Promise<Pick<BareBureau, 'use' | 'period' | 'units'>> {
  const use = createUseCases({
    database,
    catalogues: CATALOGUES,
    files: new MemoryFileStore(),
    doorbell: { ring: () => undefined },
    clock: systemClock,
    hasher: new Argon2PasswordHasher(),
    channels: [],
    renderer: twinRenderer(),
  });
  const tree = sampleUnits();
  await database.units.save(tree);
  for (const [username, role] of ACCOUNTS)
    await use.createUser.run({
      actor: SYSTEM,
      username,
      displayName: username,
      password: PASSWORD,
      grants: [{ role, unit: tree[0]!.code }],
      sample: true,
    });
  const today = shanghaiDate(new Date());
  const name = previousPeriod(periodOfDate(today));
  await use.openPeriod.run({
    actor: SYSTEM,
    period: name,
    opensOn: addDays(today, -10),
    dueOn: addDays(today, 5),
    locksOn: addDays(today, 10),
  });
  const units = (await database.periods.units(name)).filter((unit) => isFilingType(unit.type));
  return { use, period: (await database.periods.get(name))!, units };
}
