/** The office's one page: who filed, who is late and how to reach him, what is open, what changed since yesterday, what it costs the units. */
import type { Actor } from '#domain/access/actor.js';
import { scopeOf } from '#domain/access/policy.js';
import { DomainError, type Language } from '#domain/errors.js';
import type { MessageKind } from '#domain/message/message.js';
import { periodName, type Period } from '#domain/period/period.js';
import { shanghaiDate } from '#domain/ports/clock.port.js';
import { isWithin, type PeriodUnit } from '#domain/unit/unit.js';
import { UnitPeople } from '#domain/unit/unit-people.js';
import type { OfficeView } from '#domain/views/office-view.js';
import { readCalendar } from '../calendar/read-calendar.js';
import { standings } from '../messages/still-to-act.js';
import type { Ports } from '../ports.js';
import { cellsSeenBy } from '../returns/four-forms.js';
import { boardRows } from './board.js';
import { burdenOf } from './burden.js';
import { lateRows } from './late-list.js';
import { openQuestions } from './open-questions.js';
import { recentEvents } from './recent-events.js';

const DAY_MS = 24 * 3_600_000;
const REMINDING: readonly MessageKind[] = ['reminder', 'overdue', 'nudge'];

export class ReadOffice {
  constructor(private readonly ports: Pick<Ports, 'database' | 'catalogues' | 'clock'>) {}

  /** A fixed number of questions to the database, however many units there are. */
  async run(input: { actor: Actor; period: Period; language: Language }): Promise<OfficeView> {
    const { database, catalogues, clock } = this.ports;
    const period = await database.periods.get(input.period);
    if (!period)
      throw new DomainError('not_found', { zh: `没有${periodName(input.period).zh}这个报告期`, en: `There is no period ${input.period}` });
    const now = clock.now();
    const today = shanghaiDate(now);
    const since = new Date(now.getTime() - DAY_MS).toISOString();
    const scope = scopeOf(input.actor, 'periods.manage');
    const isInScope = (unit: PeriodUnit): boolean => scope.some((prefix) => isWithin(unit.path, prefix));

    const [units, everybody, grants, calendar, beganAt] = await Promise.all([
      database.periods.units(input.period, scope),
      standings(database, period),
      database.users.allGrants(),
      readCalendar(database),
      database.returns.beganAt(input.period),
    ]);
    const standing = everybody.filter(({ unit }) => isInScope(unit));
    const standingOf = new Map(standing.map((each) => [each.unit.code, each]));
    const nameOf = new Map(units.map((unit) => [unit.code, unit.name]));
    const unitOf = new Map(units.map((unit) => [unit.code, unit]));
    const people = new UnitPeople(grants);
    const catalogue = catalogues.ofVersion(period.catalogueVersion);
    const filers = standing.map(({ unit }) => unit);
    const records = standing.flatMap(({ record }) => record ?? []);
    const [late, questions, events, versions, reminders] = await Promise.all([
      lateRows(database, { period, standings: standing, people, calendar, today }),
      openQuestions(database, input.period, nameOf, ({ unit, element }) => cellsSeenBy(input.actor, catalogue, unitOf.get(unit)!)(element)),
      recentEvents(database, { period: input.period, since, nameOf }),
      database.returns.latestVersions(
        input.period,
        records.filter((record) => record.firstSubmittedAt !== null).map((record) => record.unit),
      ),
      database.messages.timesByUnit(input.period, REMINDING),
    ]);
    const named = (found: PeriodUnit[]) => found.map((unit) => ({ unit: unit.code, unitName: unit.name }));
    return {
      period: input.period,
      asOf: now.toISOString(),
      board: boardRows(
        units,
        ({ code }) => ({ ...(standingOf.get(code) ?? { record: null, dueOn: period.dueOn }), reminders: reminders.get(code) ?? 0 }),
        today,
      ),
      late,
      questions,
      since,
      events,
      withoutReviewer: named(filers.filter((unit) => !people.isReviewed(unit))),
      withoutClerk: named(filers.filter((unit) => !people.isFiledFor(unit))),
      burden: burdenOf({
        catalogue,
        language: input.language,
        filers,
        records,
        beganAt,
        versions,
      }),
    };
  }
}
