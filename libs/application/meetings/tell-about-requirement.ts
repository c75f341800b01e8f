/** Tells the owner of a requirement that it was set, is due soon, was closed or opened again; and the office that it was reported done. */
import type { Actor } from '#domain/access/actor.js';
import type { Requirement } from '#domain/meeting/meeting.js';
import type { Stores } from '#domain/ports/database.port.js';
import { UnitPeople } from '#domain/unit/unit-people.js';
import { officersOf } from '../access/officers-of.js';
import { MESSAGE_TEXTS } from '../messages/message-texts.js';
import { tell, type TellStores } from '../messages/tell.js';

type RequirementStores = TellStores & Pick<Stores, 'meetings' | 'units'>;

export interface RequirementNews {
  kind: 'requirement_set' | 'requirement_due' | 'requirement_reported' | 'requirement_closed' | 'requirement_reopened';
  at: Date;
  actor: Actor;
  requirement: Requirement;
}

/** Nobody is told of his own act. How many were told. */
export async function tellAboutRequirement(stores: RequirementStores, news: RequirementNews): Promise<number> {
  const { kind, at, actor, requirement } = news;
  const { id, unit, dueOn, period, text, revision } = requirement;
  const [owner] = await stores.units.byCodes([unit]);
  const to = kind === 'requirement_reported' ? await closersOf(stores, requirement) : await clerksOf(stores, requirement);
  return tell(stores, {
    kind,
    at,
    period,
    unit,
    to: to.filter((userId) => userId !== actor.userId),
    text: MESSAGE_TEXTS[kind]({ period, unitName: owner?.name ?? unit, text, dueOn }),
    link: `/requirements?unit=${encodeURIComponent(unit)}`,
    // Of a due day once, however often it is altered otherwise; of everything else once each time it happens.
    key: kind === 'requirement_due' ? `${kind}:${id}:${unit}:${dueOn}` : `${kind}:${id}:${revision}`,
  });
}

const clerksOf = async ({ users }: RequirementStores, { unit }: Requirement): Promise<string[]> =>
  new UnitPeople(await users.grantsIn([unit])).clerksOf({ code: unit });

/** The office whose meeting it is of. */
async function closersOf(stores: RequirementStores, { meetingId }: Requirement): Promise<string[]> {
  const meeting = await stores.meetings.get(meetingId);
  const unit = meeting && (await stores.units.byCode(meeting.unit));
  return unit ? officersOf(stores, unit.path) : [];
}
