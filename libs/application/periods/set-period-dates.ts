/** Moves the days of a period while it is open: for everybody, until the next move. */
import type { Actor } from '#domain/access/actor.js';
import { DomainError } from '#domain/errors.js';
import { periodName, type Period } from '#domain/period/period.js';
import { tellAboutPeriodDays } from '../messages/tell-about-days.js';
import type { Ports } from '../ports.js';
import { recordAct } from '../record-act.js';
import { assertInOrder, assertOffice, lockPeriod, type FilingDates } from './office-only.js';
import { resumPeriod } from './resum-period.js';

export class SetPeriodDates {
  constructor(private readonly ports: Pick<Ports, 'database' | 'clock' | 'doorbell'>) {}

  /** Throws `conflict` for a period that is not open, and where a meeting would come before returns are due. */
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
      const meeting = (await stores.meetings.all()).find((each) => each.period === input.period && each.meetsOn <= dueOn);
      if (meeting)
        throw new DomainError('conflict', {
          zh: `例会定于 ${meeting.meetsOn}，按时报送日须在此之前；请先调整例会日期`,
          en: `The meeting is on ${meeting.meetsOn}; returns must be due before it. Move the meeting first`,
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
