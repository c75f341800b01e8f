/** Closes a period: nothing of it changes any more, and its figures are final. */
import type { Actor } from '#domain/access/actor.js';
import { mayAnywhere } from '#domain/access/policy.js';
import { DomainError } from '#domain/errors.js';
import { periodName, type Period } from '#domain/period/period.js';
import type { Ports } from '../ports.js';
import { recordAct } from '../record-act.js';

export class ClosePeriod {
  constructor(private readonly ports: Pick<Ports, 'database' | 'clock' | 'doorbell'>) {}

  async run(input: { actor: Actor; period: Period }): Promise<void> {
    const { database, clock, doorbell } = this.ports;
    if (!mayAnywhere(input.actor, 'periods.manage'))
      throw new DomainError('forbidden', { zh: '只有党建办可以关闭报告期', en: 'Only the office closes a period' });
    await database.transaction(async (stores) => {
      const period = await stores.periods.lock(input.period);
      if (!period) throw new DomainError('not_found', { zh: `没有报告期 ${input.period}`, en: `There is no period ${input.period}` });
      if (period.state !== 'open')
        throw new DomainError('conflict', {
          zh: `${periodName(input.period).zh}不在开放状态，不能关闭`,
          en: `${input.period} is not open`,
        });
      await stores.periods.setState(input.period, 'closed');
      await stores.outbox.add('period.recompute', { period: input.period }, clock.now().toISOString());
      await recordAct(stores, { at: clock.now(), actor: input.actor, action: 'period.close', object: input.period });
    });
    doorbell.ring();
  }
}
