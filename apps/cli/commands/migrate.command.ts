/** Brings the tables to the newest version. */
import { say, type Command } from '../command.js';

export const migrateCommand: Command = {
  verb: 'migrate',
  usage: 'migrate',
  about: '更新数据库表结构 · bring the tables up to date',
  async run(house) {
    const done = await house.migrate();
    say(done.length === 0 ? '表结构已是最新 · nothing to migrate' : `已执行 · applied: ${done.join(', ')}`);
  },
};
