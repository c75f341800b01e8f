/** 附件: every unit whose return is missing, late, sent back or still waiting. Left out when all were filed on time and accepted. */
import type { UnitFiling } from '#domain/briefing/briefing-input.js';
import { subtitle } from '../blocks.js';
import { dayText } from '../dates.js';
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
    const units = facts.input.filing
      .filter((unit) => unit.state !== 'accepted' || unit.isLate)
      .toSorted(
        (a, b) =>
          ORDER.indexOf(a.state) - ORDER.indexOf(b.state) ||
          (a.parentName < b.parentName ? -1 : a.parentName > b.parentName ? 1 : 0) ||
          (a.code < b.code ? -1 : 1),
      );
    if (units.length === 0) return [];
    return [
      {
        type: 'block',
        block: {
          kind: 'table',
          id: 'unfiled',
          title: facts.t(`共${units.length}个单位`, `${units.length} units`),
          subtitle: subtitle(facts),
          codes: [],
          notes: [],
          columns: [
            { key: 'number', name: facts.t('序号', 'no.'), align: 'center' },
            { key: 'unit', name: facts.t('单位', 'unit'), align: 'left' },
            { key: 'parent', name: facts.t('上级党组织', 'files to'), align: 'left' },
            { key: 'state', name: facts.t('状态', 'state'), align: 'center' },
            { key: 'filed', name: facts.t('报送日期', 'filed on'), align: 'right' },
            { key: 'late', name: facts.t('是否逾期', 'late'), align: 'center' },
            { key: 'returned', name: facts.t('退回次数', 'sent back'), align: 'right' },
          ],
          rows: units.map((unit, i) => ({
            key: unit.code,
            drill: null,
            cells: [
              { display: String(i + 1), tone: 'neutral' as const },
              { display: unit.name, tone: 'neutral' as const },
              { display: unit.parentName || '—', tone: 'neutral' as const },
              { display: facts.word(STATES[unit.state]), tone: unit.state === 'missing' ? ('bad' as const) : ('neutral' as const) },
              { display: unit.submittedOn ? dayText(unit.submittedOn, facts.language) : '—', tone: 'neutral' as const },
              {
                display: unit.isLate ? facts.t('是', 'yes') : facts.t('否', 'no'),
                tone: unit.isLate && unit.submittedOn ? ('bad' as const) : ('neutral' as const),
              },
              { display: String(unit.timesReturned), tone: 'neutral' as const },
            ],
          })),
        },
      },
    ];
  },
};
