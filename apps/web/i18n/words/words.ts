/** The words of each screen, both languages side by side; a screen adds its file here. */
import { administrationWords } from './administration.js';
import { formWords } from './form.js';
import { officeWords } from './office.js';
import { returnsWords } from './returns.js';
import { reviewWords } from './review.js';

export const WORDS = { ...administrationWords, ...formWords, ...officeWords, ...returnsWords, ...reviewWords };
export type WordKey = keyof typeof WORDS;
