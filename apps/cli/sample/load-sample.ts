/** Loads the sample bureau through the same use cases as everybody: its history with the clock set back, its open quarter half done. */
import { readCalendar } from '#application/calendar/read-calendar.js';
import type { WorkPorts } from '#application/ports.js';
import { SYSTEM } from '#domain/access/actor.js';
import {
  firstDayOf,
  lastDayOf,
  periodName,
  periodOfDate,
  previousPeriod,
  quarterOf,
  trailingPeriods,
  type Period,
} from '#domain/period/period.js';
import { addDays, addWorkingDays } from '#domain/period/working-days.js';
import { RHYTHM } from '#domain/period/period-rhythm.js';
import { shanghaiDate } from '#domain/ports/clock.port.js';
import type { UnitChangeRequest } from '#domain/unit/unit-change.js';
import { isFilingType } from '#domain/unit/unit.js';
import { holdMeeting } from './sample-meetings.js';
import { samplePeople } from './sample-people.js';
import { fileReturn } from './file-return.js';
import { laneOf, type Lane } from './sample-lane.js';
import { planFiling } from './sample-plan.js';
import { CLERK_UNIT, DELAYED_UNIT, MERGER, sampleUnits, withReviewLevels } from './sample-units.js';
import { SampleUnitLife } from './sample-unit-life.js';

const QUARTERS = 13;

const LANES = 4;
/** Meetings that are kept with all that was said. */
const MEETINGS_HELD = 4;

export interface SampleOptions {
  ports: WorkPorts;
  password: string;
  /** One line a quarter. */
  report: (line: string) => void;
  /** How many quarters, the open one included; fewer for tests. */
  quarters?: number;
}

export async function loadSample({ ports, password, report, quarters = QUARTERS }: SampleOptions): Promise<void> {
  const today = shanghaiDate(ports.clock.now());
  const openPeriod = previousPeriod(periodOfDate(today));
  const lanes = Array.from({ length: LANES }, () => laneOf(ports));
  const [{ use, clock }] = lanes as [Lane, ...Lane[]];
  const units = withReviewLevels(sampleUnits());
  const calendar = await readCalendar(ports.database);
  const after = (day: string, count: number): string => addWorkingDays(day, count, calendar);
  await ports.database.units.save(units);
  const people = await samplePeople(ports, units, password);

  let filers = units.filter((unit) => isFilingType(unit.type));
  const lives = new Map(filers.map((unit) => [unit.code, new SampleUnitLife(unit)]));
  const periods = trailingPeriods(openPeriod, quarters);
  const merged = periods.findLast((period, i) => i > 0 && quarterOf(period) === 1);
  for (const [index, period] of periods.entries()) {
    const isOpen = period === openPeriod;
    const due = isOpen ? after(today, 3) : after(lastDayOf(period), RHYTHM.due);
    const lateInIt = addDays(lastDayOf(period), -10);
    const opens = isOpen ? addDays(today, -12) : lateInIt;
    if (period === merged) {
      // While the quarter runs: once it is over, its tree no longer changes before the period is open.
      clock.set(opens < lateInIt ? opens : lateInIt, 0);
      await use.changeUnits.run({ actor: SYSTEM, request: mergerOn(firstDayOf(period)) });
      lives.get(MERGER.into)!.absorb(lives.get(MERGER.gone)!);
      filers = filers.filter(({ code }) => code !== MERGER.gone);
    }
    clock.set(opens, 0);
    await use.openPeriod.run({ actor: SYSTEM, period, opensOn: opens, dueOn: due, locksOn: after(due, 2) });
    if (isOpen) await use.grantException.run({ actor: SYSTEM, ...delayed(period, due, after) });
    const filings = filers
      .map((unit) => ({
        unit,
        period,
        values: lives.get(unit.code)!.live(period),
        plan: planFiling(unit, period, { isOpen, today, due, calendar }),
      }))
      .filter(({ unit }) => !(unit.code === CLERK_UNIT && isOpen));
    let filed = 0;
    const waiting = filings.values();
    await Promise.all(
      lanes.map(async (lane) => {
        for (const filing of waiting) if (await fileReturn(lane, ports, filing, people)) filed++;
      }),
    );
    // Everything of the quarter has happened by then.
    if (isOpen) clock.catchUp();
    else clock.set(after(due, 3), 0);
    await use.recomputePeriod.run({ period });
    const meetsOn = isOpen ? after(today, 10) : after(due, 10);
    const title = `${periodName(period).zh}党建工作例会`;
    const { id: meetingId } = await use.saveMeeting.run({ actor: SYSTEM, period, title, meetsOn, draftDaysBefore: 5 });
    if (!isOpen) {
      clock.set(after(due, 4), 0);
      await use.closePeriod.run({ actor: SYSTEM, period });
      await use.recomputePeriod.run({ period, rebuild: true });
    }
    const ago = periods.length - 1 - index;
    if (!isOpen && ago <= MEETINGS_HELD)
      await holdMeeting({ lane: lanes[0]!, people, units, meetingId, meetsOn, isLast: ago === 1, soon: after(today, 4) });
    if (!isOpen) await readMessages(ports, clock.now());
    await settleOutbox(ports);
    report(`${period}  ${filed}/${filers.length}  (${index + 1}/${periods.length})`);
  }
}

function mergerOn(effectiveOn: string): UnitChangeRequest {
  const { into, gone, name, shortName } = MERGER;
  return { kind: 'merge', unit: into, units: [into, gone], name, shortName, effectiveOn, reason: '车队整合，两个党支部合并' };
}

/** Three working days more than everybody. */
function delayed(period: Period, due: string, after: (day: string, count: number) => string) {
  return { period, unit: DELAYED_UNIT, dueOn: after(due, 3), locksOn: after(due, 5), reason: '驻村点道路中断，台账材料延后取得' };
}

/** What people were told of a quarter that is over, they have read. */
async function readMessages({ database }: WorkPorts, at: Date): Promise<void> {
  for (const { id } of await database.users.list()) await database.messages.markRead(id, null, at.toISOString());
}

/** The work asked for was done on the spot; nothing is left to ring. */
async function settleOutbox({ database, clock }: WorkPorts): Promise<void> {
  for (;;) {
    const rows = await database.outbox.unrung(1000);
    if (rows.length === 0) return;
    await database.outbox.markRung(
      rows.map((row) => row.id),
      clock.now().toISOString(),
    );
  }
}
