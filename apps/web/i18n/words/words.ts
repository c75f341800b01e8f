/** The words of each screen, both languages side by side; a screen adds its file here. */
import { accountsWords } from './accounts.js';
import { auditWords } from './audit.js';
import { briefingsWords } from './briefings.js';
import { calendarWords } from './calendar.js';
import { cataloguesWords } from './catalogues.js';
import { dashboardsWords } from './dashboards.js';
import { figuresWords } from './figures.js';
import { findingsWords } from './findings.js';
import { formWords } from './form.js';
import { historyWords } from './history.js';
import { importsWords } from './imports.js';
import { messagesWords } from './messages.js';
import { myReturnsWords } from './my-returns.js';
import { officeWords } from './office.js';
import { returnsWords } from './returns.js';
import { reviewWords } from './review.js';
import { shellWords } from './shell.js';
import { signInWords } from './sign-in.js';
import { treeWords } from './tree.js';
import { wallWords } from './wall.js';

export const WORDS = {
  ...accountsWords,
  ...auditWords,
  ...briefingsWords,
  ...calendarWords,
  ...cataloguesWords,
  ...dashboardsWords,
  ...figuresWords,
  ...findingsWords,
  ...formWords,
  ...historyWords,
  ...importsWords,
  ...messagesWords,
  ...myReturnsWords,
  ...officeWords,
  ...returnsWords,
  ...reviewWords,
  ...shellWords,
  ...signInWords,
  ...treeWords,
  ...wallWords,
};
export type WordKey = keyof typeof WORDS;
