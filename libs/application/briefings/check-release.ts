/** The release gate (发布校核): every check a briefing must pass before it is released; any failure blocks, and says what. */
import type { Briefing, BriefingRecord } from '#domain/briefing/briefing.js';
import type { GateCheck, GateReport } from '#domain/briefing/gate.js';
import { sentencesOf } from '#domain/briefing/walk.js';
import { placeholdersOf } from '#briefing/placeholders.js';
import type { Ports } from '../ports.js';
import type { BriefingFiles } from './briefing-files.js';

/** A briefing about to be released: its document as printed, and its finished files. */
export interface ReleaseDraft {
  record: BriefingRecord;
  document: Briefing;
  files: BriefingFiles;
}
export type CheckRelease = (draft: ReleaseDraft) => Promise<GateReport>;
type OneCheck = (ports: Pick<Ports, 'database'>, draft: ReleaseDraft) => Promise<GateCheck>;

/** One line a check. */
const CHECKS: readonly OneCheck[] = [placeholders, freshness];

export const checkRelease =
  (ports: Pick<Ports, 'database' | 'clock'>): CheckRelease =>
  async (draft) => {
    const checks: GateCheck[] = [];
    for (const check of CHECKS) checks.push(await check(ports, draft));
    return {
      checkedAt: ports.clock.now().toISOString(),
      revision: draft.record.revision,
      dataVersion: draft.document.dataVersion,
      ok: checks.every(({ ok }) => ok),
      checks,
    };
  };

const checked = (code: GateCheck['code'], looked: number, problems: GateCheck['problems']): GateCheck => ({
  ...{ code, ok: problems.length === 0, looked, problems },
});

async function placeholders(_ports: unknown, { document }: ReleaseDraft): Promise<GateCheck> {
  const open = placeholdersOf(document).map(({ title, text }) => ({
    where: { zh: title, en: title },
    said: { zh: `“${text}”还没有写好`, en: `"${text}" is still to be written` },
  }));
  return checked('placeholders', sentencesOf(document).length, open);
}

/** A return that was accepted and is not summed yet makes them old as well. */
async function freshness({ database }: Pick<Ports, 'database'>, { record, document }: ReleaseDraft): Promise<GateCheck> {
  const newest = (await database.periods.get(record.period))?.dataVersion ?? 0;
  const isWaiting = (await database.facts.dirtyPeriods()).includes(record.period);
  const where = { zh: '全文', en: 'The whole document' };
  const old = document.dataVersion === newest ? [] : [{ where, said: olderThan(document.dataVersion, newest) }];
  return checked('freshness', 1, [...old, ...(isWaiting ? [{ where, said: BEING_SUMMED }] : [])]);
}

const olderThan = (own: number, newest: number) => ({
  zh: `数据版本是 ${own}，最新为 ${newest}；请退回后按最新数据重新起草`,
  en: `Its figures are of data version ${own}, the newest is ${newest}; send it back and draft it anew`,
});
const BEING_SUMMED = {
  zh: '有新审核的季报正在汇总，请稍后再发布',
  en: 'A return was just accepted and is being summed; release it in a moment',
};
