/** Gives one unit its own days in an open period, with a reason: later than everybody's, before the lock or after it. */
import type { Actor } from '#domain/access/actor.js';
import { assertMay } from '#domain/access/policy.js';
import { DomainError, type Text } from '#domain/errors.js';
import { periodName, type Period, type PeriodRecord } from '#domain/period/period.js';
import { shanghaiDate } from '#domain/ports/clock.port.js';
import { tellAboutDays } from '../messages/tell-about-days.js';
import type { Ports } from '../ports.js';
import { recordAct } from '../record-act.js';
import { touchFigures } from '../returns/touch-figures.js';
import { assertOffice, checkedReason, lockPeriod } from './office-only.js';

export class GrantException {
  constructor(private readonly ports: Pick<Ports, 'database' | 'clock' | 'doorbell'>) {}

  /**
   * A later due day: filed by then, the return is on time. A later lock day alone: it may still be filed, and is late.
   * A second call replaces the days. Throws `invalid` for days that would give the unit less than it has, or nothing.
   */
  async run(input: { actor: Actor; period: Period; unit: string; dueOn: string; locksOn: string; reason: string }): Promise<void> {
    const { database, clock, doorbell } = this.ports;
    assertOffice(input.actor, { zh: '准予单独的报送日期', en: 'gives a unit its own days' });
    const reason = checkedReason(input.reason);
    const { period, dueOn, locksOn } = input;
    const now = clock.now();
    await database.transaction(async (stores) => {
      const record = await lockPeriod(stores, period);
      assertIsOpen(record);
      const unit = await stores.periods.unit(period, input.unit);
      assertMay(input.actor, 'periods.manage', unit, input.unit);
      if (!unit.expected)
        throw invalid('unit', { zh: `“${unit.shortName}”不需要填报`, en: `"${unit.shortName}" is not asked for a return` });
      assertDays(record, { dueOn, locksOn }, shanghaiDate(now));
      await stores.periods.saveException({
        period,
        unit: unit.code,
        dueOn,
        locksOn,
        reason,
        grantedBy: input.actor.userId,
        grantedAt: now.toISOString(),
      });
      await touchFigures(stores, period, unit.code, now);
      await recordAct(stores, {
        at: now,
        actor: input.actor,
        action: 'period.exception',
        object: `${period}/${unit.code}`,
        detail: { dueOn, locksOn, reason },
      });
      await tellAboutDays(stores, { actor: input.actor, at: now, unit, dueOn, locksOn, reason });
    });
    doorbell.ring();
  }

  /** The days of everybody hold again. Throws `not_found` where the unit has none of its own. */
  async remove(input: { actor: Actor; period: Period; unit: string }): Promise<void> {
    const { database, clock, doorbell } = this.ports;
    const at = clock.now();
    assertOffice(input.actor, { zh: '撤销单独的报送日期', en: 'takes back the days of a unit' });
    const { period, unit } = input;
    await database.transaction(async (stores) => {
      const record = await lockPeriod(stores, period);
      assertIsOpen(record);
      if (!(await stores.periods.exception(period, unit)))
        throw new DomainError('not_found', {
          zh: `单位“${unit}”在 ${period} 没有单独的报送日期`,
          en: `Unit "${unit}" has no days of its own in ${period}`,
        });
      await stores.periods.removeException(period, unit);
      await touchFigures(stores, period, unit, at);
      await recordAct(stores, {
        at,
        actor: input.actor,
        action: 'period.exception_removed',
        object: `${period}/${unit}`,
      });
      const told = await stores.periods.unit(period, unit);
      const { dueOn, locksOn } = record;
      if (told) await tellAboutDays(stores, { actor: input.actor, at, unit: told, dueOn, locksOn, reason: null });
    });
    doorbell.ring();
  }
}

function assertIsOpen(record: PeriodRecord): void {
  if (record.state !== 'open')
    throw new DomainError('conflict', {
      zh: `${periodName(record.period).zh}没有开放，不能调整单位的报送日期`,
      en: `${record.period} is not open; the days of its units cannot change`,
    });
}

function assertDays(record: PeriodRecord, own: { dueOn: string; locksOn: string }, today: string): void {
  if (own.locksOn < own.dueOn)
    throw invalid('locksOn', { zh: '锁定日不能早于按时报送日', en: 'The lock day cannot come before the due day' });
  if (own.dueOn < record.dueOn || own.locksOn < record.locksOn)
    throw invalid('dueOn', {
      zh: `单独的日期不能早于统一日期（按时报送日 ${record.dueOn}，锁定日 ${record.locksOn}）`,
      en: `Own days cannot come before everybody's (due ${record.dueOn}, lock ${record.locksOn})`,
    });
  if (own.dueOn === record.dueOn && own.locksOn === record.locksOn)
    throw invalid('dueOn', { zh: '与统一日期相同，没有变化', en: "These are everybody's days already" });
  if (own.locksOn < today)
    throw invalid('locksOn', { zh: '锁定日已过，该单位仍不能报送；请另选日期', en: 'That lock day is past; choose another' });
}

const invalid = (field: string, text: Text): DomainError => new DomainError('invalid', text, { errors: [{ field, message: text }] });
