/** The calendar of meetings within the reader's scope. */
import type { Actor } from '#domain/access/actor.js';
import { scopeOf } from '#domain/access/policy.js';
import { draftsOn } from '#domain/briefing/drafts-on.js';
import { isWithin } from '#domain/unit/unit.js';
import type { MeetingSummary } from '#domain/views/meeting-view.js';
import { readCalendar } from '../calendar/read-calendar.js';
import type { Ports } from '../ports.js';

export class ListMeetings {
  constructor(private readonly ports: Pick<Ports, 'database'>) {}

  /** Newest first. */
  async run(input: { actor: Actor }): Promise<MeetingSummary[]> {
    const { database } = this.ports;
    const [meetings, calendar] = [await database.meetings.all(), await readCalendar(database)];
    const units = await database.units.byCodes([...new Set(meetings.map((meeting) => meeting.unit))]);
    const prefixes = scopeOf(input.actor, 'briefings.read');
    const seen = new Set(units.filter(({ path }) => prefixes.some((prefix) => isWithin(path, prefix))).map(({ code }) => code));
    return meetings.filter(({ unit }) => seen.has(unit)).map((meeting) => ({ ...meeting, draftsOn: draftsOn(meeting, calendar) }));
  }
}
