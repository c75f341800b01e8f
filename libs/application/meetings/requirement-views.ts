/** Requirements as a reader sees them: with the names of units, meetings and people, and what he may do. */
import type { Actor } from '#domain/access/actor.js';
import { may } from '#domain/access/policy.js';
import type { Requirement } from '#domain/meeting/meeting.js';
import { isOverdue } from '#domain/meeting/requirement-acts.js';
import type { Stores } from '#domain/ports/database.port.js';
import type { RequirementView } from '#domain/views/meeting-view.js';
import { nameOf } from '../returns/read-return.js';

export async function requirementViews(
  stores: Pick<Stores, 'meetings' | 'units' | 'users'>,
  requirements: readonly Requirement[],
  { actor, today }: { actor: Actor; today: string },
): Promise<RequirementView[]> {
  if (requirements.length === 0) return [];
  const people = requirements.flatMap(({ reportedBy, closedBy }) => [reportedBy, closedBy]).filter((id) => id !== null);
  const meetings = new Map((await stores.meetings.all()).map((meeting) => [meeting.id, meeting]));
  const codes = requirements.map(({ unit, meetingId }) => [unit, meetings.get(meetingId)!.unit]).flat();
  const units = new Map((await stores.units.byCodes([...new Set(codes)])).map((unit) => [unit.code, unit]));
  const users = await stores.users.byIds([...new Set(people)]);
  const named = (id: string | null) => (id === null ? null : nameOf(id, users));
  return requirements.map((requirement): RequirementView => {
    const meeting = meetings.get(requirement.meetingId)!;
    const unit = units.get(requirement.unit)!;
    const { state } = requirement;
    const isOffice = may(actor, 'briefings.manage', units.get(meeting.unit)!.path);
    return {
      ...requirement,
      unitName: unit.name,
      meetingTitle: meeting.title,
      meetsOn: meeting.meetsOn,
      isOverdue: isOverdue(requirement, today),
      reportedBy: named(requirement.reportedBy),
      closedBy: named(requirement.closedBy),
      mayAlter: isOffice && state !== 'closed',
      mayReport: state !== 'closed' && may(actor, 'returns.file', unit.path),
      mayClose: isOffice && state === 'reported' && requirement.reportedBy !== actor.userId,
      mayReopen: isOffice && state !== 'open',
    };
  });
}
