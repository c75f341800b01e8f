/** What the meetings so far required of a unit and those below it: what opens its next briefing, and what this meeting adds. */
import type { RequirementOfUnit } from '#domain/briefing/briefing-input.js';
import type { MeetingRecord } from '#domain/briefing/briefing.js';
import type { Requirement } from '#domain/meeting/meeting.js';
import type { Period } from '#domain/period/period.js';
import { shanghaiDate } from '#domain/ports/clock.port.js';
import type { Stores } from '#domain/ports/database.port.js';
import { codesOnPath } from '#domain/unit/unit-people.js';

export interface FollowUp {
  /** Of earlier meetings: everything the last of them required, and of those before what was still open then; oldest first. */
  followUp: RequirementOfUnit[];
  /** Of the period's own meeting, so far. */
  requirements: RequirementOfUnit[];
}

/** Two on one day: that of the later quarter comes after. */
const byDay = (a: MeetingRecord, b: MeetingRecord): number => (`${a.meetsOn} ${a.period}` < `${b.meetsOn} ${b.period}` ? -1 : 1);

/** Meetings are the unit's own and those of the units above it; requirements are the unit's own and those of the units below it. */
export async function requirementsFor(
  stores: Pick<Stores, 'meetings' | 'requirements' | 'units'>,
  about: { period: Period; unit: string },
): Promise<FollowUp> {
  const unit = await stores.units.byCode(about.unit);
  if (!unit) return { followUp: [], requirements: [] };
  const above = new Set(codesOnPath(unit.path));
  const meetings = (await stores.meetings.all()).filter((meeting) => above.has(meeting.unit) && meeting.period <= about.period);
  const earlier = meetings.filter((meeting) => meeting.period < about.period).toSorted(byDay);
  const last = earlier.at(-1);
  const own = meetings.filter((meeting) => meeting.period === about.period);

  const asked = await Promise.all([...earlier, ...own].map(({ id }) => stores.requirements.find({ meetingId: id })));
  const owners = await stores.units.byCodes([...new Set(asked.flat().map((requirement) => requirement.unit))]);
  const ownerOf = new Map(owners.map((owner) => [owner.code, owner]));
  const of = (requirements: Requirement[]): RequirementOfUnit[] =>
    requirements.flatMap((requirement) => {
      const owner = ownerOf.get(requirement.unit);
      return owner?.path.startsWith(unit.path) ? [{ ...requirement, unitName: owner.name }] : [];
    });
  const isOfInterest = ({ meetingId, closedAt }: Requirement) =>
    meetingId === last?.id || closedAt === null || shanghaiDate(new Date(closedAt)) >= last!.meetsOn;
  return {
    followUp: of(asked.slice(0, earlier.length).flat().filter(isOfInterest)),
    requirements: of(asked.slice(earlier.length).flat()),
  };
}
