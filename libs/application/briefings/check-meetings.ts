/** Looks at the meetings' dates and asks for every briefing whose day has come; a key per meeting keeps it to one. */
import { SYSTEM } from '#domain/access/actor.js';
import { draftsOn } from '#domain/briefing/drafts-on.js';
import { shanghaiDate } from '#domain/ports/clock.port.js';
import { readCalendar } from '../calendar/read-calendar.js';
import type { Ports } from '../ports.js';
import type { RequestBriefing } from './request-briefing.js';

export class CheckMeetings {
  constructor(
    private readonly ports: Pick<Ports, 'database' | 'clock'>,
    private readonly requestBriefing: Pick<RequestBriefing, 'run'>,
  ) {}

  /** A meeting that is already over gets no late draft. Safe to run at any time, any number of times, in several processes. */
  async run(): Promise<void> {
    const { database, clock } = this.ports;
    const today = shanghaiDate(clock.now());
    const calendar = await readCalendar(database);
    for (const meeting of await database.meetings.all()) {
      if (draftsOn(meeting, calendar) > today || meeting.meetsOn < today) continue;
      const runKey = `meeting:${meeting.id}:quarterly`;
      if (await database.briefings.byRunKey(runKey)) continue;
      await this.requestBriefing.run({ actor: SYSTEM, period: meeting.period, unit: meeting.unit, meetingId: meeting.id, runKey });
    }
  }
}
