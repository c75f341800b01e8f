/** Reads workbooks from the console as if they had been uploaded; prints every finding at its cell. */
import { createReadStream } from 'node:fs';
import { access } from 'node:fs/promises';
import { basename } from 'node:path';
import { SYSTEM } from '#domain/access/actor.js';
import { DomainError } from '#domain/errors.js';
import { say, UsageError, type Command } from '../command.js';

export const importCommand: Command = {
  verb: 'import',
  usage: 'import FILE…',
  about: '导入季报工作簿 · read return workbooks',
  async run({ use, ports }, { args }) {
    if (args.length === 0) throw new UsageError('name at least one workbook');
    let failed = 0;
    for (const path of args) {
      await access(path).catch((cause: unknown) => {
        throw new DomainError('not_found', { zh: `没有找到文件 ${path}`, en: `There is no file ${path}` }, { cause });
      });
      const { id } = await use.receiveUpload.run({ actor: SYSTEM, fileName: basename(path), bytes: createReadStream(path) });
      await use.readUpload.run({ uploadId: id });
      const upload = await ports.database.uploads.get(id);
      const stored = await Promise.all((upload?.returns ?? []).map((r) => ports.database.returns.version(r.period, r.unit, r.version)));
      const findings = [...(upload?.findings ?? []), ...stored.flatMap((version) => version?.findings ?? [])];
      const errors = findings.filter((f) => f.severity === 'error').length;
      const target = upload?.returns.map((r) => `${r.period}/${r.unit} v${r.version}`).join(', ') || '未存入 · not stored';
      say(`${path}: ${target}; ${errors} 错误 errors, ${findings.length - errors} 提示 warnings`);
      for (const f of findings)
        say(`  ${f.severity === 'error' ? '✗' : '!'} ${f.code} ${f.sheet ? `${f.sheet}!${f.cell}` : ''} ${f.message.zh}`);
      if (upload?.status !== 'done') failed++;
    }
    if (failed > 0) throw new DomainError('invalid', { zh: `${failed} 个文件没有存入`, en: `${failed} files were not stored` });
  },
};
