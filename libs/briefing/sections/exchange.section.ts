/** 附件 经验交流单位: family by family, the unit of each sector from which others may learn, by the printed rule. Left out where nobody is at green. */
import { starRule, starsOf, type StarGroup } from '#domain/analysis/stars.js';
import type { BriefingChild } from '#domain/briefing/briefing-input.js';
import { FAMILIES } from '#domain/catalogue/catalogue.js';
import { formatRatio } from '#domain/indicators/format-figure.js';
import { SECTORS } from '#domain/unit/unit.js';
import { plain, subtitle } from '../blocks.js';
import type { BriefingFacts } from '../facts.js';
import { FAMILY_NAMES } from '../family-names.js';
import { drawn, paragraph, ruleSaid, said } from '../said.js';
import type { Section } from '../section.js';

export const exchange: Section = {
  name: 'exchange',
  title: { zh: '经验交流单位名单', en: 'Units to learn from' },
  build: (facts) => {
    const { catalogue, children } = facts.input;
    const { appraisal } = catalogue;
    if (!appraisal) return [];
    const nodes = children.map((unit) => ({ unit, figures: facts.valuesOf(unit) }));
    const groups = FAMILIES.flatMap((family) => starsOf(appraisal.lights, catalogue.indicators, family, nodes)).filter(
      ({ stars }) => stars.length > 0,
    );
    if (groups.length === 0) return [];
    return [
      paragraph(
        said(facts.t('评选规则：', 'Rule: '), ruleSaid('stars', facts.word(starRule(appraisal.lights))), facts.t('。', '.')),
        'rule',
      ),
      drawn(table(groups, facts)),
    ];
  },
};

function table(groups: StarGroup<BriefingChild>[], facts: BriefingFacts) {
  const rows = groups.flatMap((group) => group.stars.map((star) => ({ group, star })));
  const column = (key: string, zh: string, en: string, align: 'left' | 'right' | 'center') => ({ key, name: facts.t(zh, en), align });
  return {
    kind: 'table' as const,
    id: 'exchange',
    title: facts.t('各类指标交流单位', 'By family of figures'),
    subtitle: subtitle(facts),
    codes: [],
    notes: [],
    columns: [
      column('family', '指标类别', 'family', 'left'),
      column('sector', '领域', 'sector', 'center'),
      column('unit', '单位', 'unit', 'left'),
      column('met', '达标/参评', 'on target', 'right'),
      column('firsts', '居首位的指标', 'first by', 'left'),
    ],
    rows: rows.map(({ group, star }) => ({
      key: `${group.family}-${star.unit.code}`,
      drill: null,
      cells: [
        facts.word(FAMILY_NAMES[group.family]),
        group.sector === null ? facts.t('不分领域', 'all') : facts.word(SECTORS[group.sector]),
        star.unit.shortName,
        formatRatio(star.tally.met, star.tally.judged),
        star.firsts.map(({ indicator }) => facts.word(indicator.name)).join(facts.t('、', ', ')) || '—',
      ].map(plain),
    })),
  };
}
