/** `If-Match` as this api uses it: the quoted revision of what is changed, so that two people never overwrite each other unawares. */
import { DomainError } from '#domain/errors.js';

const QUOTED = /^"(\d{1,15})"$/;

export function revisionOf(ifMatch: string | undefined): number {
  const [, digits] = QUOTED.exec(ifMatch?.trim() ?? '') ?? [];
  if (digits !== undefined) return Number(digits);
  throw new DomainError('invalid', {
    zh: '缺少 If-Match：请带上所见内容的 revision，例如 If-Match: "3"；还没有内容的写 "0"',
    en: 'If-Match is missing: send the revision you saw, as in If-Match: "3", or "0" where there is nothing yet',
  });
}
