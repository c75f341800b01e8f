/** Submits drafts of one period together, one or a few hundred: no error left, every warning explained, in time or with a note that says why not. */
import type { Actor } from '#domain/access/actor.js';
import { DomainError } from '#domain/errors.js';
import type { PeriodException, PeriodRecord } from '#domain/period/period.js';
import { shanghaiDate } from '#domain/ports/clock.port.js';
import type { Stores } from '#domain/ports/database.port.js';
import { moveReturn } from '#domain/return/return-state.js';
import type { ReturnRecord, ReturnVersion } from '#domain/return/return.js';
import type { PeriodUnit } from '#domain/unit/unit.js';
import { unexplained, type Finding } from '#domain/validation/finding.js';
import { tellAboutReturns } from '../messages/tell-about-return.js';
import { dueDaysOf } from '../periods/due-days.js';
import type { Ports } from '../ports.js';
import { recordAct, recordActs } from '../record-act.js';
import { judgeReturn, surroundingsOf } from './check-return.js';
import { assertOpen, assertStillOpen, changedMeanwhile, seenLatest } from './find-return.js';
import { OWED, toldFindings } from './four-forms.js';
import { keptExplanations } from './save-draft.js';
import { touchAllFigures } from './touch-figures.js';

type Needed = Pick<Ports, 'database' | 'catalogues' | 'clock' | 'doorbell'>;

/** A return to be submitted; its unit is in the actor's scope. */
export interface Filing {
  unit: PeriodUnit;
  /** The unit's own dates, where it has some. */
  exception: PeriodException | null;
  /** The version the actor looked at, where he looked at one. */
  version?: number | undefined;
}
interface Group {
  actor: Actor;
  period: PeriodRecord;
  filings: readonly Filing[];
}
interface Late {
  revision: number;
  findings: Finding[];
}
interface Submitted {
  unit: PeriodUnit;
  record: ReturnRecord;
  version: ReturnVersion;
}

/** Why each was refused, in their order; null = submitted. One that is refused holds up no other. Never two of one unit. */
export async function submitSome(ports: Needed, group: Group): Promise<(DomainError | null)[]> {
  const { database, clock, doorbell } = ports;
  const { period } = group;
  assertOpen(period);
  const at = clock.now();
  const today = shanghaiDate(at);
  const days = new Map(group.filings.map(({ unit, exception }) => [unit.code, dueDaysOf(period, exception)]));
  const isLate = ({ code }: PeriodUnit) => today > days.get(code)!.dueOn;
  const inTime = group.filings.filter(({ unit }) => today <= days.get(unit.code)!.locksOn);
  const checked = await checkedLate(ports, period, inTime.map(({ unit }) => unit).filter(isLate), at);
  const refusals = await database.transaction(async (stores) => {
    const refused = new Map<string, DomainError>();
    const submitted: Submitted[] = [];
    const held = await stores.returns.lockMany(
      period.period,
      inTime.map(({ unit }) => unit.code),
    );
    // One alone is written only while the period is open.
    if (held.size > 1) await assertStillOpen(stores, period.period);
    for (const { unit, version: seen } of inTime)
      try {
        const late = checked.get(unit.code) ?? null;
        const latest = seenLatest(held.get(unit.code) ?? null, { period: period.period, unit, seen });
        moveReturn(latest.record.status, 'submit');
        if (late && late.revision !== latest.record.revision) throw changedMeanwhile();
        const version = late ? await recheck(stores, group.actor, at, latest.version, late.findings) : latest.version;
        const catalogue = ports.catalogues.ofVersion(version.catalogueVersion);
        const refusal = refusalOf(toldFindings(group.actor, catalogue, unit, version.findings), version.explanations);
        if (refusal) refused.set(unit.code, refusal);
        else submitted.push({ unit, record: latest.record, version });
      } catch (error) {
        if (!(error instanceof DomainError && error.code !== 'internal' && error.code !== 'unavailable')) throw error;
        refused.set(unit.code, error);
      }
    if (submitted.length > 0) await write(stores, { ...group, at, submitted, isLate });
    return refused;
  });
  if (refusals.size < inTime.length) doorbell.ring();
  return group.filings.map(({ unit }) => {
    const { locksOn } = days.get(unit.code)!;
    return today > locksOn ? locked(locksOn) : (refusals.get(unit.code) ?? null);
  });
}

