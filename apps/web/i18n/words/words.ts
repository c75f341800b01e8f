/** The words of each screen, both languages side by side; a screen adds its file here. */
import { accountsWords } from './accounts.js';
import { auditWords } from './audit.js';
import { briefingStyleWords } from './briefing-style.js';
import { briefingEditorWords } from './briefing-editor.js';
import { briefingsWords } from './briefings.js';
import { calendarWords } from './calendar.js';
import { cataloguesWords } from './catalogues.js';
import { compareWords } from './compare.js';
import { dashboardsWords } from './dashboards.js';
import { figuresWords } from './figures.js';
import { findingsWords } from './findings.js';
import { formWords } from './form.js';
import { historyWords } from './history.js';
import { importsWords } from './imports.js';
import { indicatorsWords } from './indicators.js';
import { meetingsWords } from './meetings.js';
import { messagesWords } from './messages.js';
import { myReturnsWords } from './my-returns.js';
import { officeWords } from './office.js';
import { profileWords } from './profile.js';
import { requirementsWords } from './requirements.js';
import { returnsWords } from './returns.js';
import { reviewWords } from './review.js';
import { shellWords } from './shell.js';
import { signInWords } from './sign-in.js';
import { treeWords } from './tree.js';
import { verifyWords } from './verify.js';
import { viewsWords } from './views.js';
import { wallWords } from './wall.js';

export const WORDS = {
  ...accountsWords,
  ...auditWords,
  ...briefingStyleWords,
  ...briefingEditorWords,
  ...briefingsWords,
  ...calendarWords,
  ...cataloguesWords,
  ...compareWords,
  ...dashboardsWords,
  ...figuresWords,
  ...findingsWords,
  ...formWords,
  ...historyWords,
  ...importsWords,
  ...indicatorsWords,
  ...meetingsWords,
  ...messagesWords,
  ...myReturnsWords,
  ...officeWords,
  ...profileWords,
  ...requirementsWords,
  ...returnsWords,
  ...reviewWords,
  ...shellWords,
  ...signInWords,
  ...treeWords,
  ...verifyWords,
  ...viewsWords,
  ...wallWords,
};
export type WordKey = keyof typeof WORDS;
