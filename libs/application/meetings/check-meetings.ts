/** Looks at the meetings' dates and returns, and asks for every briefing whose moment has come; a key per meeting and kind keeps it to one. */
import { SYSTEM } from '#domain/access/actor.js';
import type { BriefingKind, MeetingRecord } from '#domain/briefing/briefing.js';
import { draftsOn } from '#domain/briefing/drafts-on.js';
import type { PeriodRecord } from '#domain/period/period.js';
import { addWorkingDays, type WorkCalendar } from '#domain/period/working-days.js';
import { shanghaiDate } from '#domain/ports/clock.port.js';
import type { Rollup } from '#domain/rollup/rollup.js';
import type { RequestBriefing } from '../briefings/request-briefing.js';
import { readCalendar } from '../calendar/read-calendar.js';
import type { Ports } from '../ports.js';
import { REVIEWED_IN } from './meeting-briefings.js';

/** Working days after the meeting by which its briefing is issued: until then one that was missed is made up for. */
const ISSUED_AFTER = 5;

interface Moment {
  today: string;
  calendar: WorkCalendar;
}

export class CheckMeetings {
  constructor(
    private readonly ports: Pick<Ports, 'database' | 'clock'>,
    private readonly requestBriefing: Pick<RequestBriefing, 'run'>,
  ) {}

  /** Safe to run at any time, any number of times, in several processes. */
  async run(): Promise<void> {
    const { database, clock } = this.ports;
    const moment = { today: shanghaiDate(clock.now()), calendar: await readCalendar(database) };
    for (const meeting of await database.meetings.all()) {
      if (addWorkingDays(meeting.meetsOn, ISSUED_AFTER, moment.calendar) < moment.today) continue;
      for (const kind of await this.dueKinds(meeting, moment)) {
        const { id, period, unit } = meeting;
        await this.requestBriefing.run({ actor: SYSTEM, period, unit, kind, meetingId: id, runKey: runKey(meeting, kind) });
      }
    }
  }

  private async dueKinds(meeting: MeetingRecord, moment: Moment): Promise<BriefingKind[]> {
    const { periods, rollups } = this.ports.database;
    const open = await this.notMade(meeting);
    if (open.length === 0) return [];
    const [period, rolled] = [await periods.get(meeting.period), await rollups.of([meeting.period], [meeting.unit], null)];
    if (!period) return [];
    const rollup = rolled[0] ?? null;
    const isDrafted = draftsOn(meeting, moment.calendar) <= moment.today || hasShare(meeting, rollup);
    return open.filter((kind) => (kind === 'notice' ? isNoticed(period, rollup, moment) : isDrafted));
  }

  /** Also what the office asked for before its day needs no second draft; a failed one is the office's to ask for again. */
  private async notMade(meeting: MeetingRecord): Promise<BriefingKind[]> {
    const { briefings } = this.ports.database;
    const open: BriefingKind[] = [];
    for (const kind of [...REVIEWED_IN[meeting.kind], 'notice'] as const) {
      if (await briefings.byRunKey(runKey(meeting, kind))) continue;
      const made = await briefings.ofKind(meeting.period, meeting.unit, kind);
      if (!made.some(({ meetingId, status }) => meetingId === meeting.id && status !== 'failed')) open.push(kind);
    }
    return open;
  }
}

const runKey = (meeting: MeetingRecord, kind: BriefingKind): string => `meeting:${meeting.id}:${kind}`;

/** As the rollup counts them: what is drafted is drafted from it. */
function hasShare({ draftShare }: MeetingRecord, rollup: Rollup | null): boolean {
  if (draftShare === null || !rollup || rollup.expectedUnits === 0) return false;
  return rollup.reportedUnits / rollup.expectedUnits >= draftShare;
}

/** From the day after the lock day, while somebody has not filed at all. */
const isNoticed = ({ locksOn }: PeriodRecord, rollup: Rollup | null, { today }: Moment): boolean =>
  today > locksOn && rollup !== null && rollup.filing.due > rollup.filing.submitted;
