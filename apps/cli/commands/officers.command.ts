/** Creates the three security officers, once, from the console only; their first passwords are printed once. */
import { randomBytes } from 'node:crypto';
import { OFFICER_ROLES, SYSTEM } from '#domain/access/actor.js';
import { say, type Command } from '../command.js';

/** Officers stand beside the tree, and come before it. */
const WHOLE_TREE = '/';
const NAMES = { sysadmin: '系统管理员', secadmin: '安全管理员', auditor: '审计员' } as const;

export const officersCommand: Command = {
  verb: 'officers',
  usage: 'officers',
  about: '创建三员账号（仅一次） · create the three officers, once',
  async run({ use, ports }) {
    for (const role of OFFICER_ROLES) {
      if (await ports.database.users.byUsername(role)) {
        say(`${role}: 已存在 · exists`);
        continue;
      }
      const password = randomBytes(12).toString('base64url');
      await use.createUser.run({ actor: SYSTEM, username: role, displayName: NAMES[role], password, grants: [{ role, unit: WHOLE_TREE }] });
      say(`${role}  ${password}`);
    }
  },
};
