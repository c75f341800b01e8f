/** The number of an issue: a draft has none, and says where it will stand. */
import type { Briefing } from '#domain/briefing/briefing.js';
import type { Text } from '#domain/errors.js';

export const NUMBER_TO_COME: Text = { zh: '【发布时编号】', en: '[numbered at release]' };

/** As issued on `issuedOn` (as printed): a draft of December may come out in January. */
export function issued(draft: Briefing, issueNumber: number, issuedOn: string): Briefing {
  const written: Briefing = JSON.parse(JSON.stringify(draft).replaceAll(NUMBER_TO_COME[draft.language], String(issueNumber)));
  const [then, now] = [draft.issuedOn, issuedOn].map((day) => /\d{4}/.exec(day)?.[0] ?? '');
  return { ...written, issuedOn, issue: draft.issue === '' || !then ? written.issue : written.issue.replaceAll(then, now!) };
}
