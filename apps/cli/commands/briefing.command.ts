/** Drafts a briefing here and now and writes its PDF to a file. */
import { writeFile } from 'node:fs/promises';
import { SYSTEM } from '#domain/access/actor.js';
import { DomainError } from '#domain/errors.js';
import { parsePeriod } from '#domain/period/period.js';
import { say, UsageError, type Command } from '../command.js';

export const briefingCommand: Command = {
  verb: 'briefing',
  usage: 'briefing PERIOD [--unit CODE] --out FILE',
  about: '生成简报 PDF · draft a briefing as PDF',
  async run({ use, ports }, { args, options }) {
    if (args.length !== 1 || typeof options.out !== 'string') throw new UsageError('name one period and --out FILE');
    const period = parsePeriod(args[0]!);
    const unit = typeof options.unit === 'string' ? { unit: options.unit } : {};
    const { id } = await use.requestBriefing.run({ actor: SYSTEM, period, ...unit });
    await use.draftBriefing.run({ briefingId: id });
    const record = await ports.database.briefings.get(id);
    if (record?.status !== 'draft')
      throw new DomainError('internal', {
        zh: `简报没有生成：${record?.failure ?? ''}`,
        en: `The briefing was not drafted: ${record?.failure ?? ''}`,
      });
    const { bytes } = await use.listBriefings.file({ actor: SYSTEM, id, format: 'pdf' });
    await writeFile(options.out, bytes);
    say(`${options.out}: ${record.files[0]?.pages} 页 pages, sha256 ${record.files[0]?.sha256}`);
  },
};
