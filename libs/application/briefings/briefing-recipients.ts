/** Who gets a released briefing: those the office named who may see it, and nobody else; unit sheets the unit's own people. */
import type { Actor } from '#domain/access/actor.js';
import type { BriefingRecord } from '#domain/briefing/briefing.js';
import type { BriefingStyle } from '#domain/briefing/style.js';
import type { Stores } from '#domain/ports/database.port.js';
import type { UserRecord } from '#domain/ports/user-store.port.js';
import type { PeriodUnit } from '#domain/unit/unit.js';
import { KINDS } from '#briefing/build-briefing.js';
import { defaultStyle, issuerOf } from './default-style.js';
import { maySee } from './find-briefing.js';

type Reading = Pick<Stores, 'briefingStyles' | 'periods' | 'units' | 'users'>;

export interface Recipients {
  /** User ids, and whether their e-mail brings the file; the link always. */
  users: Map<string, { sendsFile: boolean }>;
  /** Addresses of people without an account, with the name the office gave them. */
  outside: Map<string, string>;
  /** Named by account, and not let in: display names. */
  refused: string[];
}

/** The same rule when it is released and when each message is sent. */
export async function recipientsOf(stores: Reading, record: BriefingRecord): Promise<Recipients> {
  const found: Recipients = { users: new Map(), outside: new Map(), refused: [] };
  const { unit, path, style } = await aboutOf(stores, record);
  if (record.kind === 'unit_sheet') {
    for (const { userId } of await stores.users.grantsIn([unit.code])) {
      const user = await stores.users.byId(userId);
      if (user && (await isReader(stores, user, record, path))) found.users.set(userId, { sendsFile: true });
    }
    return found;
  }
  if (!KINDS[record.kind].isDistributed) return found;
  for (const recipient of style.recipients) {
    const named = await Promise.all(recipient.usernames.map((username) => stores.users.byUsername(username)));
    const ofUnits = recipient.units.length > 0 ? (await stores.users.grantsIn(recipient.units)).map(({ userId }) => userId) : [];
    const users = [...named.filter((user) => user !== null), ...(await stores.users.byIds([...new Set(ofUnits)]))];
    for (const user of new Map(users.map((one) => [one.id, one])).values()) {
      const before = found.users.get(user.id);
      if (before || (await isReader(stores, user, record, path)))
        found.users.set(user.id, { sendsFile: before?.sendsFile === true || recipient.sends === 'file' });
      else if (named.some((one) => one?.id === user.id)) found.refused.push(user.displayName);
    }
    for (const email of recipient.emails) if (!found.outside.has(email)) found.outside.set(email, recipient.name);
  }
  return found;
}

/** Whether this person may see the released briefing now. */
export async function isReader(
  stores: Pick<Stores, 'users'>,
  user: UserRecord,
  record: Pick<BriefingRecord, 'kind' | 'status'>,
  path: string,
): Promise<boolean> {
  if (user.disabled || user.pending) return false;
  const { id, username, displayName } = user;
  const actor: Actor = { userId: id, username, displayName, grants: await stores.users.grants(id), address: null };
  return maySee(actor, record, path);
}

/** Its unit then and where that stands today, and the style of its issuer: until an office saves one, that which its documents are printed in. */
export async function aboutOf(
  stores: Pick<Stores, 'briefingStyles' | 'periods' | 'units'>,
  record: BriefingRecord,
): Promise<{ unit: PeriodUnit; path: string; style: BriefingStyle }> {
  const unit = (await stores.periods.unit(record.period, record.unit))!;
  const path = (await stores.units.byCode(unit.code))?.path ?? unit.path;
  const code = unit.path.split('/').find(Boolean) ?? unit.code;
  const root = code === unit.code ? unit : ((await stores.periods.unit(record.period, code)) ?? unit);
  const issuer = issuerOf(record.kind, unit, root);
  const saved = await stores.briefingStyles.get(issuer.code);
  if (saved) return { unit, path, style: saved.style };
  const below = await stores.periods.units(record.period, [issuer.path]);
  return {
    unit,
    path,
    style: defaultStyle(
      issuer,
      below.filter(({ parent }) => parent === issuer.code),
    ),
  };
}
