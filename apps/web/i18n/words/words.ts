/** The words of the shell and of the screens that read figures, both languages side by side; they come with the application. */
import { compareWords } from './compare.js';
import { dashboardsWords } from './dashboards.js';
import { figuresWords } from './figures.js';
import { indicatorsWords } from './indicators.js';
import { profileWords } from './profile.js';
import { shellWords } from './shell.js';
import { signInWords } from './sign-in.js';
import { viewsWords } from './views.js';
import { wallWords } from './wall.js';
import type { WORK_WORDS } from './work-words.js';

export const WORDS = {
  ...compareWords,
  ...dashboardsWords,
  ...figuresWords,
  ...indicatorsWords,
  ...profileWords,
  ...shellWords,
  ...signInWords,
  ...viewsWords,
  ...wallWords,
};
export type WordKey = keyof typeof WORDS | keyof typeof WORK_WORDS;
