/** Sets up the organisation tree of a real bureau from a JSON file. */
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { SYSTEM } from '#domain/access/actor.js';
import { DomainError } from '#domain/errors.js';
import { SECTORS, UNIT_TYPES, type Sector, type UnitType } from '#domain/unit/unit.js';
import { say, UsageError, type Command } from '../command.js';

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
  usage: 'units FILE.json',
  about: '导入组织树 · set up the tree of units',
  async run({ use }, { args }) {
    if (args.length !== 1) throw new UsageError('name one JSON file');
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
