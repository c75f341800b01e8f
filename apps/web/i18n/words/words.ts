/** The words of each screen, both languages side by side; a screen adds its file here. */
import { administrationWords } from './administration.js';
import { officeWords } from './office.js';
import { reviewWords } from './review.js';

export const WORDS = { ...administrationWords, ...officeWords, ...reviewWords };
export type WordKey = keyof typeof WORDS;