/** Drafts checked in time say nothing of being late: what they are submitted with is found out now. Absent where nothing was filed. */
async function checkedLate(ports: Needed, period: PeriodRecord, units: readonly PeriodUnit[], at: Date): Promise<Map<string, Late>> {
  const checked = new Map<string, Late>();
  if (units.length === 0) return checked;
  const { database } = ports;
  const codes = units.map(({ code }) => code);
  const latest = await database.transaction((stores) => stores.returns.lockMany(period.period, codes));
  const drafts = units.filter(({ code }) => latest.get(code)?.record.status === 'draft');
  if (drafts.length === 0) return checked;
  const catalogue = ports.catalogues.ofVersion(period.catalogueVersion);
  const around = await (await surroundingsOf(ports, period, catalogue, drafts))(drafts);
  for (const unit of drafts) {
    const { record, version } = latest.get(unit.code)!;
    const { values, cells } = version;
    const { findings } = judgeReturn(catalogue, { period, unit, values, cells, at }, around(unit));
    checked.set(unit.code, { revision: record.revision, findings });
  }
  return checked;
}

/** Keeps the new findings with the draft, so that the clerk sees where the note belongs even when he is refused for want of it. */
async function recheck(stores: Stores, actor: Actor, at: Date, version: ReturnVersion, findings: Finding[]): Promise<ReturnVersion> {
  if (findings.map((f) => f.key).join() === version.findings.map((f) => f.key).join()) return version;
  const checked = { ...version, findings, explanations: keptExplanations(version, { findings }) };
  await stores.returns.replaceDraft(checked);
  await recordAct(stores, {
    at,
    actor,
    action: 'return.recheck',
    object: `${version.period}/${version.unit}`,
    detail: { version: version.version, findings: findings.length },
  });
  return checked;
}

/** Each with its record, its audit row and its messages, in a handful of statements whatever their number. */
async function write(
  stores: Stores,
  { actor, period: { period }, at, submitted, isLate }: Group & { at: Date; submitted: Submitted[]; isLate: (unit: PeriodUnit) => boolean },
): Promise<void> {
  // The first submission decides whether it was on time, however often it is sent back.
  const submittedAt = at.toISOString();
  const records = submitted.map(({ record }): ReturnRecord => ({
    ...record,
    status: moveReturn(record.status, 'submit'),
    reviewLevel: 0,
    submittedAt,
    firstSubmittedAt: record.firstSubmittedAt ?? submittedAt,
  }));
  const [only] = records;
  if (records.length === 1) await stores.returns.update(only!);
  else await stores.returns.updateMany(records);
  await stores.returns.markAllSubmitted(
    period,
    submitted.map(({ unit, version }) => ({ unit: unit.code, version: version.version })),
    { at: submittedAt, by: actor.userId },
  );
  await touchAllFigures(
    stores,
    period,
    submitted.map(({ unit }) => unit.code),
    at,
  );
  await recordActs(
    stores,
    submitted.map(({ unit, version: { version } }) => ({
      at,
      actor,
      action: 'return.submit',
      object: `${period}/${unit.code}`,
      detail: { version },
    })),
  );
  await tellAboutReturns(
    stores,
    submitted.map(({ unit, version: { version } }) => ({ kind: 'return_submitted', at, actor, unit, version, late: isLate(unit) })),
  );
}

const locked = (locksOn: string): DomainError =>
  new DomainError('conflict', {
    zh: `填报已于 ${locksOn} 截止；由党建办在“报告期与日历”为本单位办理补报后再提交`,
    en: `Filing closed on ${locksOn}; submit again once the office has unlocked this unit under Periods and calendar`,
  });

/** `findings`: as the actor is told them; what he cannot see he need not explain. */
function refusalOf(findings: Finding[], explanations: Record<string, string>): DomainError | null {
  const told = (found: readonly Finding[]) => found.map((f) => ({ field: f.element ?? f.code, message: f.message.zh }));
  const errors = findings.filter((f) => f.severity === 'error');
  const [only] = errors.length === 1 ? errors : [];
  if (only?.code === OWED) return new DomainError('conflict', only.message, { errors: told(errors) });
  if (errors.length > 0)
    return new DomainError(
      'invalid',
      {
        zh: `还有 ${errors.length} 处错误，改正后才能报送`,
        en: `${errors.length} errors are left; correct them before you submit`,
      },
      { errors: told(errors) },
    );
  const open = unexplained(findings, explanations);
  if (open.length === 0) return null;
  return new DomainError(
    'invalid',
    { zh: `还有 ${open.length} 条提示没有说明，请逐条填写一句话说明`, en: `${open.length} warnings still need a one-line note` },
    { errors: told(open) },
  );
}
