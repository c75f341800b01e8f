/** Briefings as lists show them. */
import type { BriefingRecord } from '#domain/briefing/briefing.js';
import type { Language } from '#domain/errors.js';
import { periodName } from '#domain/period/period.js';
import type { BriefingView } from '#domain/views/briefing-view.js';
import { KINDS } from '#briefing/build-briefing.js';

/** Before the first draft it is called by its quarter and kind. */
export function briefingView(record: BriefingRecord, unitName: string, language: Language): BriefingView {
  const { attempts: _attempts, draftedRevision: _draftedRevision, ...rest } = record;
  return {
    ...rest,
    title: record.title ?? `${periodName(record.period)[language]}${language === 'zh' ? '' : ' '}${KINDS[record.kind].name[language]}`,
    unitName,
    verificationCode: record.releasedAt === null ? null : record.verificationCode,
  };
}
