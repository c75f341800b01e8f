/** 附件: every unit whose return is missing, late, sent back or still waiting. Left out when all were filed on time and accepted. */
import type { UnitFiling } from '#domain/briefing/briefing-input.js';
import type { TableBlock } from '#domain/dashboard/block.js';
import { plain, subtitle } from '../blocks.js';
import { dayText } from '../dates.js';
import type { BriefingFacts } from '../facts.js';
import { drawn } from '../said.js';
import type { Section } from '../section.js';

const ORDER: UnitFiling['state'][] = ['missing', 'draft', 'returned', 'submitted', 'accepted'];
const STATES = {
  missing: { zh: '未报', en: 'not reported' },
  draft: { zh: '填报中', en: 'being filled in' },
  returned: { zh: '已退回', en: 'sent back' },
  submitted: { zh: '待审核', en: 'awaiting review' },
  accepted: { zh: '已审核', en: 'accepted' },
};

export const unfiled: Section = {
  name: 'unfiled',
  title: { zh: '未报、迟报和待审核单位名单', en: 'Units not reported, late or awaiting review' },
  build: (facts) => {
    const units = facts.input.filing.filter((unit) => unit.state !== 'accepted' || unit.isLate);
    return units.length === 0 ? [] : [drawn(filingTable('unfiled', units, facts))];
  },
};

const lateCell = ({ isLate, submittedOn }: UnitFiling, facts: BriefingFacts) =>
  ({ display: isLate ? facts.t('是', 'yes') : facts.t('否', 'no'), tone: isLate && submittedOn ? 'bad' : 'neutral' }) as const;

/** Those who filed nothing first, then by the unit they file to. */
export function filingTable(id: string, listed: readonly UnitFiling[], facts: BriefingFacts, title?: string): TableBlock {
  const units = listed.toSorted(
    (a, b) =>
      ORDER.indexOf(a.state) - ORDER.indexOf(b.state) ||
      (a.parentName < b.parentName ? -1 : a.parentName > b.parentName ? 1 : 0) ||
      (a.code < b.code ? -1 : 1),
  );
  // A column in which all say the same is said once, and leaves its room to the names.
  const withLate = units.some(({ isLate }) => isLate);
  const column = (key: string, zh: string, en: string, align: 'left' | 'right' | 'center') => ({ key, name: facts.t(zh, en), align });
  return {
    kind: 'table',
    id,
    title: title ?? facts.t(`共${units.length}个单位`, `${units.length} units`),
    subtitle: subtitle(facts, '', 'quarter'),
    codes: [],
    notes: withLate ? [] : [facts.t('所列单位均未逾期。', 'None of them is late.')],
    columns: [
      column('number', '序号', 'no.', 'center'),
      column('unit', '单位', 'unit', 'left'),
      column('parent', '上级党组织', 'files to', 'left'),
      column('state', '状态', 'state', 'center'),
      column('filed', '报送日期', 'filed on', 'right'),
      ...(withLate ? [column('late', '是否逾期', 'late', 'center')] : []),
      column('returned', '退回次数', 'sent back', 'right'),
    ],
    rows: units.map((unit, i) => ({
      key: unit.code,
      drill: null,
      cells: [
        ...[String(i + 1), unit.name, unit.parentName || '—'].map(plain),
        { display: facts.word(STATES[unit.state]), tone: unit.state === 'missing' ? 'bad' : 'neutral' },
        plain(unit.submittedOn ? dayText(unit.submittedOn, facts.language) : '—'),
        ...(withLate ? [lateCell(unit, facts)] : []),
        plain(String(unit.timesReturned)),
      ],
    })),
  };
}
