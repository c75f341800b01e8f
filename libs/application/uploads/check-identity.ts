/** Compares what a workbook says of itself with what its sender may file now: wrong unit, wrong period, old form. */
import type { Actor } from '#domain/access/actor.js';
import { may } from '#domain/access/policy.js';
import type { PeriodRecord } from '#domain/period/period.js';
import type { WorkbookIdentity } from '#domain/return/return.js';
import type { PeriodUnit } from '#domain/unit/unit.js';
import type { Finding } from '#domain/validation/finding.js';
import { oldForm, wrongPeriod, wrongUnit } from '#workbook/file-findings.js';
import type { Ports } from '../ports.js';

export type CheckedIdentity = { ok: true; period: PeriodRecord; unit: PeriodUnit } | { ok: false; findings: Finding[] };

export async function checkIdentity(ports: Pick<Ports, 'database'>, actor: Actor, identity: WorkbookIdentity): Promise<CheckedIdentity> {
  const { periods } = ports.database;
  const open = (await periods.all()).filter((period) => period.state === 'open');
  const period = open.find((p) => p.period === identity.period);
  if (!period) return { ok: false, findings: [wrongPeriod(identity.period, open[0]?.period ?? null)] };

  const unit = await periods.unit(period.period, identity.unit);
  if (!unit || !unit.expected || !may(actor, 'returns.file', unit.path)) {
    const own = actor.grants.find((grant) => grant.role === 'clerk');
    return { ok: false, findings: [wrongUnit(identity.unit, own ? await periods.unit(period.period, own.unit) : null)] };
  }
  if (identity.catalogueVersion !== period.catalogueVersion)
    return { ok: false, findings: [oldForm(identity.catalogueVersion, period.catalogueVersion)] };
  return { ok: true, period, unit };
}
