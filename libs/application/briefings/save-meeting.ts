/** Sets the review meeting of a quarter; its date drives the draft of the briefing. */
import { randomUUID } from 'node:crypto';
import type { Actor } from '#domain/access/actor.js';
import { assertMay, scopeOf } from '#domain/access/policy.js';
import type { MeetingRecord } from '#domain/briefing/briefing.js';
import { draftsOn } from '#domain/briefing/drafts-on.js';
import { DomainError, type Text } from '#domain/errors.js';
import { periodName, type Period, type PeriodRecord } from '#domain/period/period.js';
import { shanghaiDate } from '#domain/ports/clock.port.js';
import type { MeetingView } from '#domain/views/briefing-view.js';
import { readCalendar } from '../calendar/read-calendar.js';
import type { Ports } from '../ports.js';
import { recordAct } from '../record-act.js';

export class SaveMeeting {
  constructor(private readonly ports: Pick<Ports, 'database' | 'clock'>) {}

  /**
   * One meeting a unit and period: a second call moves it. `unit` defaults to the root of the period's tree.
   * Throws `invalid` for a day that is past, or by which the returns are not yet due.
   */
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
    assertDay(input.meetsOn, shanghaiDate(clock.now()), await database.periods.get(input.period));
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
    return { ...meeting, draftsOn: draftsOn(meeting, await readCalendar(database)) };
  }
}

function assertDay(meetsOn: string, today: string, period: PeriodRecord | null): void {
  if (meetsOn < today) throw wrongDay({ zh: '例会日期已过，请另选日期', en: 'That day is past; choose another' });
  if (period && meetsOn <= period.dueOn)
    throw wrongDay({
      zh: `例会须在${periodName(period.period).zh}按时报送日（${period.dueOn}）之后召开`,
      en: `The meeting must come after the day returns of ${period.period} are due (${period.dueOn})`,
    });
}

const wrongDay = (text: Text): DomainError => new DomainError('invalid', text, { errors: [{ field: 'meetsOn', message: text.zh }] });
