/** Applies dated changes of the tree one after another within a transaction; open periods follow where nobody filed. */
import { randomUUID } from 'node:crypto';
import type { Actor } from '#domain/access/actor.js';
import { firstDayOf, periodOfDate, type Period, type PeriodRecord } from '#domain/period/period.js';
import { shanghaiDate } from '#domain/ports/clock.port.js';
import { planChange, type TreeDay } from '#domain/unit/plan-change.js';
import type { UnitChange, UnitChangeRequest } from '#domain/unit/unit-change.js';
import type { Unit } from '#domain/unit/unit.js';
import { followOpenPeriods, type FollowedPeriod, type FollowStores } from './follow-open-periods.js';

export type ChangeStores = FollowStores;

/** How many acts to look back for days on which registered changes begin. */
const ALL_CHANGES = 100_000;

/** Throws what planChange() throws; nothing is kept then, since the caller's transaction fails with it. */
export async function applyUnitChanges(
  stores: ChangeStores,
  input: { actor: Actor; at: Date; requests: readonly UnitChangeRequest[] },
): Promise<{ changes: UnitChange[]; periods: FollowedPeriod[] }> {
  const today = shanghaiDate(input.at);
  await lockTree(stores);
  const trees = await DatedTrees.load(stores, input.requests);
  const earliest = earliestDay(await stores.periods.all(), today);
  const { userId, displayName } = input.actor;
  const changes: UnitChange[] = [];
  for (const request of input.requests) {
    const plan = planChange(request, { trees: await trees.from(request.effectiveOn), isTaken: (code) => trees.isTaken(code), earliest });
    const change: UnitChange = {
      id: randomUUID(),
      request,
      successions: plan.successions,
      by: { id: userId, name: displayName },
      at: input.at.toISOString(),
    };
    await stores.units.change(change, plan.units, today);
    trees.apply(request.effectiveOn, plan.units);
    changes.push(change);
  }
  return { changes, periods: await followOpenPeriods(stores, input.at) };
}

/** The first day of the oldest open period; with none open, of this quarter, unless that one is closed. */
export function earliestDay(periods: readonly PeriodRecord[], today: string): string {
  const open = periods.filter((record) => record.state === 'open').map((record) => record.period);
  const current = periodOfDate(today);
  const oldest = open.reduce<Period | null>((a, b) => (a === null || b < a ? b : a), null);
  if (oldest !== null) return firstDayOf(oldest < current ? oldest : current);
  const isOver = periods.some((record) => record.period === current && record.state !== 'planned');
  return isOver ? today : firstDayOf(current);
}

/** Two people at the tree take turns: each holds the newest period, and with it everything that follows the tree. */
async function lockTree(stores: ChangeStores): Promise<void> {
  const [newest] = await stores.periods.all();
  if (newest) await stores.periods.lock(newest.period);
}

/** The trees of the days that matter, read once and kept up with what is applied. */
class DatedTrees {
  private readonly units = new Map<string, Unit[]>();

  private constructor(
    private readonly stores: ChangeStores,
    private readonly days: Set<string>,
    private readonly taken: Set<string>,
  ) {}

  static async load(stores: ChangeStores, requests: readonly UnitChangeRequest[]): Promise<DatedTrees> {
    const days = new Set((await stores.units.changes(ALL_CHANGES)).map((change) => change.request.effectiveOn));
    const taken = new Set<string>();
    for (const code of new Set(requests.flatMap(newCodesOf))) if (await stores.units.byCode(code)) taken.add(code);
    return new DatedTrees(stores, days, taken);
  }

  isTaken(code: string): boolean {
    return this.taken.has(code);
  }

  async from(day: string): Promise<TreeDay[]> {
    const days = [day, ...[...this.days].filter((other) => other > day).sort()];
    const trees: TreeDay[] = [];
    for (const each of days) {
      let units = this.units.get(each);
      if (!units) this.units.set(each, (units = await this.stores.units.validOn(each)));
      trees.push({ day: each, units });
    }
    return trees;
  }

  apply(day: string, changed: readonly Unit[]): void {
    this.days.add(day);
    for (const { code } of changed) this.taken.add(code);
    for (const [each, units] of this.units) {
      if (each < day) continue;
      const tree = new Map(units.map((unit) => [unit.code, unit]));
      for (const unit of changed)
        if (unit.validTo !== null && unit.validTo < each) tree.delete(unit.code);
        else tree.set(unit.code, unit);
      this.units.set(each, [...tree.values()]);
    }
  }
}

function newCodesOf(request: UnitChangeRequest): string[] {
  if (request.kind === 'add') return [request.unit];
  if (request.kind === 'split') return request.into.map((part) => part.code);
  return request.kind === 'merge' ? [request.unit] : [];
}
