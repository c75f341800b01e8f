/** Tells the owner of a requirement that it was set, is due soon, was closed or opened again. */
import type { Actor } from '#domain/access/actor.js';
import type { Requirement } from '#domain/meeting/meeting.js';
import { UnitPeople } from '#domain/unit/unit-people.js';
import { MESSAGE_TEXTS } from '../messages/message-texts.js';
import { tell, type Telling, type TellStores } from '../messages/tell.js';
import type { Stores } from '#domain/ports/database.port.js';

export interface RequirementNews {
  kind: 'requirement_set' | 'requirement_due' | 'requirement_closed' | 'requirement_reopened';
  at: Date;
  actor: Actor;
  requirement: Requirement;
}

/** Nobody is told of his own act. How many were told. */
export async function tellAboutRequirement(stores: TellStores & Pick<Stores, 'units'>, news: RequirementNews): Promise<number> {
  const { unit } = news.requirement;
  const people = new UnitPeople(await stores.users.grantsIn([unit]));
  const [owner] = await stores.units.byCodes([unit]);
  return tell(stores, tellingOf(news, owner?.name ?? unit, people));
}

function tellingOf({ kind, at, actor, requirement }: RequirementNews, unitName: string, people: UnitPeople): Telling {
  const { id, unit, dueOn, period, text, revision } = requirement;
  return {
    kind,
    at,
    period,
    unit,
    to: people.clerksOf({ code: unit }).filter((userId) => userId !== actor.userId),
    text: MESSAGE_TEXTS[kind]({ period, unitName, text, dueOn }),
    link: `/requirements?unit=${encodeURIComponent(unit)}`,
    // Of a due day once, however often it is altered otherwise; of everything else once each time it happens.
    key: kind === 'requirement_due' ? `${kind}:${id}:${unit}:${dueOn}` : `${kind}:${id}:${revision}`,
  };
}
