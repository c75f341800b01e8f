/** Reminds every unit that has still to file, step by step around its own due day; run every minute, it tells each person of each step once. */
import { SYSTEM } from '#domain/access/actor.js';
import type { PeriodRecord } from '#domain/period/period.js';
import type { WorkCalendar } from '#domain/period/working-days.js';
import { dueStep, stepName } from '#domain/period/reminder-steps.js';
import { shanghaiDate } from '#domain/ports/clock.port.js';
import { UnitPeople } from '#domain/unit/unit-people.js';
import { readCalendar } from '../calendar/read-calendar.js';
import type { Ports } from '../ports.js';
import { recordAct } from '../record-act.js';
import { MESSAGE_TEXTS } from './message-texts.js';
import { daysFrom, isStillToAct, returnLink, standings, type UnitStanding } from './still-to-act.js';
import { tellAll, type Telling } from './tell.js';

/** Messages of one transaction. */
const BATCH = 500;
/** More than a year of a large bureau; beyond, it asks the database again. */
const MOST_KNOWN = 200_000;

export class CheckReminders {
  /** Told in this process: spares the database the same question every minute. What counts are the keys it keeps. */
  private readonly known = new Set<string>();

  constructor(private readonly ports: Pick<Ports, 'database' | 'clock' | 'doorbell'>) {}

  /** Safe to run at any time, any number of times, in several processes. Answers how many messages it made. */
  async run(): Promise<number> {
    const { database, doorbell } = this.ports;
    const open = (await database.periods.all()).filter((period) => period.state === 'open');
    if (open.length === 0) return 0;
    const calendar = await readCalendar(database);
    const people = new UnitPeople(await database.users.allGrants());
    let told = 0;
    for (const period of open) told += await this.remind(period, calendar, people);
    if (told > 0) doorbell.ring();
    return told;
  }

  private async remind(period: PeriodRecord, calendar: WorkCalendar, people: UnitPeople): Promise<number> {
    const { database, clock } = this.ports;
    const now = clock.now();
    const tellings = (await standings(database, period)).flatMap((standing) => {
      const telling = reminderOf(standing, { opensOn: period.opensOn, now, calendar });
      if (!telling) return [];
      const to = people.clerksOf(standing.unit).filter((id) => !this.known.has(`${telling.key}:${id}`));
      return to.length > 0 ? [{ ...telling, to }] : [];
    });
    let told = 0;
    for (let from = 0; from < tellings.length; from += BATCH) {
      const some = tellings.slice(from, from + BATCH);
      told += await database.transaction(async (stores) => {
        const messages = await tellAll(stores, some);
        if (messages > 0)
          await recordAct(stores, { at: now, actor: SYSTEM, action: 'reminders.send', object: period.period, detail: { messages } });
        return messages;
      });
      if (this.known.size > MOST_KNOWN) this.known.clear();
      for (const { key, to } of some) for (const id of to) this.known.add(`${key}:${id}`);
    }
    return told;
  }
}

function reminderOf(
  { unit, record, dueOn, locksOn }: UnitStanding,
  { opensOn, now, calendar }: { opensOn: string; now: Date; calendar: WorkCalendar },
): Omit<Telling, 'to'> | null {
  if (!isStillToAct(record)) return null;
  const today = shanghaiDate(now);
  const due = dueStep({ opensOn, dueOn, locksOn }, { now, today, calendar });
  if (!due) return null;
  // Whoever has filed once and got it back was told so then; a step that passed meanwhile is not made up for, and he is not overdue.
  const hasFiled = record !== null && record.firstSubmittedAt !== null;
  if (hasFiled && (!due.onItsDay || due.step > 0)) return null;
  const about = { period: unit.period, unitName: unit.name, dueOn, locksOn };
  const daysLeft = daysFrom(today, dueOn);
  const kind = daysLeft < 0 ? 'overdue' : 'reminder';
  return {
    kind,
    at: now,
    period: unit.period,
    unit: unit.code,
    text:
      kind === 'overdue'
        ? MESSAGE_TEXTS.overdue({ ...about, daysLate: -daysLeft })
        : MESSAGE_TEXTS.reminder({ ...about, daysLeft, returned: record?.status === 'returned' }),
    link: returnLink(unit),
    // With the due day: days granted later are counted towards anew.
    key: `reminder:${unit.period}:${unit.code}:${dueOn}:${stepName(due.step)}`,
  };
}
