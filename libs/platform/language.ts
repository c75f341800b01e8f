/** The reader's language from Accept-Language; Chinese unless English is asked for first. */
import type { Language } from '#domain/errors.js';

export const languageOf = (header: string | undefined): Language => (header?.trim().toLowerCase().startsWith('en') ? 'en' : 'zh');
