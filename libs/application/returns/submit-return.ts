/** Sends a draft to review: no error left, every warning explained, in time or marked late. */
import type { Actor } from '#domain/access/actor.js';
import { DomainError } from '#domain/errors.js';
import type { Period } from '#domain/period/period.js';
import { shanghaiDate } from '#domain/ports/clock.port.js';
import { moveReturn } from '#domain/return/return-state.js';
import { unexplained } from '#domain/validation/finding.js';
import type { Ports } from '../ports.js';
import { recordAct } from '../record-act.js';
import { assertOpen, findPeriodUnit, lockReturn } from './find-return.js';
import { touchFigures } from './touch-figures.js';

export class SubmitReturn {
  constructor(private readonly ports: Pick<Ports, 'database' | 'clock' | 'doorbell'>) {}

  /** `version`: the one the actor looked at, where he looked at one. */
  async run(input: { actor: Actor; period: Period; unit: string; version?: number | undefined }): Promise<void> {
    const { database, clock, doorbell } = this.ports;
    const { period, unit } = await findPeriodUnit(database, { ...input, action: 'returns.file' });
    assertOpen(period);
    const now = clock.now();
    if (shanghaiDate(now) > period.locksOn)
      throw new DomainError('conflict', {
        zh: `填报已于 ${period.locksOn} 截止；请联系党建办办理补报`,
        en: `Filing closed on ${period.locksOn}; ask the office to unlock it`,
      });
    await database.transaction(async (stores) => {
      const { record, version } = await lockReturn(stores, input.period, unit, input.version);
      const status = moveReturn(record.status, 'submit');
      const errors = version.findings.filter((f) => f.severity === 'error');
      if (errors.length > 0)
        throw new DomainError(
          'invalid',
          {
            zh: `还有 ${errors.length} 处错误，改正并重新上传后才能报送`,
            en: `${errors.length} errors are left; correct them and upload again before you submit`,
          },
          { errors: errors.map((f) => ({ field: f.element ?? f.code, message: f.message.zh })) },
        );
      const open = unexplained(version.findings, version.explanations);
      if (open.length > 0)
        throw new DomainError(
          'invalid',
          { zh: `还有 ${open.length} 条提示没有说明，请逐条填写一句话说明`, en: `${open.length} warnings still need a one-line note` },
          { errors: open.map((f) => ({ field: f.element ?? f.code, message: f.message.zh })) },
        );
      // The first submission decides whether it was on time, however often it is sent back.
      const submittedAt = now.toISOString();
      await stores.returns.update({ ...record, status, submittedAt, firstSubmittedAt: record.firstSubmittedAt ?? submittedAt });
      await touchFigures(stores, input.period, unit.code, now);
      await recordAct(stores, {
        at: now,
        actor: input.actor,
        action: 'return.submit',
        object: `${input.period}/${unit.code}`,
        detail: { version: version.version },
      });
    });
    doorbell.ring();
  }
}
