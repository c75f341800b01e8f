/** Briefings as lists show them. */
import type { BriefingFormat, BriefingRecord } from '#domain/briefing/briefing.js';
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

/** 青石县2026年第三季度….pdf; of a draft it says so. */
export function fileNameOf(record: BriefingRecord, unit: { name: string; shortName: string }, format: BriefingFormat): string {
  const { title } = briefingView(record, unit.name, 'zh');
  const name = title.includes(unit.shortName) || title.includes(unit.name) ? title : `${unit.shortName}${title}`;
  return `${name.replaceAll(/[\\/:*?"<>|]/g, '')}${record.releasedAt ? '' : '（草稿）'}.${format}`;
}
