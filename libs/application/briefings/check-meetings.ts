/** Looks at the meetings' dates and asks for every briefing whose day has come; a key per meeting keeps it to one. */
import { SYSTEM } from '#domain/access/actor.js';
import type { MeetingRecord } from '#domain/briefing/briefing.js';
import { shanghaiDate } from '#domain/ports/clock.port.js';
import type { Ports } from '../ports.js';
import type { RequestBriefing } from './request-briefing.js';

/** The day the briefing is drafted unasked: T−n, counted in calendar days. */
export function draftsOn(meeting: Pick<MeetingRecord, 'meetsOn' | 'draftDaysBefore'>): string {
  const day = new Date(`${meeting.meetsOn}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() - meeting.draftDaysBefore);
  return day.toISOString().slice(0, 10);
}

export class CheckMeetings {
  constructor(
    private readonly ports: Pick<Ports, 'database' | 'clock'>,
    private readonly requestBriefing: Pick<RequestBriefing, 'run'>,
  ) {}

  /** A meeting that is already over gets no late draft. Safe to run at any time, any number of times, in several processes. */
  async run(): Promise<void> {
    const { database, clock } = this.ports;
    const today = shanghaiDate(clock.now());
    for (const meeting of await database.meetings.all()) {
      if (draftsOn(meeting) > today || meeting.meetsOn < today) continue;
      const runKey = `meeting:${meeting.id}:quarterly`;
      if (await database.briefings.byRunKey(runKey)) continue;
      await this.requestBriefing.run({ actor: SYSTEM, period: meeting.period, unit: meeting.unit, meetingId: meeting.id, runKey });
    }
  }
}
