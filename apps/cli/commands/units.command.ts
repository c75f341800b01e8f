/** Sets up the organisation tree of a real bureau from a JSON file, or brings in a workbook of it as the office does on screen. */
import { createReadStream } from 'node:fs';
import { access, readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { z } from 'zod';
import { SYSTEM } from '#domain/access/actor.js';
import { DomainError } from '#domain/errors.js';
import { SECTORS, UNIT_TYPES, type Sector, type UnitType } from '#domain/unit/unit.js';
import { say, UsageError, type Command, type House } from '../command.js';

const units = z
  .array(
    z.strictObject({
      code: z.string().regex(/^[A-Za-z0-9_-]{1,32}$/),
      name: z.string().min(1).max(100),
      shortName: z.string().min(1).max(40),
      type: z.enum(Object.keys(UNIT_TYPES) as [UnitType, ...UnitType[]]),
      sector: z.enum(Object.keys(SECTORS) as [Sector, ...Sector[]]),
      parent: z.string().nullable(),
      validFrom: z.iso.date(),
      validTo: z.iso.date().nullable().default(null),
      reviewLevels: z.union([z.literal(1), z.literal(2)]).default(1),
    }),
  )
  .min(1);

export const unitsCommand: Command = {
  verb: 'units',
  usage: 'units FILE.json|FILE.xlsx [--from YYYY-MM-DD]',
  about: '导入组织树 · set up the tree of units',
  async run(house, { args, options }) {
    const { use } = house;
    if (args.length !== 1) throw new UsageError('name one file');
    if (options.from !== undefined && !z.iso.date().safeParse(options.from).success) throw new UsageError('--from is a day, YYYY-MM-DD');
    if (!args[0]!.endsWith('.json')) return bringIn(house, args[0]!, options.from);
    const parsed = units.safeParse(await readJson(args[0]!));
    if (!parsed.success)
      throw new DomainError('invalid', {
        zh: `单位表有误：${parsed.error.issues
          .slice(0, 5)
          .map((i) => `第 ${Number(i.path[0] ?? 0) + 1} 个 ${i.path.slice(1).join('.')}`)
          .join('；')}`,
        en: `The list of units is wrong:\n${z.prettifyError(parsed.error)}`,
      });
    await use.saveUnits.run({ actor: SYSTEM, units: parsed.data });
    say(`${parsed.data.length} 个单位 units`);
  },
};

async function readJson(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as unknown;
  } catch (cause) {
    throw new DomainError('invalid', { zh: `${path} 不存在或不是 JSON`, en: `${path} does not exist or is not JSON` }, { cause });
  }
}

/** A table is planned and applied on the same path as on screen: a tree that is there changes from the day on, nothing is overwritten. */
async function bringIn({ use }: House, path: string, from: string | boolean | undefined): Promise<void> {
  await access(path).catch((cause: unknown) => {
    throw new DomainError('not_found', { zh: `没有找到文件 ${path}`, en: `There is no file ${path}` }, { cause });
  });
  const { id } = await use.receiveImport.run({
    actor: SYSTEM,
    purpose: 'units',
    options: typeof from === 'string' ? { effectiveOn: from } : {},
    fileName: basename(path),
    bytes: createReadStream(path),
  });
  await use.readUpload.run({ uploadId: id });
  const { plan, canApply } = await use.readImportStatus.run({ actor: SYSTEM, id, language: 'zh' });
  for (const line of plan?.lines ?? []) say(`  ${line.act} ${line.subject}: ${line.before ?? '—'} → ${line.after ?? '—'}`);
  for (const f of plan?.findings ?? [])
    say(`  ${f.severity === 'error' ? '✗' : '!'} ${f.sheet ? `${f.sheet}!${f.cell}` : ''} ${f.message}`);
  if (!canApply)
    throw new DomainError('invalid', { zh: '组织树没有存入，请改正后重试', en: 'The tree was not stored; correct it and try again' });
  await use.applyImport.run({ actor: SYSTEM, id, body: {}, language: 'zh' });
  say(
    Object.entries(plan?.counts ?? {})
      .map(([act, count]) => `${act} ${count}`)
      .join(', '),
  );
}
