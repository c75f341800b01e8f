/** The words a page needs before anybody has signed in; all others come with the application. */
import { shellWords } from './shell.js';
import { signInWords } from './sign-in.js';

export const FIRST_WORDS = { ...shellWords, ...signInWords };
