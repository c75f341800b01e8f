/** Who may release a briefing: another person than the last editor, wherever the bureau has a second one who could. */
import type { Actor } from '#domain/access/actor.js';
import type { BriefingRecord } from '#domain/briefing/briefing.js';
import type { BriefingEdit } from '#domain/briefing/edit.js';
import { DomainError, type Text } from '#domain/errors.js';
import { periodName } from '#domain/period/period.js';
import type { Stores } from '#domain/ports/database.port.js';
import { officersOf } from '../access/officers-of.js';

type Reading = Pick<Stores, 'users' | 'units' | 'periods' | 'briefingEdits'>;

/** Of words nobody changed whoever sent them for review answers. */
export const lastHand = (record: Pick<BriefingRecord, 'review'>, edits: readonly BriefingEdit[]): string | null =>
  edits.at(-1)?.editorId ?? record.review?.by ?? null;

/** Null when the actor may; in an office of one person he may although he wrote it, and `isAlone` says so. */
export async function whyNoRelease(
  stores: Reading,
  input: { actor: Actor; record: BriefingRecord; path: string; edits: readonly BriefingEdit[] },
): Promise<{ why: Text | null; isAlone: boolean }> {
  const { actor, record, path, edits } = input;
  const period = await stores.periods.get(record.period);
  if (record.kind === 'quarterly' && isRoot(path) && period?.state === 'open')
    return { why: stillOpen(periodName(record.period)), isAlone: false };
  if (lastHand(record, edits) !== actor.userId) return { why: null, isAlone: false };
  const others = (await officersOf(stores, path)).filter((id) => id !== actor.userId);
  return others.length > 0 ? { why: OWN_WORDS, isAlone: false } : { why: null, isAlone: true };
}

export const isRoot = (path: string): boolean => path.split('/').filter(Boolean).length === 1;

const OWN_WORDS: Text = {
  zh: '最后修改的人不能自己发布，请由另一位党建办人员核对后发布',
  en: 'Whoever changed it last does not release it; ask a colleague of the office to look and release',
};
const stillOpen = (period: Text): Text => ({
  zh: `${period.zh}还没有关闭，数据可能变动；请先关闭报告期，再发布通报`,
  en: `${period.en} is still open and its figures may change; close the period first`,
});

/** Released is what somebody read, not what was written meanwhile. */
export const OTHER_WORDS: Text = {
  zh: '简报在您打开之后又改过，请刷新页面，看过新内容再发布',
  en: 'The briefing was changed after you opened it: reload the page and read it before releasing it',
};

export const refused = (why: Text): DomainError => new DomainError('conflict', why);
