/** The office's nudge (催报): one click tells the clerks of units that have not filed; at most once an hour each. */
import type { Actor } from '#domain/access/actor.js';
import { may } from '#domain/access/policy.js';
import type { Language, Text } from '#domain/errors.js';
import type { Period } from '#domain/period/period.js';
import { shanghaiDate } from '#domain/ports/clock.port.js';
import { UnitPeople } from '#domain/unit/unit-people.js';
import type { BulkOutcome } from '#domain/views/return-view.js';
import { lockPeriod } from '../periods/office-only.js';
import type { Ports } from '../ports.js';
import { recordAct } from '../record-act.js';
import { assertOpen } from '../returns/find-return.js';
import { MESSAGE_TEXTS } from './message-texts.js';
import { daysFrom, isStillToAct, returnLink, standings, type UnitStanding } from './still-to-act.js';
import { tellAll, type Telling } from './tell.js';

const HOUR_MS = 3_600_000;

export class NudgeUnits {
  constructor(private readonly ports: Pick<Ports, 'database' | 'clock' | 'doorbell'>) {}

  /** One outcome per unit asked for, in that order; a handful of questions whatever their number. */
  async run(input: { actor: Actor; period: Period; units: string[]; language: Language }): Promise<BulkOutcome[]> {
    const { database, clock, doorbell } = this.ports;
    const now = clock.now();
    const codes = [...new Set(input.units)];
    const outcomes = await database.transaction(async (stores) => {
      // Held until the end: of two clicks at once the second sees what the first has told.
      const period = await lockPeriod(stores, input.period);
      assertOpen(period);
      const standingOf = new Map((await standings(stores, period)).map((standing) => [standing.unit.code, standing]));
      const people = new UnitPeople(await stores.users.allGrants());
      const last = await stores.messages.latestByUnit(input.period, ['nudge'], codes);
      const lastAt = new Map(last.map(({ message }) => [message.unit, Date.parse(message.createdAt)]));

      const judged = codes.map((code) => {
        const standing = standingOf.get(code);
        const own = standing && may(input.actor, 'periods.manage', standing.unit.path) ? standing : undefined;
        const refusal = refusalOf(own, people, lastAt.get(code), now);
        return { code, own, refusal };
      });
      const tellings = judged.flatMap(({ own, refusal }) => (own && !refusal ? [nudgeOf(own, people, input.actor, now)] : []));
      const messages = await tellAll(stores, tellings);
      if (messages > 0)
        await recordAct(stores, {
          at: now,
          actor: input.actor,
          action: 'messages.nudge',
          object: input.period,
          detail: { units: tellings.map((telling) => telling.unit), messages },
        });
      return judged.map(({ code, own, refusal }): BulkOutcome => ({
        unit: code,
        unitName: own?.unit.name ?? code,
        outcome: refusal ? 'refused' : 'done',
        reason: refusal?.[input.language] ?? null,
      }));
    });
    doorbell.ring();
    return outcomes;
  }
}

function refusalOf(standing: UnitStanding | undefined, people: UnitPeople, lastAt: number | undefined, now: Date): Text | null {
  if (!standing) return { zh: '没有这个填报单位，或您无权查看', en: 'No such unit files, or it is outside your scope' };
  if (!isStillToAct(standing.record)) return { zh: '已报送，不用催报', en: 'It has submitted; there is nothing to ask for' };
  if (shanghaiDate(now) > standing.locksOn)
    return {
      zh: `填报已于 ${standing.locksOn} 截止；如需补报，请先放宽该单位的日期`,
      en: `Filing closed on ${standing.locksOn}; give the unit later days first`,
    };
  if (people.clerksOf(standing.unit).length === 0)
    return { zh: '没有填报员，请先指定填报员', en: 'Nobody files for it; assign a clerk first' };
  if (lastAt !== undefined && now.getTime() - lastAt < HOUR_MS) {
    const time = shanghaiTime(lastAt);
    return { zh: `${time} 已催报过，一小时内不重复催报`, en: `It was nudged at ${time}; once an hour is enough` };
  }
  return null;
}

function nudgeOf({ unit, dueOn, locksOn }: UnitStanding, people: UnitPeople, actor: Actor, now: Date): Telling {
  const daysLeft = daysFrom(shanghaiDate(now), dueOn);
  return {
    kind: 'nudge',
    at: now,
    period: unit.period,
    unit: unit.code,
    to: people.clerksOf(unit),
    text: MESSAGE_TEXTS.nudge({ period: unit.period, unitName: unit.name, dueOn, locksOn, daysLeft, by: actor.displayName }),
    link: returnLink(unit),
    key: `nudge:${unit.period}:${unit.code}:${now.toISOString()}`,
  };
}

const shanghaiTime = (at: number): string => new Date(at + 8 * HOUR_MS).toISOString().slice(11, 16);
