/** Opens a period for filing: copies its tree and sets its days, those of the working calendar where none are given. */
import { SYSTEM } from '#domain/access/actor.js';
import { parsePeriod } from '#domain/period/period.js';
import { shanghaiDate } from '#domain/ports/clock.port.js';
import { say, UsageError, type Command } from '../command.js';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

export const openCommand: Command = {
  verb: 'open',
  usage: 'open PERIOD [--due YYYY-MM-DD] [--lock YYYY-MM-DD]',
  about: '开放报告期 · open a period for filing',
  async run({ use, ports }, { args, options }) {
    if (args.length !== 1) throw new UsageError('name one period');
    const period = parsePeriod(args[0]!);
    const proposal = await use.proposePeriod.run({ period });
    const dueOn = options.due ?? proposal.dueOn;
    const locksOn = options.lock ?? (options.due === undefined ? proposal.locksOn : dueOn);
    if (typeof dueOn !== 'string' || typeof locksOn !== 'string' || !DAY.test(dueOn) || !DAY.test(locksOn))
      throw new UsageError('--due and --lock are days, YYYY-MM-DD');
    const today = shanghaiDate(ports.clock.now());
    const opensOn = today < dueOn ? today : dueOn;
    await use.openPeriod.run({ actor: SYSTEM, period, opensOn, dueOn, locksOn });
    const units = await ports.database.periods.units(period);
    say(`${period}: ${units.filter((unit) => unit.expected).length} 个单位应报 units to file`);
    say(`按时报送 due ${dueOn}，锁定 locks ${locksOn}`);
    if (!proposal.holidaysKnown) say('该时段的放假安排尚未公布，日期按周末推算 · holidays not announced yet, only weekends were counted');
  },
};
