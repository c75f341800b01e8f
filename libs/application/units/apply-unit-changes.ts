/** Applies dated changes of the tree one after another within a transaction; open periods follow where nobody filed. */
import { randomUUID } from 'node:crypto';
import type { Actor } from '#domain/access/actor.js';
import { shanghaiDate } from '#domain/ports/clock.port.js';
import type { UnitChange, UnitChangeRequest } from '#domain/unit/unit-change.js';
import { followOpenPeriods, type FollowedPeriod, type FollowStores } from './follow-open-periods.js';
import { UnitPlanner } from './unit-planner.js';

export type ChangeStores = FollowStores;

/** Throws what planChange() throws; nothing is kept then, since the caller's transaction fails with it. */
export async function applyUnitChanges(
  stores: ChangeStores,
  input: { actor: Actor; at: Date; requests: readonly UnitChangeRequest[] },
): Promise<{ changes: UnitChange[]; periods: FollowedPeriod[] }> {
  const today = shanghaiDate(input.at);
  await lockTree(stores);
  const planner = await UnitPlanner.load(stores, input.requests, today);
  const { userId, displayName } = input.actor;
  const changes: UnitChange[] = [];
  for (const request of input.requests) {
    const { units, successions } = await planner.plan(request);
    const by = { id: userId, name: displayName };
    const change: UnitChange = { id: randomUUID(), request, successions, by, at: input.at.toISOString() };
    await stores.units.change(change, units, today);
    changes.push(change);
  }
  return { changes, periods: await followOpenPeriods(stores, input.at) };
}

/** Two people at the tree take turns: each holds the newest period, and with it everything that follows the tree. */
export async function lockTree(stores: Pick<ChangeStores, 'periods'>): Promise<void> {
  const [newest] = await stores.periods.all();
  if (newest) await stores.periods.lock(newest.period);
}
