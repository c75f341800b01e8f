/** Every table change, oldest first; add yours at the end and never alter one that was released. */
import { CreateAccounts1795219200000 } from './1795219200000-create-accounts.migration.js';
import { CreateReturns1795219200001 } from './1795219200001-create-returns.migration.js';
import { CreateFigures1795219200002 } from './1795219200002-create-figures.migration.js';
import { CreateWork1795219200003 } from './1795219200003-create-work.migration.js';
import { CountBriefingAttempts1795219200004 } from './1795219200004-count-briefing-attempts.migration.js';
import { DateUnits1795219200005 } from './1795219200005-date-units.migration.js';
import { TraceReturns1795219200006 } from './1795219200006-trace-returns.migration.js';
import { CreateImports1795219200007 } from './1795219200007-create-imports.migration.js';
import { ReachPeople1795219200008 } from './1795219200008-reach-people.migration.js';
import { FindLately1795219200009 } from './1795219200009-find-lately.migration.js';
import { KeepTalkAndViews1795219200010 } from './1795219200010-keep-talk-and-views.migration.js';
import { FindChildren1795219200011 } from './1795219200011-find-children.migration.js';
import { KeepMeetings1795219200012 } from './1795219200012-keep-meetings.migration.js';
import { ReleaseBriefings1795219200013 } from './1795219200013-release-briefings.migration.js';
import { DeliverBriefings1795219200014 } from './1795219200014-deliver-briefings.migration.js';
import { NumberAtRelease1795219200015 } from './1795219200015-number-at-release.migration.js';

export const MIGRATIONS = [
  CreateAccounts1795219200000,
  CreateReturns1795219200001,
  CreateFigures1795219200002,
  CreateWork1795219200003,
  CountBriefingAttempts1795219200004,
  DateUnits1795219200005,
  TraceReturns1795219200006,
  CreateImports1795219200007,
  ReachPeople1795219200008,
  FindLately1795219200009,
  KeepTalkAndViews1795219200010,
  FindChildren1795219200011,
  KeepMeetings1795219200012,
  ReleaseBriefings1795219200013,
  DeliverBriefings1795219200014,
  NumberAtRelease1795219200015,
];
