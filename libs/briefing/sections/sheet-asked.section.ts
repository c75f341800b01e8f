/** Of one unit: what is required of it, and what it wrote on its own figures. Says so where nothing is required. */
import { elementTitle } from '#domain/catalogue/element-title.js';
import { dateText } from '../dates.js';
import { list, paragraph, said } from '../said.js';
import { REQUIREMENT_STATES } from '#domain/meeting/meeting.js';
import type { Section } from '../section.js';

const MOST = 4;

export const sheetAsked: Section = {
  name: 'sheet-asked',
  title: { zh: '对本单位的要求', en: 'What is required of the unit' },
  build: (facts) => {
    const { requirements, followUp, unit } = facts.input;
    const own = [...requirements, ...followUp].filter((one) => one.unit === unit.code && one.state !== 'closed');
    if (own.length === 0)
      return [paragraph(said(facts.t('目前没有对本单位提出的工作要求。', 'Nothing is required of the unit at present.')), 'none')];
    return [
      list(
        own.map(({ id, text, dueOn, state }) => ({
          key: id,
          sentence: said(
            facts.t(
              `${text}（完成时限：${dateText(dueOn, 'zh')}，${REQUIREMENT_STATES[state].zh}）。`,
              `${text} (by ${dueOn}; ${REQUIREMENT_STATES[state].en}).`,
            ),
          ),
        })),
        'list',
      ),
    ];
  },
};

export const sheetNotes: Section = {
  name: 'sheet-notes',
  title: { zh: '本单位数据说明', en: 'Notes of the unit on its figures' },
  build: (facts) => {
    const { explanations, unit, catalogue } = facts.input;
    const own = explanations.filter((one) => one.unit === unit.code);
    if (own.length === 0) return [];
    return [
      list(
        own.slice(0, MOST).map(({ element, value, note }, i) => {
          const name = elementTitle(catalogue, catalogue.element(element));
          const figure = {
            code: element,
            display: value === null ? '—' : String(value),
            value: typeof value === 'number' ? value : null,
            unit: unit.code,
            span: 'quarter' as const,
          };
          return {
            key: `${element}-${i + 1}`,
            sentence: facts.language === 'zh' ? said(`“${name.zh}”`, figure, `：${note}`) : said(`"${name.en}" `, figure, `: ${note}`),
          };
        }),
        'list',
      ),
    ];
  },
};
