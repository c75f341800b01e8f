/** Takes the one-line note on a warning; it stays with the figure from here on. */
import type { Actor } from '#domain/access/actor.js';
import { DomainError } from '#domain/errors.js';
import type { Period } from '#domain/period/period.js';
import { shownText } from '#domain/shown-text.js';
import type { Ports } from '../ports.js';
import { recordAct } from '../record-act.js';
import { assertOpen, findPeriodUnit, lockReturn, assertStillOpen } from './find-return.js';

export const MAX_NOTE_LENGTH = 200;

export class ExplainFinding {
  constructor(private readonly ports: Pick<Ports, 'database' | 'clock'>) {}

  /** An empty note takes the explanation back. Throws `conflict` unless the return is a draft. */
  async run(input: { actor: Actor; period: Period; unit: string; finding: string; note: string }): Promise<void> {
    const { database, clock } = this.ports;
    const { period, unit } = await findPeriodUnit(database, { ...input, action: 'returns.file' });
    assertOpen(period);
    await database.transaction(async (stores) => {
      const { record, version } = await lockReturn(stores, input.period, unit);
      await assertStillOpen(stores, input.period);
      if (record.status !== 'draft')
        throw new DomainError('conflict', {
          zh: '季报已报送，说明不能再改；需要修改请联系审核员退回',
          en: 'The return was submitted; its notes can no longer change',
        });
      const finding = version.findings.find((f) => f.key === input.finding && f.severity === 'warning');
      if (!finding)
        throw new DomainError('not_found', { zh: '这条提示已不存在，请刷新页面', en: 'That warning no longer exists; reload the page' });
      await stores.returns.setExplanation(input.period, unit.code, version.version, input.finding, shownText(input.note));
      await recordAct(stores, {
        at: clock.now(),
        actor: input.actor,
        action: 'return.explain',
        object: `${input.period}/${unit.code}`,
        detail: { finding: input.finding },
      });
    });
  }
}
