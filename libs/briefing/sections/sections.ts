/** The list of sections: one line per `*.section.ts`; kinds choose from it. */
import { coverageGap } from './coverage-gap.section.js';
import { explainedFigures } from './explained-figures.section.js';
import { indicators } from './indicators.section.js';
import { problems } from './problems.section.js';
import { ranking } from './ranking.section.js';
import { rectification } from './rectification.section.js';
import { requirements } from './requirements.section.js';
import { scopeNotes } from './scope-notes.section.js';
import { situation } from './situation.section.js';
import { unfiled } from './unfiled.section.js';

export const SECTIONS = {
  situation,
  indicators,
  ranking,
  coverageGap,
  rectification,
  problems,
  requirements,
  unfiled,
  scopeNotes,
  explainedFigures,
};
