/** Drafts a briefing here and now and writes it to a file: PDF, DOCX or XLSX, by the file's name. */
import { writeFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { SYSTEM } from '#domain/access/actor.js';
import { BRIEFING_FORMATS, type BriefingFormat, type BriefingKind } from '#domain/briefing/briefing.js';
import { DomainError } from '#domain/errors.js';
import { parsePeriod } from '#domain/period/period.js';
import { KINDS } from '#briefing/build-briefing.js';
import { say, UsageError, type Command } from '../command.js';

export const briefingCommand: Command = {
  verb: 'briefing',
  usage: 'briefing PERIOD [--unit CODE] [--kind KIND] --out FILE',
  about: '生成简报（pdf、docx、xlsx）· draft a briefing',
  async run({ use, ports }, { args, options }) {
    if (args.length !== 1 || typeof options.out !== 'string') throw new UsageError('name one period and --out FILE');
    const period = parsePeriod(args[0]!);
    const format = formatOf(options.out);
    const unit = typeof options.unit === 'string' ? { unit: options.unit } : {};
    const { id } = await use.requestBriefing.run({ actor: SYSTEM, period, kind: kindOf(options.kind), ...unit });
    await use.draftBriefing.run({ briefingId: id });
    const record = await ports.database.briefings.get(id);
    if (record?.status !== 'draft')
      throw new DomainError('internal', {
        zh: `简报没有生成：${record?.failure ?? ''}`,
        en: `The briefing was not drafted: ${record?.failure ?? ''}`,
      });
    const { bytes, sha256 } = await use.drawBriefing.file({ actor: SYSTEM, id, format });
    await writeFile(options.out, bytes);
    say(`${options.out}: ${record.files[0]?.pages} 页 pages, sha256 ${sha256}`);
  },
};

function kindOf(asked: unknown): BriefingKind {
  const kind = typeof asked === 'string' ? asked : 'quarterly';
  if (Object.hasOwn(KINDS, kind)) return kind as BriefingKind;
  throw new UsageError(`--kind is one of ${Object.keys(KINDS).join(', ')}`);
}

function formatOf(path: string): BriefingFormat {
  const format = BRIEFING_FORMATS.find((one) => extname(path).toLowerCase() === `.${one}`);
  if (format) return format;
  throw new UsageError(`--out ends in ${BRIEFING_FORMATS.map((one) => `.${one}`).join(', ')}`);
}
