/** Opens a period for filing: freezes its tree and sets its days. */
import { SYSTEM } from '#domain/access/actor.js';
import { parsePeriod } from '#domain/period/period.js';
import { shanghaiDate } from '#domain/ports/clock.port.js';
import { say, UsageError, type Command } from '../command.js';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

export const openCommand: Command = {
  verb: 'open',
  usage: 'open PERIOD --due YYYY-MM-DD [--lock YYYY-MM-DD]',
  about: '开放报告期 · open a period for filing',
  async run({ use, ports }, { args, options }) {
    const dueOn = options.due;
    const locksOn = options.lock ?? dueOn;
    if (args.length !== 1 || typeof dueOn !== 'string' || typeof locksOn !== 'string' || !DAY.test(dueOn) || !DAY.test(locksOn))
      throw new UsageError('a period and --due are needed');
    const period = parsePeriod(args[0]!);
    await use.openPeriod.run({ actor: SYSTEM, period, opensOn: shanghaiDate(ports.clock.now()), dueOn, locksOn });
    const units = await ports.database.periods.units(period);
    say(`${period}: ${units.filter((unit) => unit.expected).length} 个单位应报 units to file`);
  },
};
