/** Tells the unit's committee and the office that prepares its meeting that it is held on another day, at another time or place, or not at all. */
import { SYSTEM, type Actor } from '#domain/access/actor.js';
import type { MeetingRecord } from '#domain/briefing/briefing.js';
import type { MeetingBook } from '#domain/meeting/meeting.js';
import { shanghaiDate } from '#domain/ports/clock.port.js';
import type { Stores } from '#domain/ports/database.port.js';
import { UnitPeople } from '#domain/unit/unit-people.js';
import { officersOf } from '../access/officers-of.js';
import type { Held, PlanMoved } from '../messages/meeting-texts.js';
import { MESSAGE_TEXTS } from '../messages/message-texts.js';
import { tell, type TellStores } from '../messages/tell.js';

export const heldAs = ({ meetsOn, place }: MeetingRecord, { startsAt }: Pick<MeetingBook, 'startsAt'>): Held => ({
  meetsOn,
  startsAt: startsAt ?? null,
  place,
});

type MeetingStores = TellStores & Pick<Stores, 'units'>;

interface MeetingNews {
  actor: Actor;
  at: Date;
  meeting: Pick<MeetingRecord, 'id' | 'period' | 'unit'>;
  was: Held;
}

/** `plan`: null where its day stays. How many were told: nobody where all that was known still holds, nor of a meeting that is over. */
export async function tellAboutChange(stores: MeetingStores, news: MeetingNews & { now: Held; plan: PlanMoved | null }): Promise<number> {
  const { was, now, at, meeting } = news;
  if (!isOther(was, now) || now.meetsOn < shanghaiDate(at)) return 0;
  return toThoseConcerned(stores, news, {
    kind: 'meeting_changed',
    text: (unitName) => MESSAGE_TEXTS.meeting_changed({ period: meeting.period, unitName, by: news.actor.displayName, ...news }),
    link: `/meetings/${meeting.id}`,
    key: `meeting_changed:${meeting.id}:${at.toISOString()}`,
  });
}

/** A meeting is called off once. */
export async function tellAboutCancelling(stores: MeetingStores, news: MeetingNews): Promise<number> {
  const { was, at, meeting } = news;
  if (was.meetsOn < shanghaiDate(at)) return 0;
  return toThoseConcerned(stores, news, {
    kind: 'meeting_cancelled',
    text: (unitName) => MESSAGE_TEXTS.meeting_cancelled({ period: meeting.period, unitName, by: news.actor.displayName, was }),
    link: '/meetings',
    key: `meeting_cancelled:${meeting.id}`,
  });
}

/** A time or place that becomes known breaks nobody's plans. */
const isOther = (was: Held, now: Held): boolean =>
  was.meetsOn !== now.meetsOn || (was.startsAt !== null && was.startsAt !== now.startsAt) || (was.place !== '' && was.place !== now.place);

/** Nobody is told of his own act, nor of what the console does. */
async function toThoseConcerned(
  stores: MeetingStores,
  { actor, at, meeting: { period, unit: code } }: MeetingNews,
  what: Pick<Parameters<typeof tell>[1], 'kind' | 'link' | 'key'> & { text: (unitName: string) => Parameters<typeof tell>[1]['text'] },
): Promise<number> {
  const unit = actor === SYSTEM ? null : await stores.units.byCode(code);
  if (!unit) return 0;
  const committee = new UnitPeople(await stores.users.grantsIn([code])).committeeOf(unit);
  const to = [...committee, ...(await officersOf(stores, unit.path))].filter((userId) => userId !== actor.userId);
  return tell(stores, { ...what, at, period, unit: code, to, text: what.text(unit.name) });
}
