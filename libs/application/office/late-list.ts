/** Units that have still to act: how late, whom to call, how they used to file, and when they were last told. */
import type { MessageKind } from '#domain/message/message.js';
import { trailingPeriods, previousPeriod, type PeriodRecord } from '#domain/period/period.js';
import { workingDaysBetween, type WorkCalendar } from '#domain/period/working-days.js';
import { shanghaiDate } from '#domain/ports/clock.port.js';
import { isBroughtIn, wereBroughtIn } from '#domain/rollup/filing.js';
import type { Stores } from '#domain/ports/database.port.js';
import type { UnitPeople } from '#domain/unit/unit-people.js';
import type { LateRow } from '#domain/views/office-view.js';
import { isStillToAct, type UnitStanding } from '../messages/still-to-act.js';
import { ownDueDays } from '../periods/due-days.js';

type History = LateRow['history'][number];
const QUARTERS = 4;
/** What asks a unit to act; what it is told of its return otherwise is not counted as being told to file. */
const ASKING: readonly MessageKind[] = ['reminder', 'overdue', 'nudge', 'return_returned'];

export async function lateRows(
  stores: Pick<Stores, 'periods' | 'returns' | 'users' | 'messages'>,
  input: { period: PeriodRecord; standings: readonly UnitStanding[]; people: UnitPeople; calendar: WorkCalendar; today: string },
): Promise<LateRow[]> {
  const { period, people, today } = input;
  const open = input.standings.filter(({ record }) => isStillToAct(record));
  const codes = open.map(({ unit }) => unit.code);
  const [users, told, past] = await Promise.all([
    stores.users.byIds([...new Set(open.flatMap(({ unit }) => people.clerksOf(unit)))]),
    stores.messages.latestByUnit(period.period, ASKING),
    pastFiling(stores, period, codes),
  ]);
  const userOf = new Map(users.map((user) => [user.id, user]));
  const toldOf = new Map(told.map((each) => [each.message.unit, each]));
  const daysPast = countedOnce((dueOn: string) => workingDaysBetween(dueOn, today, input.calendar));
  return open.map(({ unit, record, dueOn, locksOn }): LateRow => {
    const last = toldOf.get(unit.code);
    return {
      unit: unit.code,
      unitName: unit.name,
      path: unit.path,
      status: record?.status ?? 'none',
      dueOn,
      locksOn,
      excepted: dueOn !== period.dueOn || locksOn !== period.locksOn,
      daysLate: daysPast(dueOn),
      contacts: people.clerksOf(unit).flatMap((id) => {
        const user = userOf.get(id);
        return user ? [{ name: user.displayName, phone: user.phone, email: user.email, lastSignInAt: user.lastSignInAt }] : [];
      }),
      history: past.map(({ period: name, filingOf }) => ({ period: name, filing: filingOf(unit.code) })),
      lastTold: last
        ? {
            at: last.message.createdAt,
            kind: last.message.kind,
            channels: last.deliveries.map(({ channel, status }) => ({ channel, status })),
          }
        : null,
    };
  });
}

/** Of the four quarters before, oldest first; a quarter Jibao does not know expected nothing of anybody. */
async function pastFiling(
  stores: Pick<Stores, 'periods' | 'returns'>,
  period: PeriodRecord,
  codes: string[],
): Promise<{ period: string; filingOf: (code: string) => History['filing'] }[]> {
  return Promise.all(
    trailingPeriods(previousPeriod(period.period), QUARTERS).map(async (name) => {
      const [past, units, records, exceptions] = await Promise.all([
        stores.periods.get(name),
        stores.periods.units(name),
        stores.returns.ofPeriod(name, codes),
        stores.periods.exceptions(name),
      ]);
      const expected = new Set(units.filter((unit) => unit.expected).map((unit) => unit.code));
      const recordOf = new Map(records.map((record) => [record.unit, record]));
      // One return that was filed tells that the quarter was; where none of these was, the others are asked.
      const broughtIn = records.every((record) => record.firstSubmittedAt === null) && wereBroughtIn(await stores.returns.ofPeriod(name));
      const own = past ? ownDueDays(past, exceptions) : new Map<string, string>();
      const filingOf = (code: string): History['filing'] => {
        if (!past || !expected.has(code) || broughtIn) return 'not_expected';
        const record = recordOf.get(code);
        if (record && isBroughtIn(record)) return 'not_expected';
        const at = record?.firstSubmittedAt ?? null;
        if (at === null) return 'missing';
        return shanghaiDate(new Date(at)) > (own.get(code) ?? past.dueOn) ? 'late' : 'on_time';
      };
      return { period: name, filingOf };
    }),
  );
}

function countedOnce(count: (day: string) => number): (day: string) => number {
  const known = new Map<string, number>();
  return (day) => {
    if (!known.has(day)) known.set(day, count(day));
    return known.get(day)!;
  };
}
