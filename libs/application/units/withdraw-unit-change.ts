/** Takes back a registered change of the tree whose day has not come. */
import type { Actor } from '#domain/access/actor.js';
import { DomainError } from '#domain/errors.js';
import { addDays } from '#domain/period/working-days.js';
import type { Stores } from '#domain/ports/database.port.js';
import { shanghaiDate } from '#domain/ports/clock.port.js';
import type { UnitChange } from '#domain/unit/unit-change.js';
import { planWithdrawal } from '#domain/unit/withdraw-change.js';
import type { UnitChangeOutcome } from '#domain/views/administration-view.js';
import { assertOffice } from '../periods/office-only.js';
import type { Ports } from '../ports.js';
import { recordAct } from '../record-act.js';
import { lockTree } from './apply-unit-changes.js';
import { followOpenPeriods } from './follow-open-periods.js';
import { ALL_CHANGES } from './unit-planner.js';

export class WithdrawUnitChange {
  constructor(private readonly ports: Pick<Ports, 'database' | 'clock' | 'doorbell'>) {}

  /** Throws `conflict` once its day has come, and where another change, a return or an account builds on it. Open periods follow. */
  async run(input: { actor: Actor; id: string }): Promise<Pick<UnitChangeOutcome, 'periods'>> {
    const { database, clock, doorbell } = this.ports;
    assertOffice(input.actor, { zh: '维护组织树', en: 'keeps the tree' });
    const at = clock.now();
    const outcome = await database.transaction(async (stores) => {
      await lockTree(stores);
      const changes = (await stores.units.changes(ALL_CHANGES)).toReversed();
      const change = changes.find(({ id }) => id === input.id);
      if (!change)
        throw new DomainError('not_found', { zh: '没有这项组织变动，请刷新页面', en: 'There is no such change; reload the page' });
      assertAhead(change, shanghaiDate(at));
      const { effectiveOn: day, kind, unit, reason } = change.request;
      const base = (await stores.units.validOn(addDays(day, -1))).filter(({ validTo }) => validTo === null || validTo >= day);
      const { restored, gone, unmade } = planWithdrawal(
        change,
        base,
        changes.filter(({ request }) => request.effectiveOn >= day),
      );
      await stores.units.withdraw(change.id, day, { restored, gone });
      const periods = await followOpenPeriods(stores, at);
      await assertUnused(stores, unmade, periods);
      await stores.units.forget(unmade);
      await recordAct(stores, {
        at,
        actor: input.actor,
        action: 'unit.withdraw',
        object: unit,
        detail: {
          change: change.id,
          kind,
          effectiveOn: day,
          reason,
          periods: periods.map(({ period, changed, kept }) => ({ period, changed: changed.length, kept })),
        },
      });
      return { periods };
    });
    doorbell.ring();
    return outcome;
  }
}

function assertAhead({ request: { effectiveOn } }: UnitChange, today: string): void {
  if (effectiveOn <= today)
    throw new DomainError('conflict', {
      zh: `这项变动已于 ${effectiveOn} 生效，不能撤销；请另行办理相反的变动`,
      en: `The change has held since ${effectiveOn}; register the opposite change instead`,
    });
}

/** A unit that would never have been: nobody may have filed for it or hold a role in it. */
async function assertUnused(
  stores: Pick<Stores, 'users'>,
  codes: readonly string[],
  periods: readonly { period: string; kept: string[] }[],
): Promise<void> {
  for (const { period, kept } of periods) {
    const filed = codes.find((code) => kept.includes(code));
    if (filed)
      throw new DomainError('conflict', {
        zh: `单位“${filed}”已填报 ${period} 季报，这项变动不能撤销`,
        en: `Unit "${filed}" has filed for ${period}; the change cannot be withdrawn`,
      });
  }
  const [held] = codes.length > 0 ? await stores.users.grantsIn(codes) : [];
  if (held)
    throw new DomainError('conflict', {
      zh: `已有账号在单位“${held.unit}”任职，这项变动不能撤销；请先由系统管理员改动账号`,
      en: `An account holds a role in unit "${held.unit}"; the system administrator has to alter it first`,
    });
}
