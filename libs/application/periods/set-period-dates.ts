/** Moves the days of a period while it is open: for everybody, until the next move. */
import type { Actor } from '#domain/access/actor.js';
import { DomainError } from '#domain/errors.js';
import { planProblem } from '#domain/meeting/meeting-plan.js';
import { periodName, type Period } from '#domain/period/period.js';
import { shanghaiDate } from '#domain/ports/clock.port.js';
import { readCalendar } from '../calendar/read-calendar.js';
import { tellAboutPeriodDays } from '../messages/tell-about-days.js';
import type { Ports } from '../ports.js';
import { recordAct } from '../record-act.js';
import { assertInOrder, assertOffice, lockPeriod, type FilingDates } from './office-only.js';
import { resumPeriod } from './resum-period.js';

export class SetPeriodDates {
  constructor(private readonly ports: Pick<Ports, 'database' | 'clock' | 'doorbell'>) {}

  /** Throws `conflict` for a period that is not open, and where the plan of a meeting would no longer fit. */
  async run(input: { actor: Actor; period: Period } & FilingDates): Promise<void> {
    const { database, clock, doorbell } = this.ports;
    assertOffice(input.actor, { zh: '调整报送日期', en: 'moves the days of a period' });
    assertInOrder(input);
    const { opensOn, dueOn, locksOn } = input;
    await database.transaction(async (stores) => {
      const before = await lockPeriod(stores, input.period);
      if (before.state !== 'open' && before.state !== 'planned')
        throw new DomainError('conflict', {
          zh: `${periodName(input.period).zh}已经关闭，不能再调整日期；如需补报请先重新开放`,
          en: `${input.period} is closed; reopen it before you move its days`,
        });
      const [calendar, today] = [await readCalendar(stores), shanghaiDate(clock.now())];
      // One that was held does not stand in the way of days for a correction.
      const ahead = (await stores.meetings.all()).filter((each) => each.period === input.period && each.meetsOn >= today);
      const problem = ahead.map((meeting) => planProblem(meeting, { dueOn, locksOn }, calendar)).find((found) => found !== null);
      if (problem)
        throw new DomainError('conflict', {
          zh: `日期与例会安排不合，请先调整例会。${problem.text.zh}`,
          en: `The days do not go with the meeting; change the meeting first. ${problem.text.en}`,
        });
      const at = clock.now();
      const after = { ...before, opensOn, dueOn, locksOn };
      await stores.periods.save(after);
      await resumPeriod(stores, input.period, at);
      await recordAct(stores, {
        at,
        actor: input.actor,
        action: 'period.dates',
        object: input.period,
        detail: { from: [before.opensOn, before.dueOn, before.locksOn], to: [opensOn, dueOn, locksOn] },
      });
      await tellAboutPeriodDays(stores, { actor: input.actor, at, before, after });
    });
    doorbell.ring();
  }
}
