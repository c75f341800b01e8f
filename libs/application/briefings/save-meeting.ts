/** Sets the review meeting of a quarter; its date drives the draft of the briefing. */
import { randomUUID } from 'node:crypto';
import type { Actor } from '#domain/access/actor.js';
import { assertMay, scopeOf } from '#domain/access/policy.js';
import type { MeetingRecord } from '#domain/briefing/briefing.js';
import type { Period } from '#domain/period/period.js';
import type { MeetingView } from '#domain/views/briefing-view.js';
import type { Ports } from '../ports.js';
import { recordAct } from '../record-act.js';
import { draftsOn } from './check-meetings.js';

export class SaveMeeting {
  constructor(private readonly ports: Pick<Ports, 'database' | 'clock'>) {}

  /** One meeting a unit and period: a second call moves it. `unit` defaults to the root of the period's tree. */
  async run(input: {
    actor: Actor;
    period: Period;
    title: string;
    meetsOn: string;
    draftDaysBefore: number;
    unit?: string;
  }): Promise<MeetingView> {
    const { database, clock } = this.ports;
    const units = await database.periods.units(input.period, scopeOf(input.actor, 'briefings.manage'));
    const unit = input.unit ? (units.find((u) => u.code === input.unit) ?? null) : (units[0] ?? null);
    assertMay(input.actor, 'briefings.manage', unit, input.unit ?? input.period);
    const existing = (await database.meetings.all()).find((m) => m.period === input.period && m.unit === unit.code);
    const { period, title, meetsOn, draftDaysBefore } = input;
    const meeting: MeetingRecord = { id: existing?.id ?? randomUUID(), period, title, meetsOn, draftDaysBefore, unit: unit.code };
    await database.transaction(async (stores) => {
      await stores.meetings.save(meeting);
      await recordAct(stores, {
        at: clock.now(),
        actor: input.actor,
        action: 'meeting.save',
        object: meeting.id,
        detail: { period, meetsOn, draftDaysBefore },
      });
    });
    return { ...meeting, draftsOn: draftsOn(meeting) };
  }
}
