/** Lists the units of a period that have days of their own, with why and by whom. */
import type { Actor } from '#domain/access/actor.js';
import { scopeOf } from '#domain/access/policy.js';
import type { Period } from '#domain/period/period.js';
import type { ExceptionView } from '#domain/views/administration-view.js';
import type { Ports } from '../ports.js';

export class ListExceptions {
  constructor(private readonly ports: Pick<Ports, 'database'>) {}

  /** In tree order, within the office's scope. */
  async run(input: { actor: Actor; period: Period }): Promise<ExceptionView[]> {
    const { periods, users } = this.ports.database;
    const [exceptions, units] = await Promise.all([
      periods.exceptions(input.period),
      periods.units(input.period, scopeOf(input.actor, 'periods.manage')),
    ]);
    const granters = await users.byIds([...new Set(exceptions.map((exception) => exception.grantedBy))]);
    const nameOf = new Map(granters.map((user) => [user.id, user.displayName]));
    const exceptionOf = new Map(exceptions.map((exception) => [exception.unit, exception]));
    return units.flatMap((unit) => {
      const exception = exceptionOf.get(unit.code);
      if (!exception) return [];
      const { dueOn, locksOn, reason, grantedAt } = exception;
      const grantedBy = nameOf.get(exception.grantedBy) ?? exception.grantedBy;
      return [{ unit: unit.code, unitName: unit.name, dueOn, locksOn, reason, grantedBy, grantedAt }];
    });
  }
}
