/** Proposes the days of a quarter, counted from its end by the working calendar, and says what opening it would freeze. */
import { lastDayOf, type Period } from '#domain/period/period.js';
import { rhythmOf } from '#domain/period/period-rhythm.js';
import { shanghaiDate } from '#domain/ports/clock.port.js';
import { isFilingType } from '#domain/unit/unit.js';
import type { PeriodProposal } from '#domain/views/administration-view.js';
import { readCalendar } from '../calendar/read-calendar.js';
import type { Ports } from '../ports.js';

export class ProposePeriod {
  constructor(private readonly ports: Pick<Ports, 'database' | 'catalogues' | 'clock'>) {}

  async run(input: { period: Period }): Promise<PeriodProposal> {
    const { database, catalogues, clock } = this.ports;
    const { period } = input;
    const [calendar, record, units] = await Promise.all([
      readCalendar(database),
      database.periods.get(period),
      database.units.validOn(lastDayOf(period)),
    ]);
    const days = rhythmOf(period, calendar, shanghaiDate(clock.now()));
    return {
      period,
      state: record?.state ?? null,
      ...days,
      holidaysKnown: days.meetsOn <= calendar.knownUntil,
      catalogueVersion: record?.catalogueVersion ?? catalogues.forPeriod(period).version,
      units: units.filter((unit) => isFilingType(unit.type)).length,
    };
  }
}
