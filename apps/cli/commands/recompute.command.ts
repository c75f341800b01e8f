/** Derives every fact and rollup of a period anew from the accepted returns. */
import { DomainError } from '#domain/errors.js';
import { parsePeriod } from '#domain/period/period.js';
import { say, UsageError, type Command } from '../command.js';

export const recomputeCommand: Command = {
  verb: 'recompute',
  usage: 'recompute PERIOD',
  about: '由已审核季报重新汇总 · rebuild a period from its accepted returns',
  async run({ use, ports }, { args }) {
    if (args.length !== 1) throw new UsageError('name one period, like 2026Q3');
    const period = parsePeriod(args[0]!);
    const before = await ports.database.periods.get(period);
    if (!before) throw new DomainError('not_found', { zh: `没有报告期 ${period}`, en: `There is no period ${period}` });
    await use.recomputePeriod.run({ period, rebuild: true });
    const after = await ports.database.periods.get(period);
    say(`${period}: 数据版本 data version ${before.dataVersion} → ${after?.dataVersion}`);
  },
};
