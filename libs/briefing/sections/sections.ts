/** The list of sections: one line per `*.section.ts`; kinds choose from it. */
import { corrections } from './corrections.section.js';
import { coverageGap } from './coverage-gap.section.js';
import { details } from './details.section.js';
import { exchange } from './exchange.section.js';
import { explainedFigures } from './explained-figures.section.js';
import { followUp } from './follow-up.section.js';
import { halfYear } from './half-year.section.js';
import { highlights } from './highlights.section.js';
import { problemsInShort, situationInShort } from './in-short.section.js';
import { indicators } from './indicators.section.js';
import { noticeAsk, noticeFacts } from './notice.section.js';
import { problems } from './problems.section.js';
import { ranking } from './ranking.section.js';
import { rectification } from './rectification.section.js';
import { requirements } from './requirements.section.js';
import { scopeNotes } from './scope-notes.section.js';
import { sheetAsked, sheetNotes } from './sheet-asked.section.js';
import { sheetFigures, sheetMissed } from './sheet-figures.section.js';
import { sheetPlace } from './sheet-place.section.js';
import { situation } from './situation.section.js';
import { slides } from './slides.section.js';
import { unfiled } from './unfiled.section.js';
import { year } from './year.section.js';

export const SECTIONS = {
  followUp,
  situation,
  year,
  halfYear,
  situationInShort,
  problemsInShort,
  highlights,
  indicators,
  ranking,
  coverageGap,
  rectification,
  problems,
  requirements,
  details,
  unfiled,
  scopeNotes,
  explainedFigures,
  exchange,
  corrections,
  sheetFigures,
  sheetMissed,
  sheetPlace,
  sheetAsked,
  sheetNotes,
  noticeFacts,
  noticeAsk,
  slides,
};
