/** Submits every return of an upload that can be: one that is refused holds up no other. */
import type { Actor } from '#domain/access/actor.js';
import { DomainError, type Language } from '#domain/errors.js';
import type { BulkOutcome } from '#domain/views/return-view.js';
import type { Ports } from '../ports.js';
import type { SubmitReturns } from '../returns/submit-returns.js';
import { findUpload } from './read-upload-status.js';

export class SubmitUpload {
  constructor(
    private readonly ports: Pick<Ports, 'database'>,
    private readonly submitReturns: SubmitReturns,
  ) {}

  /** The versions that came of the file, and no newer ones. Throws `conflict` while it is still being read. */
  async run(input: { actor: Actor; id: string; language: Language }): Promise<BulkOutcome[]> {
    const { actor, language } = input;
    const upload = await findUpload(this.ports.database, input);
    if (upload.status === 'received' || upload.status === 'processing')
      throw new DomainError('conflict', { zh: '文件还在读取，请稍候再报送', en: 'The file is still being read; submit it in a moment' });
    const outcomes: BulkOutcome[] = [];
    for (const period of new Set(upload.returns.map((each) => each.period))) {
      const returns = upload.returns.filter((each) => each.period === period);
      outcomes.push(...(await this.submitReturns.run({ actor, period, returns, language })));
    }
    return outcomes;
  }
}
