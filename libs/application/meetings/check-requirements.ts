/** Reminds owners of requirements that are due soon, three days ahead; run every minute, it tells each person of each due day once. */
import { SYSTEM } from '#domain/access/actor.js';
import type { Requirement } from '#domain/meeting/meeting.js';
import { sendDay } from '#domain/period/reminder-steps.js';
import type { WorkCalendar } from '#domain/period/working-days.js';
import { shanghaiDate } from '#domain/ports/clock.port.js';
import { readCalendar } from '../calendar/read-calendar.js';
import type { Ports } from '../ports.js';
import { recordAct } from '../record-act.js';
import { tellAboutRequirement } from './tell-about-requirement.js';

const DAYS_BEFORE = -3;

export class CheckRequirements {
  /** Told in this process: spares the database the same question every minute. What counts are the keys it keeps. */
  private readonly known = new Set<string>();

  constructor(private readonly ports: Pick<Ports, 'database' | 'clock' | 'doorbell'>) {}

  /** Safe to run at any time, any number of times, in several processes. Answers how many messages it made. */
  async run(): Promise<number> {
    const { database, clock, doorbell } = this.ports;
    const at = clock.now();
    const open = await database.requirements.find({ state: 'open' });
    const calendar = open.length > 0 ? await readCalendar(database) : null;
    const due = open.filter((requirement) => !this.known.has(keyOf(requirement)) && isDueSoon(requirement, at, calendar!));
    let told = 0;
    for (const requirement of due) {
      told += await database.transaction(async (stores) => {
        const messages = await tellAboutRequirement(stores, { kind: 'requirement_due', at, actor: SYSTEM, requirement });
        if (messages > 0)
          await recordAct(stores, { at, actor: SYSTEM, action: 'reminders.send', object: requirement.id, detail: { messages } });
        return messages;
      });
      this.known.add(keyOf(requirement));
    }
    if (told > 0) doorbell.ring();
    return told;
  }
}

const keyOf = ({ id, unit, dueOn }: Requirement): string => `${id}:${unit}:${dueOn}`;

/** From nine in the morning three days ahead (a working day) to the due day. Set only within those days, its owner has just been told. */
function isDueSoon({ dueOn, createdAt }: Requirement, now: Date, calendar: WorkCalendar): boolean {
  const day = sendDay(dueOn, DAYS_BEFORE, calendar);
  const hasCome = Date.parse(`${day}T09:00:00+08:00`) <= now.getTime();
  return hasCome && shanghaiDate(now) <= dueOn && shanghaiDate(new Date(createdAt)) < day;
}
