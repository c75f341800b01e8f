/** One-use codes with which an account begins, or begins anew: easy to read out, kept only as a hash. */
import { randomInt } from 'node:crypto';
import type { PasswordHasher } from '#domain/ports/password-hasher.port.js';

/** Without letters and digits that look alike. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
const GROUPS = 2;
const GROUP_LENGTH = 5;
const HOUR_MS = 3_600_000;
export const NEW_ACCOUNT_HOURS = 14 * 24;
export const RESET_HOURS = 24;

export interface IssuedCode {
  /** To be shown once. */
  code: string;
  /** What the account keeps of it: with a code there is no password. */
  stored: { passwordHash: ''; firstCodeHash: string; firstCodeExpiresAt: string };
}

export async function issueFirstCode(hasher: PasswordHasher, now: Date, hours: number): Promise<IssuedCode> {
  const characters = Array.from({ length: GROUPS * GROUP_LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]!).join('');
  const code = `${characters.slice(0, GROUP_LENGTH)}-${characters.slice(GROUP_LENGTH)}`;
  return {
    code,
    stored: {
      passwordHash: '',
      firstCodeHash: await hasher.hash(bareCode(code)),
      firstCodeExpiresAt: new Date(now.getTime() + hours * HOUR_MS).toISOString(),
    },
  };
}

/** However it was typed: small letters, full width, with or without the dash. */
export const bareCode = (typed: string): string =>
  typed
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[^0-9A-Z]/g, '');
