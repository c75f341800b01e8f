/** Every console command. */
import type { Command } from '../command.js';
import { briefingCommand } from './briefing.command.js';
import { demoCommand } from './demo.command.js';
import { importCommand } from './import.command.js';
import { migrateCommand } from './migrate.command.js';
import { openCommand } from './open.command.js';
import { officersCommand } from './officers.command.js';
import { passwordCommand } from './password.command.js';
import { recomputeCommand } from './recompute.command.js';
import { unitsCommand } from './units.command.js';
import { userCommand } from './user.command.js';
import { verifyCommand } from './verify.command.js';

export const COMMANDS: Command[] = [
  migrateCommand,
  demoCommand,
  officersCommand,
  unitsCommand,
  userCommand,
  passwordCommand,
  openCommand,
  importCommand,
  recomputeCommand,
  briefingCommand,
  verifyCommand,
];
