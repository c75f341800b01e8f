/** What a password must be: long enough, of several kinds of characters, and not the name it belongs to. */
import { DomainError, type Text } from '../errors.js';

export const MIN_PASSWORD_LENGTH = 12;
export const MAX_PASSWORD_LENGTH = 256;
const MIN_KINDS = 3;
const KINDS = [/\p{Lu}/u, /\p{Ll}/u, /\p{N}/u, /[^\p{Lu}\p{Ll}\p{N}]/u];
/** Shorter names turn up in any text. */
const TELLING_NAME = 4;

/** Throws `invalid` in words the person can act on. */
export function assertPassword(password: string, username: string): void {
  const problem = passwordProblem(password, username);
  if (problem) throw new DomainError('invalid', problem, { errors: [{ field: 'password', message: problem }] });
}

function passwordProblem(password: string, username: string): Text | null {
  if (password.length < MIN_PASSWORD_LENGTH)
    return { zh: `密码至少 ${MIN_PASSWORD_LENGTH} 个字符`, en: `A password has at least ${MIN_PASSWORD_LENGTH} characters` };
  if (password.length > MAX_PASSWORD_LENGTH)
    return { zh: `密码最多 ${MAX_PASSWORD_LENGTH} 个字符`, en: `A password has at most ${MAX_PASSWORD_LENGTH} characters` };
  if (KINDS.filter((kind) => kind.test(password)).length < MIN_KINDS)
    return {
      zh: '密码应包含大写字母、小写字母、数字、符号中的至少三种',
      en: 'A password has at least three of: capital letters, small letters, digits, other characters',
    };
  const name = username.trim().toLowerCase();
  if (name.length >= TELLING_NAME && password.toLowerCase().includes(name))
    return { zh: '密码不能包含用户名', en: 'A password does not contain the username' };
  return null;
}
