/** The office sets what a meeting requires of a unit by a day, and alters it until it is closed; the unit is told. */
import { randomUUID } from 'node:crypto';
import type { Actor } from '#domain/access/actor.js';
import { altered, newRequirement } from '#domain/meeting/requirement-acts.js';
import { shanghaiDate } from '#domain/ports/clock.port.js';
import type { RequirementView } from '#domain/views/meeting-view.js';
import type { Ports } from '../ports.js';
import { recordAct } from '../record-act.js';
import { findMeeting } from './find-meeting.js';
import { actOnRequirement, assertDue, findOwner } from './requirement-act.js';
import { requirementViews } from './requirement-views.js';
import { tellAboutRequirement } from './tell-about-requirement.js';

interface Required {
  text: string;
  /** Owner unit. */
  unit: string;
  dueOn: string;
}

export class SaveRequirement {
  constructor(private readonly ports: Pick<Ports, 'database' | 'clock' | 'doorbell'>) {}

  async create(input: { actor: Actor; meetingId: string } & Required): Promise<RequirementView> {
    const { database, clock, doorbell } = this.ports;
    const { actor, meetingId, text, dueOn } = input;
    const at = clock.now();
    const today = shanghaiDate(at);
    const { meeting, unit: place } = await findMeeting(database, { actor, id: meetingId }, 'briefings.manage');
    const { code: unit } = await findOwner(database, input.unit, place, today);
    assertDue(dueOn, meeting.meetsOn);
    const { period } = meeting;
    const requirement = newRequirement({ id: randomUUID(), meetingId, period, text, unit, dueOn, createdAt: at.toISOString() });
    await database.transaction(async (stores) => {
      await stores.requirements.add(requirement);
      await recordAct(stores, { at, actor, action: 'requirement.set', object: requirement.id, detail: { meetingId, unit, dueOn } });
      await tellAboutRequirement(stores, { kind: 'requirement_set', at, actor, requirement });
    });
    doorbell.ring();
    const [view] = await requirementViews(database, [requirement], { actor, today });
    return view!;
  }

  /** Throws `conflict` when it is closed, or not at the revision that was seen. Another owner is told as if it were new. */
  alter(input: { actor: Actor; id: string; seen: number } & Required): Promise<RequirementView> {
    const { actor, id, seen, text, unit, dueOn } = input;
    return actOnRequirement(this.ports, {
      ...{ actor, id, seen, by: 'office', action: 'requirement.alter' },
      change: async (before, at, stores) => {
        const meeting = (await stores.meetings.get(before.meetingId))!;
        await findOwner(stores, unit, (await stores.units.byCode(meeting.unit))!, shanghaiDate(at));
        assertDue(dueOn, meeting.meetsOn);
        return altered(before, { text, unit, dueOn });
      },
      news: (before, after) => (before.unit === after.unit && before.dueOn === after.dueOn ? null : 'requirement_set'),
    });
  }
}
