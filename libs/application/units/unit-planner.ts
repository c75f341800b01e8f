/** Plans changes of the tree one on top of the other: reads the trees of the days that matter once and keeps them up with what was planned. */
import { firstDayOf, periodOfDate, type Period, type PeriodRecord } from '#domain/period/period.js';
import type { Stores } from '#domain/ports/database.port.js';
import { planChange, type ChangePlan, type TreeDay } from '#domain/unit/plan-change.js';
import type { UnitChangeRequest } from '#domain/unit/unit-change.js';
import type { Unit } from '#domain/unit/unit.js';

type ReadStores = Pick<Stores, 'units' | 'periods'>;

/** Every registered change: on later days their trees must hold as well. */
export const ALL_CHANGES = 100_000;

export class UnitPlanner {
  private readonly trees = new Map<string, Unit[]>();
  private readonly planned: { day: string; units: readonly Unit[] }[] = [];

  private constructor(
    private readonly stores: ReadStores,
    private readonly days: Set<string>,
    private readonly taken: Set<string>,
    private readonly earliest: string,
  ) {}

  /** `requests`: all that will be asked, so that codes used before are known. */
  static async load(stores: ReadStores, requests: readonly UnitChangeRequest[], today: string): Promise<UnitPlanner> {
    const days = new Set((await stores.units.changes(ALL_CHANGES)).map((change) => change.request.effectiveOn));
    const taken = new Set<string>();
    for (const code of new Set(requests.flatMap(newCodesOf))) if (await stores.units.byCode(code)) taken.add(code);
    return new UnitPlanner(stores, days, taken, earliestDay(await stores.periods.all(), today));
  }

  /** Later plans build on this one. Throws what planChange() throws; then it is as if nobody had asked. */
  async plan(request: UnitChangeRequest): Promise<ChangePlan> {
    const day = request.effectiveOn;
    const trees = await this.treesFrom(day);
    const plan = planChange(request, { trees, isTaken: (code) => this.taken.has(code), earliest: this.earliest });
    this.days.add(day);
    this.planned.push({ day, units: plan.units });
    for (const { code } of plan.units) this.taken.add(code);
    for (const [each, units] of this.trees) if (each >= day) this.trees.set(each, overlaid(units, plan.units, each));
    return plan;
  }

  private async treesFrom(day: string): Promise<TreeDay[]> {
    const days = [day, ...[...this.days].filter((other) => other > day).sort()];
    const trees: TreeDay[] = [];
    for (const each of days) {
      let units = this.trees.get(each);
      if (!units) this.trees.set(each, (units = await this.treeOf(each)));
      trees.push({ day: each, units });
    }
    return trees;
  }

  /** A day asked for only now: what was planned before holds on it, stored or not. */
  private async treeOf(day: string): Promise<Unit[]> {
    const before = this.planned.filter((plan) => plan.day <= day).flatMap((plan) => plan.units);
    return overlaid(await this.stores.units.validOn(day), before, day);
  }
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

function overlaid(units: readonly Unit[], changed: readonly Unit[], day: string): Unit[] {
  const tree = new Map(units.map((unit) => [unit.code, unit]));
  for (const unit of changed)
    if (unit.validTo !== null && unit.validTo < day) tree.delete(unit.code);
    else tree.set(unit.code, unit);
  return [...tree.values()];
}

function newCodesOf(request: UnitChangeRequest): string[] {
  if (request.kind === 'add') return [request.unit];
  if (request.kind === 'split') return request.into.map((part) => part.code);
  return request.kind === 'merge' ? [request.unit] : [];
}
