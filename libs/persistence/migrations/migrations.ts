/** Every table change, oldest first; add yours at the end and never alter one that was released. */
import { CreateAccounts1795219200000 } from './1795219200000-create-accounts.migration.js';
import { CreateReturns1795219200001 } from './1795219200001-create-returns.migration.js';
import { CreateFigures1795219200002 } from './1795219200002-create-figures.migration.js';
import { CreateWork1795219200003 } from './1795219200003-create-work.migration.js';
import { CountBriefingAttempts1795219200004 } from './1795219200004-count-briefing-attempts.migration.js';

export const MIGRATIONS = [
  CreateAccounts1795219200000,
  CreateReturns1795219200001,
  CreateFigures1795219200002,
  CreateWork1795219200003,
  CountBriefingAttempts1795219200004,
];
