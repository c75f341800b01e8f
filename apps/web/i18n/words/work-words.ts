/** The words of all screens but those that read figures; they come with the first such screen. A screen adds its file here. */
import { accountsWords } from './accounts.js';
import { auditWords } from './audit.js';
import { briefingEditorWords } from './briefing-editor.js';
import { briefingStyleWords } from './briefing-style.js';
import { briefingsWords } from './briefings.js';
import { calendarWords } from './calendar.js';
import { cataloguesWords } from './catalogues.js';
import { findingsWords } from './findings.js';
import { formWords } from './form.js';
import { historyWords } from './history.js';
import { importsWords } from './imports.js';
import { meetingsWords } from './meetings.js';
import { messagesWords } from './messages.js';
import { myReturnsWords } from './my-returns.js';
import { officeWords } from './office.js';
import { requirementsWords } from './requirements.js';
import { returnsWords } from './returns.js';
import { reviewWords } from './review.js';
import { treeWords } from './tree.js';
import { verifyWords } from './verify.js';

export const WORK_WORDS = {
  ...accountsWords,
  ...auditWords,
  ...briefingEditorWords,
  ...briefingStyleWords,
  ...briefingsWords,
  ...calendarWords,
  ...cataloguesWords,
  ...findingsWords,
  ...formWords,
  ...historyWords,
  ...importsWords,
  ...meetingsWords,
  ...messagesWords,
  ...myReturnsWords,
  ...officeWords,
  ...requirementsWords,
  ...returnsWords,
  ...reviewWords,
  ...treeWords,
  ...verifyWords,
};
