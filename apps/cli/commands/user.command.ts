/** Creates one account with one role in one unit; its password is printed once. */
import { randomBytes } from 'node:crypto';
import { OFFICER_ROLES, ROLES, SYSTEM, type Role } from '#domain/access/actor.js';
import { DomainError } from '#domain/errors.js';
import { shanghaiDate } from '#domain/ports/clock.port.js';
import { say, UsageError, type Command } from '../command.js';

const OFFERED = ROLES.filter((role) => !(OFFICER_ROLES as readonly Role[]).includes(role));

export const userCommand: Command = {
  verb: 'user',
  usage: 'user NAME --role ROLE --unit CODE',
  about: `新建账号 · create an account (${OFFERED.join(', ')})`,
  async run({ use, ports }, { args, options }) {
    const role = OFFERED.find((each) => each === options.role);
    if (args.length !== 1 || !role || typeof options.unit !== 'string')
      throw new UsageError(`name, --role (${OFFERED.join(', ')}) and --unit are needed`);
    const unit = (await ports.database.units.validOn(shanghaiDate(ports.clock.now()))).find((u) => u.code === options.unit);
    if (!unit) throw new DomainError('not_found', { zh: `没有单位 ${options.unit}`, en: `There is no unit ${options.unit}` });
    const password = randomBytes(12).toString('base64url');
    await use.createUser.run({ actor: SYSTEM, username: args[0]!, displayName: args[0]!, password, grants: [{ role, unit: unit.code }] });
    say(`${args[0]}  ${password}`);
  },
};
