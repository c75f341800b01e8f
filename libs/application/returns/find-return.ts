/** Looks up a return for an act, with the scope check every act on a return begins with. */
import type { Actor } from '#domain/access/actor.js';
import { assertMay, type Action } from '#domain/access/policy.js';
import { DomainError } from '#domain/errors.js';
import { periodName, type Period, type PeriodRecord } from '#domain/period/period.js';
import type { Stores } from '#domain/ports/database.port.js';
import type { ReturnRecord, ReturnVersion } from '#domain/return/return.js';
import type { PeriodUnit } from '#domain/unit/unit.js';

/** The period and the unit as it stood in it; out of scope and missing read the same (`not_found`). */
export async function findPeriodUnit(
  stores: Pick<Stores, 'periods'>,
  input: { actor: Actor; action: Action; period: Period; unit: string },
): Promise<{ period: PeriodRecord; unit: PeriodUnit }> {
  const [period, unit] = await Promise.all([stores.periods.get(input.period), stores.periods.unit(input.period, input.unit)]);
  if (!period) throw noSuchPeriod(input.period);
  assertMay(input.actor, input.action, unit, input.unit);
  return { period, unit };
}

export const noSuchPeriod = (period: Period): DomainError =>
  new DomainError('not_found', { zh: `没有${periodName(period).zh}这个报告期`, en: `There is no period ${period}` });

export function assertOpen(period: PeriodRecord): void {
  if (period.state !== 'open')
    throw new DomainError('conflict', {
      zh: `${periodName(period.period).zh}已不在填报期内，不能再改动；如有更正，请联系党建办`,
      en: `${period.period} is not open; ask the office about corrections`,
    });
}

/**
 * Asked again once the returns are held, by those who do not write their records one by one: whoever closes the period waits for every
 * return that is held, and whoever comes after him finds it closed.
 */
export async function assertStillOpen(stores: Pick<Stores, 'periods'>, period: Period): Promise<void> {
  const record = await stores.periods.get(period);
  if (record) assertOpen(record);
}

export const nothingFiled = (period: Period, unit: PeriodUnit): DomainError =>
  new DomainError('not_found', {
    zh: `${unit.name}还没有填报${periodName(period).zh}季报`,
    en: `${unit.name} has not filed ${period} yet`,
  });

/** Somebody else wrote since the caller read it. */
export const changedMeanwhile = (): DomainError =>
  new DomainError('conflict', {
    zh: '这份季报刚被他人或您的另一个窗口改动，您的这次修改未保存；请载入最新内容后再改',
    en: 'Somebody else, or another window of yours, changed the return; nothing was saved. Load its latest state first',
  });

/**
 * The latest version, held until the transaction ends. Throws `not_found` when nothing was filed, and `conflict` when
 * `seen`, the version the caller decided on, is no longer the latest: nobody answers for figures he has not looked at.
 */
export async function lockReturn(
  stores: Pick<Stores, 'returns'>,
  period: Period,
  unit: PeriodUnit,
  seen?: number,
): Promise<{ record: ReturnRecord; version: ReturnVersion }> {
  return seenLatest(await stores.returns.lockLatest(period, unit.code), { period, unit, seen });
}

/** The same of a latest version that is not held: its record is written only while its revision stands. */
export function seenLatest(
  latest: { record: ReturnRecord; version: ReturnVersion } | null,
  { period, unit, seen }: { period: Period; unit: PeriodUnit; seen: number | undefined },
): { record: ReturnRecord; version: ReturnVersion } {
  if (!latest) throw nothingFiled(period, unit);
  if (seen !== undefined && seen !== latest.record.version)
    throw new DomainError('conflict', {
      zh: `季报已更新到第 ${latest.record.version} 版，请刷新后再操作`,
      en: `The return is now at version ${latest.record.version}; reload it before you go on`,
    });
  return latest;
}
