/** Remembers in this browser that somebody signed in, so that a first visit shows the sign-in page without a refused request. Holds no data. */
const STORED_AS = 'jibao.signedIn';

export const rememberSignedIn = (): void => localStorage.setItem(STORED_AS, '1');
export const forgetSignedIn = (): void => localStorage.removeItem(STORED_AS);

/** Whether asking for the session is worth a request: always on a deep link, else only after an earlier sign-in. */
export const maySignedIn = (pathname: string): boolean => pathname !== '/' || localStorage.getItem(STORED_AS) !== null;
