/** 附件 数据说明: the figures units wrote a note on, in their own words. Left out when there is none. */
import { elementTitle } from '#domain/catalogue/element-title.js';
import type { ExplainedByUnit } from '#domain/briefing/briefing-input.js';
import { plain } from '../blocks.js';
import type { BriefingFacts } from '../facts.js';
import type { Section } from '../section.js';

/** Warnings whose notes say something about the figures themselves: kept where not all can be listed. */
const NOTEWORTHY = ['W01', 'W10', 'W11', 'W12', 'W13', 'W14'];
const MOST = 40;

export const explainedFigures: Section = {
  name: 'explained-figures',
  title: { zh: '数据说明', en: 'Notes on figures' },
  build: (facts) => {
    const { explanations, catalogue } = facts.input;
    const listed = chosen(explanations);
    if (listed.length === 0) return [];
    const more = explanations.length - listed.length;
    return [
      {
        type: 'block',
        block: {
          kind: 'table',
          id: 'explanations',
          title: facts.t('单位对有关数据的说明', 'What units said of their figures'),
          subtitle: facts.t('摘自审核通过的季报', 'from accepted returns'),
          codes: [],
          notes:
            more > 0
              ? [
                  facts.t(
                    `另有${more}项数据说明未列出，见各单位季报。`,
                    `${more} more notes are not listed; they stand in the units' returns.`,
                  ),
                ]
              : [],
          columns: [
            { key: 'number', name: facts.t('序号', 'no.'), align: 'center' },
            { key: 'unit', name: facts.t('单位', 'unit'), align: 'left' },
            { key: 'element', name: facts.t('填报项', 'element'), align: 'left' },
            { key: 'value', name: facts.t('数值', 'value'), align: 'right' },
            { key: 'text', name: facts.t('说明', 'note'), align: 'left' },
          ],
          rows: listed.map((one, i) => ({
            key: `n${i + 1}`,
            drill: null,
            cells: [
              plain(String(i + 1)),
              plain(one.unitName),
              plain(facts.word(elementTitle(catalogue, catalogue.element(one.element)))),
              plain(one.value === null ? '—' : String(one.value)),
              plain(one.note),
            ],
          })),
        },
      },
    ];
  },
};

/** In the order of the tree, whichever were chosen. */
function chosen(explanations: readonly ExplainedByUnit[]): readonly ExplainedByUnit[] {
  if (explanations.length <= MOST) return explanations;
  const weight = ({ rule }: ExplainedByUnit): number => (NOTEWORTHY.includes(rule) ? 0 : 1);
  const kept = new Set(explanations.toSorted((a, b) => weight(a) - weight(b)).slice(0, MOST));
  return explanations.filter((one) => kept.has(one));
}

/** A mark at the name of a unit with a note on one of the figures shown, and the line that says where it stands. */
export const MARK = '※';
export const markNote = (facts: BriefingFacts): string =>
  facts.t(
    `${MARK}该单位对有关数据有说明，见附件“数据说明”。`,
    `${MARK} The unit wrote a note on these figures; see the annex "Notes on figures".`,
  );
