/** Looks a meeting up: of a unit out of scope it reads as missing. */
import type { Actor } from '#domain/access/actor.js';
import { may, type Action } from '#domain/access/policy.js';
import type { MeetingRecord } from '#domain/briefing/briefing.js';
import { DomainError } from '#domain/errors.js';
import type { Stores } from '#domain/ports/database.port.js';
import type { Unit } from '#domain/unit/unit.js';

/** `unit` as it stands today: rights go by that. */
export async function findMeeting(
  stores: Pick<Stores, 'meetings' | 'units'>,
  input: { actor: Actor; id: string },
  action: Action,
): Promise<{ meeting: MeetingRecord; unit: Unit }> {
  const meeting = await stores.meetings.get(input.id);
  const unit = meeting && (await stores.units.byCode(meeting.unit));
  if (meeting && unit && may(input.actor, action, unit.path)) return { meeting, unit };
  throw new DomainError('not_found', { zh: '没有找到这次例会，或您无权查看', en: 'There is no such meeting, or it is outside your scope' });
}
