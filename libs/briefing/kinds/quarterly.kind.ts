/** The briefing of a quarter for its review meeting (季度通报). */
import { coverageGap } from '../sections/coverage-gap.section.js';
import { indicators } from '../sections/indicators.section.js';
import { problems } from '../sections/problems.section.js';
import { ranking } from '../sections/ranking.section.js';
import { rectification } from '../sections/rectification.section.js';
import { requirements } from '../sections/requirements.section.js';
import { scopeNotes } from '../sections/scope-notes.section.js';
import { situation } from '../sections/situation.section.js';
import { unfiled } from '../sections/unfiled.section.js';
import type { Kind } from '../section.js';

export const quarterly: Kind = {
  kind: 'quarterly',
  title: (facts) => facts.t(`${facts.period}党建工作情况通报`, `Party-building work in ${facts.period}`),
  sections: [situation, indicators, ranking, coverageGap, rectification, problems, requirements],
  annexes: [unfiled, scopeNotes],
};
