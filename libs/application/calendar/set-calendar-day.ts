/** The office says of a day that it is worked or free; its word overrules the shipped table until it takes it back. */
import type { Actor } from '#domain/access/actor.js';
import { DomainError } from '#domain/errors.js';
import { addDays, type CalendarDay } from '#domain/period/working-days.js';
import { assertOffice } from '../periods/office-only.js';
import type { Ports } from '../ports.js';
import { recordAct } from '../record-act.js';

export class SetCalendarDay {
  constructor(private readonly ports: Pick<Ports, 'database' | 'clock'>) {}

  /** Days of periods that are open already stay as they are: they are days, not counts. */
  async run(input: { actor: Actor } & CalendarDay): Promise<void> {
    assertOffice(input.actor, KEEPS);
    const { day, kind } = input;
    // Refuses what is not a day, as 2026-02-30.
    if (addDays(day, 0) !== day) throw new DomainError('invalid', { zh: `日期“${day}”不对`, en: `"${day}" is not a date` });
    const name = input.name.trim();
    await this.ports.database.transaction(async (stores) => {
      await stores.calendar.save({ day, kind, name });
      await this.record(stores, input.actor, 'calendar.set', day, { kind, name });
    });
  }

  /** Takes the office's word back; the shipped table holds again. Throws `not_found` for a day it said nothing of. */
  async remove(input: { actor: Actor; day: string }): Promise<void> {
    assertOffice(input.actor, KEEPS);
    const { day } = input;
    await this.ports.database.transaction(async (stores) => {
      if (!(await stores.calendar.all()).some((own) => own.day === day))
        throw new DomainError('not_found', { zh: `${day} 没有自行设置过`, en: `Nothing was entered for ${day}` });
      await stores.calendar.remove(day);
      await this.record(stores, input.actor, 'calendar.remove', day, {});
    });
  }

  private record(
    stores: Parameters<typeof recordAct>[0],
    actor: Actor,
    action: string,
    object: string,
    detail: Record<string, unknown>,
  ): Promise<void> {
    return recordAct(stores, { at: this.ports.clock.now(), actor, action, object, detail });
  }
}

const KEEPS = { zh: '维护工作日历', en: 'keeps the working calendar' };
