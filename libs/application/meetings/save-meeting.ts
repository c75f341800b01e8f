/** Sets the review meeting of a quarter; its date drives the draft of the briefing. */
import { randomUUID } from 'node:crypto';
import type { Actor } from '#domain/access/actor.js';
import { assertMay, scopeOf } from '#domain/access/policy.js';
import type { MeetingRecord } from '#domain/briefing/briefing.js';
import { draftsOn } from '#domain/briefing/drafts-on.js';
import { DomainError, type Text } from '#domain/errors.js';
import { hasBegun, NEW_BOOK } from '#domain/meeting/meeting-book.js';
import { planDays, planProblem } from '#domain/meeting/meeting-plan.js';
import { MEETING_KINDS, type MeetingBook, type MeetingKind } from '#domain/meeting/meeting.js';
import { quarterOf, type Period, type PeriodRecord } from '#domain/period/period.js';
import type { WorkCalendar } from '#domain/period/working-days.js';
import { shanghaiDate } from '#domain/ports/clock.port.js';
import type { Stores } from '#domain/ports/database.port.js';
import type { MeetingSummary } from '#domain/views/meeting-view.js';
import { readCalendar } from '../calendar/read-calendar.js';
import { lockPeriod } from '../periods/office-only.js';
import type { Ports } from '../ports.js';
import { recordAct } from '../record-act.js';
import { heldAs, tellAboutChange } from './tell-about-meeting.js';

export class SaveMeeting {
  constructor(private readonly ports: Pick<Ports, 'database' | 'clock' | 'doorbell'>) {}

  /**
   * One meeting a unit and period: a second call moves it, and what is left out stays as it was. `unit` defaults to the root of the
   * period's tree. Throws `invalid` for a day that is past, and for a plan that does not fit between the period's days and the meeting.
   */
  async run(input: {
    actor: Actor;
    period: Period;
    title: string;
    meetsOn: string;
    draftDaysBefore: number;
    unit?: string | undefined;
    kind?: MeetingKind | undefined;
    place?: string | undefined;
    draftShare?: number | null | undefined;
  }): Promise<MeetingSummary> {
    const { database, clock, doorbell } = this.ports;
    const units = await database.periods.units(input.period, scopeOf(input.actor, 'briefings.manage'));
    const unit = input.unit ? (units.find((u) => u.code === input.unit) ?? null) : (units[0] ?? null);
    assertMay(input.actor, 'briefings.manage', unit, input.unit ?? input.period);
    const { actor, period, title, meetsOn, draftDaysBefore } = input;
    const [calendar, at] = [await readCalendar(database), clock.now()];
    if (meetsOn < shanghaiDate(at)) throw wrong('meetsOn', { zh: '例会日期已过，请另选日期', en: 'That day is past; choose another' });
    const saved = await database.transaction(async (stores) => {
      // Of two who save at once the second finds what the first made of it, and tells nobody of it again.
      const days = await lockPeriod(stores, period);
      const existing = (await stores.meetings.all()).find((m) => m.period === period && m.unit === unit.code);
      const meeting: MeetingRecord = {
        ...{ id: existing?.id ?? randomUUID(), period, unit: unit.code, title, meetsOn, draftDaysBefore },
        kind: input.kind ?? existing?.kind ?? 'quarterly',
        place: input.place ?? existing?.place ?? '',
        draftShare: input.draftShare === undefined ? (existing?.draftShare ?? null) : input.draftShare,
      };
      assertKind(meeting);
      const problem = planProblem(meeting, days, calendar);
      if (problem) throw wrong(problem.field, problem.text);
      if (existing) await this.change(stores, { actor, at, existing, meeting, days, calendar });
      await stores.meetings.save(meeting);
      const { id: object, unit: _unit, ...detail } = meeting;
      await recordAct(stores, { at, actor, action: 'meeting.save', object, detail });
      return meeting;
    });
    doorbell.ring();
    return { ...saved, draftsOn: draftsOn(saved, calendar) };
  }

  private async change(stores: Stores, { existing, meeting, days, calendar, ...by }: Change): Promise<void> {
    const book = (await stores.meetings.book(meeting.id))?.book ?? NEW_BOOK;
    const isMoved = existing.meetsOn !== meeting.meetsOn;
    if (isMoved) await this.moveDay(stores, meeting, book, by);
    const [old, plan] = [existing, meeting].map((each) => planDays(each, days, calendar)) as [PlanDays, PlanDays];
    await tellAboutChange(stores, {
      ...{ ...by, meeting, was: heldAs(existing, book), now: heldAs(meeting, book) },
      plan: isMoved
        ? {
            draftsOn: old.draft > shanghaiDate(by.at) ? { was: old.draft, now: plan.draft } : null,
            materialsOn: { was: old.materials, now: plan.materials },
            isToBeNoticed: book.noticedOn !== null,
          }
        : null,
    });
  }

  /** A meeting that has begun keeps its day; a notice of meeting that named another day has yet to go out. */
  private async moveDay(
    stores: Stores,
    { id, meetsOn }: MeetingRecord,
    before: MeetingBook,
    { actor, at }: { actor: Actor; at: Date },
  ): Promise<void> {
    if (hasBegun(before)) throw wrong('meetsOn', { zh: '会议已经开始审议，不能改期', en: 'The meeting has begun; its day stands' });
    const early = (await stores.requirements.find({ meetingId: id })).filter(({ state, dueOn }) => state !== 'closed' && dueOn < meetsOn);
    if (early.length > 0)
      throw wrong('meetsOn', {
        zh: `有 ${early.length} 项会议要求的完成时限早于 ${meetsOn}，请先调整时限，再改会议日期`,
        en: `${early.length} of its requirements are due before ${meetsOn}; move those first`,
      });
    if (before.noticedOn === null) return;
    const book = { ...before, noticedOn: null, revision: before.revision + 1 };
    await stores.meetings.addBook(id, { book, savedBy: actor.displayName, savedAt: at.toISOString() });
  }
}

interface Change {
  actor: Actor;
  at: Date;
  existing: MeetingRecord;
  meeting: MeetingRecord;
  days: PeriodRecord;
  calendar: WorkCalendar;
}
type PlanDays = ReturnType<typeof planDays>;

const QUARTER_OF: Partial<Record<MeetingKind, number>> = { half_year: 2, annual: 4 };

/** Half a year is reviewed with its second quarter, a year with its fourth. */
function assertKind({ kind, period }: MeetingRecord): void {
  const quarter = QUARTER_OF[kind];
  if (quarter === undefined || quarter === quarterOf(period)) return;
  throw wrong('kind', {
    zh: `${MEETING_KINDS[kind].zh}应安排在第${quarter === 2 ? '二' : '四'}季度，请改选报告期或例会类型`,
    en: `A meeting "${MEETING_KINDS[kind].en}" belongs to Q${quarter}; choose another period or kind`,
  });
}

const wrong = (field: string, text: Text): DomainError => new DomainError('invalid', text, { errors: [{ field, message: text }] });
