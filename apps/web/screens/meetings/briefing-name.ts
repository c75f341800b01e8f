/** What a briefing of a meeting is called before one opens it. */
import type { MeetingBriefing } from '#domain/views/meeting-view.js';
import type { Translate } from '../../i18n/language.js';

export function briefingName(t: Translate, { kind, issueNumber }: Pick<MeetingBriefing, 'kind' | 'issueNumber'>): string {
  const name = t(`briefings.kind.${kind}`);
  return issueNumber > 0 ? name + t('list.count', { count: t('briefings.issue', { number: issueNumber }) }) : name;
}
