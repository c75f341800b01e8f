/** Of which quarters a briefing of a kind can be drafted: a year is summed up with its fourth. */
import { DomainError, type Text } from '../errors.js';
import { periodOf, quarterOf, yearOf, type Period } from '../period/period.js';
import type { BriefingKind } from './briefing.js';

export const isDraftableOn = (kind: BriefingKind, period: Period): boolean => kind !== 'annual' || quarterOf(period) === 4;

export function assertDraftableOn(kind: BriefingKind, period: Period): void {
  if (isDraftableOn(kind, period)) return;
  const fourth = periodOf(yearOf(period), 4);
  const text: Text = {
    zh: `年度总结只能按第四季度起草，请把报告期改为${yearOf(period)}年第四季度（${fourth}）；该季度还没有开启的，请等开启后再起草`,
    en: `The summary of a year is drafted with its fourth quarter: choose ${fourth}, once it is open`,
  };
  throw new DomainError('invalid', text, { errors: [{ field: 'period', message: text }] });
}
