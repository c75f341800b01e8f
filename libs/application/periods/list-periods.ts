/** The calendar of periods and, for one of them, the tree it has. */
import type { Actor } from '#domain/access/actor.js';
import { scopeOf } from '#domain/access/policy.js';
import type { Language } from '#domain/errors.js';
import { periodName, type Period } from '#domain/period/period.js';
import type { PeriodUnit } from '#domain/unit/unit.js';
import type { PeriodView } from '#domain/views/briefing-view.js';
import type { Ports } from '../ports.js';

export class ListPeriods {
  constructor(private readonly ports: Pick<Ports, 'database'>) {}

  /** Newest first. */
  async run(input: { language: Language }): Promise<PeriodView[]> {
    const { periods, meetings } = this.ports.database;
    const [all, held] = await Promise.all([periods.all(), meetings.all()]);
    const meetsOn = new Map(held.map((meeting) => [meeting.period, meeting.meetsOn]));
    return all.map((period) => ({
      ...period,
      name: periodName(period.period)[input.language],
      meetsOn: meetsOn.get(period.period) ?? null,
    }));
  }

  /** Units of the period within the reader's scope, in tree order. */
  units(input: { actor: Actor; period: Period }): Promise<PeriodUnit[]> {
    return this.ports.database.periods.units(input.period, scopeOf(input.actor, 'figures.read'));
  }
}
