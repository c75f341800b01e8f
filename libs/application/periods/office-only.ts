/** What every act on the calendar of returns begins with: the office acts, on a period that exists. */
import type { Actor } from '#domain/access/actor.js';
import { mayForAll } from '#domain/access/policy.js';
import { DomainError, type Text } from '#domain/errors.js';
import type { Period, PeriodRecord } from '#domain/period/period.js';
import type { Stores } from '#domain/ports/database.port.js';

/** The office of the whole tree, not that of a part of it. `act` completes 只有党建办可以… / Only the office … */
export function assertOffice(actor: Actor, act: Text): void {
  if (!mayForAll(actor, 'periods.manage'))
    throw new DomainError('forbidden', { zh: `只有党建办可以${act.zh}`, en: `Only the office ${act.en}` });
}

/** The period's row, held until the transaction ends. */
export async function lockPeriod(stores: Pick<Stores, 'periods'>, period: Period): Promise<PeriodRecord> {
  const record = await stores.periods.lock(period);
  if (record) return record;
  throw new DomainError('not_found', { zh: `没有报告期 ${period}`, en: `There is no period ${period}` });
}

export interface FilingDates {
  opensOn: string;
  dueOn: string;
  locksOn: string;
}

export function assertInOrder({ opensOn, dueOn, locksOn }: FilingDates): void {
  if (!(opensOn <= dueOn && dueOn <= locksOn))
    throw new DomainError('invalid', {
      zh: '日期先后不对：开放日 ≤ 按时报送日 ≤ 锁定日',
      en: 'The days are out of order: opening ≤ due ≤ lock',
    });
}

/** A reason that says something. */
export function checkedReason(reason: string): string {
  const text = reason.trim();
  if (text !== '') return text;
  throw new DomainError('invalid', { zh: '请写明原因', en: 'Give a reason' }, { errors: [{ field: 'reason', message: '请写明原因' }] });
}
