/** Compares what a workbook says of itself with what its sender may file now: wrong unit, wrong period, old form. */
import type { Actor } from '#domain/access/actor.js';
import { may } from '#domain/access/policy.js';
import { isPeriod, periodName, type PeriodRecord } from '#domain/period/period.js';
import type { WorkbookIdentity } from '#domain/return/return.js';
import type { PeriodUnit } from '#domain/unit/unit.js';
import type { Finding } from '#domain/validation/finding.js';
import { oldForm, wrongPeriod, wrongUnit } from '#workbook/file-findings.js';
import type { Ports } from '../ports.js';

export type CheckedIdentity = { ok: true; period: PeriodRecord; unit: PeriodUnit } | { ok: false; findings: Finding[] };

export async function checkIdentity(ports: Pick<Ports, 'database'>, actor: Actor, identity: WorkbookIdentity): Promise<CheckedIdentity> {
  const { database } = ports;
  const periods = await database.periods.all();
  const open = periods.filter((period) => period.state === 'open');
  const period = isPeriod(identity.period) ? open.find((p) => p.period === identity.period) : undefined;
  if (!period) return { ok: false, findings: [wrongPeriod({ found: nameOf(identity.period), open: open.map((p) => periodName(p.period)) })] };

  const unit = await database.periods.unit(period.period, identity.unit);
  if (!unit || !unit.expected || !may(actor, 'returns.file', unit.path)) {
    const own = await ownUnits(ports, actor, period);
    return { ok: false, findings: [wrongUnit({ found: unit && own.length === 0 ? unit.name : identity.unit, own: own.map((u) => u.name) })] };
  }
  if (identity.catalogueVersion !== period.catalogueVersion)
    return { ok: false, findings: [oldForm({ found: identity.catalogueVersion, current: period.catalogueVersion })] };
  return { ok: true, period, unit };
}

async function ownUnits(ports: Pick<Ports, 'database'>, actor: Actor, period: PeriodRecord): Promise<PeriodUnit[]> {
  const codes = new Set(actor.grants.map((grant) => grant.unit));
  const units = await ports.database.periods.units(period.period);
  return units.filter((unit) => codes.has(unit.code));
}

const nameOf = (period: string) => (isPeriod(period) ? periodName(period) : { zh: period, en: period });
