/** The people of the sample bureau: the eight accounts one signs in with, a clerk for every unit that files, reviewers for most of the branches. */
import { CreateUser } from '#application/access/create-user.js';
import type { Ports } from '#application/ports.js';
import { SYSTEM, type Actor, type Role } from '#domain/access/actor.js';
import { isFilingType, isWithin, type Unit } from '#domain/unit/unit.js';
import { CLERK_UNIT, REVIEWER_UNIT, ROOT } from './sample-units.js';

interface Account {
  username: string;
  displayName: string;
  role: Role;
  unit: string;
}

const ACCOUNTS: Account[] = [
  { username: 'committee', displayName: '局领导', role: 'committee', unit: ROOT },
  { username: 'office', displayName: '党建办', role: 'office', unit: ROOT },
  { username: 'reviewer', displayName: '公路中心审核员', role: 'reviewer', unit: REVIEWER_UNIT },
  { username: 'clerk', displayName: '青石收费站填报员', role: 'clerk', unit: CLERK_UNIT },
  { username: 'discipline', displayName: '局纪委', role: 'discipline', unit: ROOT },
  { username: 'sysadmin', displayName: '系统管理员', role: 'sysadmin', unit: ROOT },
  { username: 'secadmin', displayName: '安全管理员', role: 'secadmin', unit: ROOT },
  { username: 'auditor', displayName: '审计员', role: 'auditor', unit: ROOT },
];
export const SAMPLE_USERNAMES = ACCOUNTS.map((account) => account.username);

/** Parents that read their units' returns themselves; below the others the office does. */
const REVIEWING = ['JG', 'ZF', 'JTT', 'GJ', 'GH', 'LX'];
/** A unit nobody files for, so that the checks of the tree have something to find. */
const WITHOUT_CLERK = 'XC-04';

/** Who files for a unit and who reviews it. */
export interface SamplePeople {
  clerkOf(unit: Unit): Actor;
  /** Of a parent unit, null where the office reads alone. */
  reviewerOf(unit: Unit): Actor | null;
  office: Actor;
}

/** One hash for all of them: they share a password, and hashing is slow by design. */
function hashedOnce({ hasher }: Pick<Ports, 'hasher'>): Ports['hasher'] {
  const hashes = new Map<string, Promise<string>>();
  return {
    hash: (password) => {
      const known = hashes.get(password) ?? hasher.hash(password);
      hashes.set(password, known);
      return known;
    },
    verify: (hash, password) => hasher.verify(hash, password),
  };
}

export async function samplePeople(ports: Ports, units: Unit[], password: string): Promise<SamplePeople> {
  const filing = units.filter((unit) => isFilingType(unit.type) && unit.code !== CLERK_UNIT && unit.code !== WITHOUT_CLERK);
  const reviewing = units.filter((unit) => REVIEWING.includes(unit.code));
  const accounts = [
    ...ACCOUNTS,
    ...filing.map((unit) => account('clerk', '填报员', unit)),
    ...reviewing.map((unit) => account('reviewer', '审核员', unit)),
  ];
  const create = new CreateUser({ ...ports, hasher: hashedOnce(ports) });
  for (const [i, { role, unit, ...person }] of accounts.entries())
    await create.run({ actor: SYSTEM, ...person, phone: phoneOf(i), password, grants: [{ role, unit }], sample: true });

  const actors = new Map<string, Actor>();
  for (const { username } of accounts) actors.set(username, await actorOf(ports, username));
  const find = (role: Role, unit: string) => accounts.find((one) => one.role === role && one.unit === unit);
  const actor = (found: Account | undefined) => (found ? actors.get(found.username)! : null);
  const parents = accounts
    .filter((one) => one.role === 'reviewer')
    .map((one) => ({ one, path: units.find((u) => u.code === one.unit)!.path }));
  return {
    clerkOf: (unit) => actor(find('clerk', unit.code)) ?? actor(ACCOUNTS[1])!,
    reviewerOf: (unit) => actor(parents.find(({ path }) => isWithin(unit.path, path))?.one),
    office: actor(ACCOUNTS[1])!,
  };
}

const account = (role: Role, post: string, unit: Unit): Account => ({
  username: `${role}-${unit.code.toLowerCase()}`,
  displayName: `${unit.shortName}${post}`,
  role,
  unit: unit.code,
});

/** An extension of the bureau's own exchange: no number anybody could have. */
const phoneOf = (index: number): string => `内线 ${8000 + index}`;

async function actorOf({ database }: Pick<Ports, 'database'>, username: string): Promise<Actor> {
  const user = await database.users.byUsername(username);
  if (!user) throw new Error(`the sample has no ${username}`);
  return { userId: user.id, username, displayName: user.displayName, grants: await database.users.grants(user.id), address: null };
}
