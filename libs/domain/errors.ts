/** The six ways a use case can refuse; mapped to HTTP and to retry / no-retry in exactly one place each. */
export type ErrorCode =
  | 'conflict'
  | 'forbidden'
  | 'invalid'
  | 'not_found'
  | 'unauthorized'
  | 'too_large'
  | 'unsupported'
  | 'rate_limited'
  | 'unavailable'
  | 'internal';

/** As it is sent to a client, in his language. */
export interface FieldError {
  field: string;
  message: string;
}

/** The same before anybody's language is known; a string is what reads alike in both, such as a code or somebody's own words. */
export interface FieldRefusal {
  field: string;
  message: Text | string;
}

/** A refusal in the user's words: what is wrong, where, and what to do. `text.zh` is always shown unless English was asked for. */
export class DomainError extends Error {
  constructor(
    readonly code: ErrorCode,
    readonly text: Text,
    readonly options: { errors?: FieldRefusal[]; retryAfterSeconds?: number; cause?: unknown } = {},
  ) {
    super(text.en, { cause: options.cause });
    this.name = 'DomainError';
  }
}

/** Something is away and will be back: whoever hears this waits, and blames nobody. */
export const isOutage = (error: unknown): boolean => error instanceof DomainError && error.code === 'unavailable';

/** Every text a user may read exists in both languages of the product. */
export interface Text {
  zh: string;
  en: string;
}
export type Language = keyof Text;
