/** Sends a draft to review: no error left, every warning explained, in time or with a note that says why not. */
import type { Actor } from '#domain/access/actor.js';
import { DomainError } from '#domain/errors.js';
import type { Period, PeriodRecord } from '#domain/period/period.js';
import { shanghaiDate } from '#domain/ports/clock.port.js';
import type { Stores } from '#domain/ports/database.port.js';
import { moveReturn } from '#domain/return/return-state.js';
import type { ReturnRecord, ReturnVersion } from '#domain/return/return.js';
import type { PeriodUnit } from '#domain/unit/unit.js';
import { unexplained, type Finding } from '#domain/validation/finding.js';
import { tellAboutReturn } from '../messages/tell-about-return.js';
import { dueDaysOf } from '../periods/due-days.js';
import type { Ports } from '../ports.js';
import { recordAct } from '../record-act.js';
import { checkReturn } from './check-return.js';
import { assertOpen, changedMeanwhile, findPeriodUnit, lockReturn } from './find-return.js';
import { OWED, toldFindings } from './four-forms.js';
import { keptExplanations } from './save-draft.js';
import { touchFigures } from './touch-figures.js';

interface Submission {
  actor: Actor;
  period: PeriodRecord;
  unit: PeriodUnit;
  at: Date;
  isLate: boolean;
}

export class SubmitReturn {
  constructor(private readonly ports: Pick<Ports, 'database' | 'catalogues' | 'clock' | 'doorbell'>) {}

  /** `version`: the one the actor looked at, where he looked at one. */
  async run(input: { actor: Actor; period: Period; unit: string; version?: number | undefined }): Promise<void> {
    const { database, clock, doorbell } = this.ports;
    const { period, unit } = await findPeriodUnit(database, { ...input, action: 'returns.file' });
    assertOpen(period);
    const at = clock.now();
    const today = shanghaiDate(at);
    const { dueOn, locksOn } = dueDaysOf(period, await database.periods.exception(input.period, unit.code));
    if (today > locksOn)
      throw new DomainError('conflict', {
        zh: `填报已于 ${locksOn} 截止；请联系党建办办理补报`,
        en: `Filing closed on ${locksOn}; ask the office to unlock it`,
      });
    const submission = { actor: input.actor, period, unit, at, isLate: today > dueOn };
    const checked = submission.isLate ? await this.checkedLate(submission) : null;
    const refusal = await database.transaction(async (stores) => {
      const { record, version: stored } = await lockReturn(stores, input.period, unit, input.version);
      moveReturn(record.status, 'submit');
      if (checked && checked.revision !== record.revision) throw changedMeanwhile();
      const version = checked ? await recheck(stores, submission, stored, checked.findings) : stored;
      const catalogue = this.ports.catalogues.ofVersion(version.catalogueVersion);
      const open = refusalOf(toldFindings(input.actor, catalogue, unit, version.findings), version.explanations);
      if (open) return open;
      await submit(stores, submission, record, version);
      return null;
    });
    if (refusal) throw refusal;
    doorbell.ring();
  }

  /** A draft checked in time says nothing of being late: what it is submitted with is found out now. Null where nothing was filed. */
  private async checkedLate({ period, unit, at }: Submission): Promise<{ revision: number; findings: Finding[] } | null> {
    const { returns } = this.ports.database;
    const record = await returns.get(period.period, unit.code);
    const version = record?.status === 'draft' ? await returns.version(period.period, unit.code, record.version) : null;
    if (!record || !version) return null;
    const { findings } = await checkReturn(this.ports, { period, unit, values: version.values, cells: version.cells, at });
    return { revision: record.revision, findings };
  }
}

/** Keeps the new findings with the draft, so that the clerk sees where the note belongs even when he is refused for want of it. */
async function recheck(stores: Stores, submission: Submission, version: ReturnVersion, findings: Finding[]): Promise<ReturnVersion> {
  if (findings.map((f) => f.key).join() === version.findings.map((f) => f.key).join()) return version;
  const checked = { ...version, findings, explanations: keptExplanations(version, { findings }) };
  await stores.returns.replaceDraft(checked);
  await recordAct(stores, {
    at: submission.at,
    actor: submission.actor,
    action: 'return.recheck',
    object: `${version.period}/${version.unit}`,
    detail: { version: version.version, findings: findings.length },
  });
  return checked;
}

async function submit(stores: Stores, submission: Submission, record: ReturnRecord, version: ReturnVersion): Promise<void> {
  const { actor, at, unit } = submission;
  // The first submission decides whether it was on time, however often it is sent back.
  const submittedAt = at.toISOString();
  await stores.returns.update({
    ...record,
    status: moveReturn(record.status, 'submit'),
    reviewLevel: 0,
    submittedAt,
    firstSubmittedAt: record.firstSubmittedAt ?? submittedAt,
  });
  await stores.returns.markSubmitted(record.period, record.unit, version.version, { at: submittedAt, by: actor.userId });
  await touchFigures(stores, record.period, record.unit, at);
  await recordAct(stores, {
    at,
    actor,
    action: 'return.submit',
    object: `${record.period}/${record.unit}`,
    detail: { version: version.version },
  });
  await tellAboutReturn(stores, { kind: 'return_submitted', at, actor, unit, version: version.version, late: submission.isLate });
}

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
