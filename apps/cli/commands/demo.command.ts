/** Loads the sample bureau into an empty database; never in production. */
import { randomBytes } from 'node:crypto';
import { DomainError } from '#domain/errors.js';
import { say, UsageError, type Command } from '../command.js';
import { loadSample } from '../sample/load-sample.js';
import { SAMPLE_USERNAMES } from '../sample/sample-people.js';

export const demoCommand: Command = {
  verb: 'demo',
  usage: 'demo [--quarters N]',
  about: '向空数据库装入示例局 · load the sample bureau into an empty database',
  async run({ config, ports }, { options }) {
    if (config.environment === 'production')
      throw new DomainError('forbidden', { zh: '生产环境不装入示例局', en: 'The sample bureau is never loaded in production' });
    if ((await ports.database.units.count()) > 0)
      throw new DomainError('conflict', {
        zh: '数据库里已有单位，示例局只装入空数据库',
        en: 'The database holds units; the sample goes into an empty one only',
      });
    const quarters = options.quarters === undefined ? undefined : Number(options.quarters);
    if (quarters !== undefined && !(Number.isInteger(quarters) && quarters >= 1))
      throw new UsageError('--quarters takes a whole number from 1');
    const password = config.demoPassword ?? randomBytes(9).toString('base64url');
    await loadSample({ ports, password, report: say, ...(quarters ? { quarters } : {}) });
    say(`示例账号 · sample accounts: ${SAMPLE_USERNAMES.join(' ')}`);
    if (!config.demoPassword) say(`密码 · password: ${password}`);
  },
};
