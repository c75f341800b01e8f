/** One meeting with its plan as far as it has come, its book, what it requires, and the briefings made for it. */
import type { Actor } from '#domain/access/actor.js';
import { may } from '#domain/access/policy.js';
import type { BriefingRecord, BriefingStatus, MeetingRecord } from '#domain/briefing/briefing.js';
import type { Language } from '#domain/errors.js';
import { NEW_BOOK } from '#domain/meeting/meeting-book.js';
import { meetingPlan, planProblem, type MeetingProgress } from '#domain/meeting/meeting-plan.js';
import type { PeriodRecord } from '#domain/period/period.js';
import { shanghaiDate } from '#domain/ports/clock.port.js';
import type { MeetingBriefing, MeetingView } from '#domain/views/meeting-view.js';
import { maySee } from '../briefings/find-briefing.js';
import { readCalendar } from '../calendar/read-calendar.js';
import type { Ports } from '../ports.js';
import { findMeeting } from './find-meeting.js';
import { briefingsOf, REVIEWED_IN } from './meeting-briefings.js';
import { requirementViews } from './requirement-views.js';

export class ReadMeeting {
  constructor(private readonly ports: Pick<Ports, 'database' | 'clock'>) {}

  async run(input: { actor: Actor; id: string; language: Language }): Promise<MeetingView> {
    const { database, clock } = this.ports;
    const { meeting, unit } = await findMeeting(database, input, 'briefings.read');
    const today = shanghaiDate(clock.now());
    const [saved, briefings, requirements, calendar, record] = await Promise.all([
      database.meetings.book(meeting.id),
      briefingsOf(database, meeting),
      database.requirements.find({ meetingId: meeting.id }),
      readCalendar(database),
      database.periods.get(meeting.period),
    ]);
    const book = saved?.book ?? NEW_BOOK;
    // A meeting is of a quarter that was opened; its tree holds the unit.
    const period = record!;
    const progress = { ...(await this.progress(meeting, period, briefings)), isNoticed: book.noticedOn !== null };
    return {
      record: meeting,
      unitName: unit.name,
      plan: meetingPlan(meeting, period, calendar, today, progress),
      problem: planProblem(meeting, period, calendar)?.text[input.language] ?? null,
      book,
      bookSaved: saved && { by: saved.savedBy, at: saved.savedAt },
      requirements: await requirementViews(database, requirements, { actor: input.actor, today }),
      briefings: briefings.map((briefing) => ({ ...briefly(briefing), maySee: maySee(input.actor, briefing, unit.path) })),
      mayManage: may(input.actor, 'briefings.manage', unit.path),
    };
  }

  private async progress(
    meeting: MeetingRecord,
    { state }: PeriodRecord,
    briefings: BriefingRecord[],
  ): Promise<Omit<MeetingProgress, 'isNoticed'>> {
    const { periods, returns } = this.ports.database;
    const place = await periods.unit(meeting.period, meeting.unit);
    const units = (await periods.units(meeting.period, place ? [place.path] : [])).filter(({ expected }) => expected);
    const records = await returns.ofPeriod(
      meeting.period,
      units.map(({ code }) => code),
    );
    const reviewed = briefings.filter(({ kind }) => REVIEWED_IN[meeting.kind].includes(kind));
    return {
      expected: units.length,
      filed: records.filter(({ status }) => status === 'submitted' || status === 'accepted').length,
      waiting: records.filter(({ status }) => status === 'submitted').length,
      isClosed: state === 'closed' || state === 'released',
      isDrafted: reviewed.some(({ status }) => !NOT_DRAFTED.includes(status)),
      isReleased: reviewed.some(({ status }) => status === 'released'),
    };
  }
}

const NOT_DRAFTED: BriefingStatus[] = ['queued', 'rendering', 'failed'];

const briefly = (record: BriefingRecord): Omit<MeetingBriefing, 'maySee'> => {
  const { id, kind, status, origin, issueNumber, createdAt, renderedAt, failure } = record;
  return { id, kind, status, origin, issueNumber, createdAt, renderedAt, failure };
};
