/** Gives an account a new first password, printed once, and ends its sessions. */
import { randomBytes } from 'node:crypto';
import { SYSTEM } from '#domain/access/actor.js';
import { say, UsageError, type Command } from '../command.js';

export const passwordCommand: Command = {
  verb: 'password',
  usage: 'password NAME',
  about: '重置密码 · give an account a new password',
  async run({ use }, { args }) {
    if (args.length !== 1) throw new UsageError('name one account');
    const password = randomBytes(12).toString('base64url');
    await use.setPassword.run({ actor: SYSTEM, username: args[0]!, password });
    say(`${args[0]}  ${password}`);
  },
};
