/** Compares what a return says of itself with what its sender may file now: wrong unit, wrong period, old form. */
import type { Actor } from '#domain/access/actor.js';
import { may, scopeOf } from '#domain/access/policy.js';
import type { Period, PeriodRecord } from '#domain/period/period.js';
import type { Stores } from '#domain/ports/database.port.js';
import type { PeriodUnit } from '#domain/unit/unit.js';
import type { Finding } from '#domain/validation/finding.js';
import { oldForm, wrongPeriod, wrongUnit } from '#workbook/file-findings.js';
import type { FiledReturn } from './filed-returns.js';

/** Up to so many units are asked for one by one. */
const FEW = 5;

/** The units of a file that its sender may file for, and the one he is a clerk of, by code. */
export async function filedUnits(
  stores: Pick<Stores, 'periods'>,
  period: Period,
  actor: Actor,
  filed: readonly FiledReturn[],
): Promise<Map<string, PeriodUnit>> {
  const own = actor.grants.filter((grant) => grant.role === 'clerk').map((grant) => grant.unit);
  const codes = [...new Set([...filed.map(({ unit }) => unit), ...own.slice(0, 1)])];
  const found =
    codes.length > FEW
      ? await stores.periods.units(period, scopeOf(actor, 'returns.file'))
      : await Promise.all(codes.map((code) => stores.periods.unit(period, code)));
  const wanted = new Set(codes);
  return new Map(found.filter((unit) => unit !== null && wanted.has(unit.code)).map((unit) => [unit!.code, unit!]));
}

/** Nothing when the return may be filed; otherwise why not, and what to do. */
export function checkIdentity(
  filed: Pick<FiledReturn, 'unit' | 'period' | 'catalogueVersion'>,
  known: { actor: Actor; period: PeriodRecord | null; units: ReadonlyMap<string, PeriodUnit>; open: readonly PeriodRecord[] },
): Finding[] {
  const { actor, period, units } = known;
  if (!period) return [wrongPeriod(filed.period, known.open[0]?.period ?? null)];
  const unit = units.get(filed.unit);
  if (!unit?.expected || !may(actor, 'returns.file', unit.path)) {
    const own = actor.grants.find((grant) => grant.role === 'clerk');
    return [wrongUnit(filed.unit, own ? (units.get(own.unit) ?? null) : null)];
  }
  if (filed.catalogueVersion !== period.catalogueVersion) return [oldForm(filed.catalogueVersion, period.catalogueVersion)];
  return [];
}
