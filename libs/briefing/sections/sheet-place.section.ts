/** Of one unit: its place among those of its parent and sector; no other unit and no figure of one is told. Left out where it has no place. */
import { bound, counted, joined, paragraph, said } from '../said.js';
import type { Section } from '../section.js';

const TOLD = ['COV05', 'LIF01', 'LIF05', 'LIF06', 'TRN01', 'RSP03'];
/** Among fewer a place gives the others away. */
const FEWEST = 4;

export const sheetPlace: Section = {
  name: 'sheet-place',
  title: { zh: '同领域位次', en: 'Among its peers' },
  build: (facts) => {
    const places = facts.input.places.filter(({ code, of }) => TOLD.includes(code) && of >= FEWEST);
    if (places.length === 0) return [];
    const told = places.map(({ code, place, of }) => {
      const name = facts.word(facts.input.catalogue.indicator(code).name);
      const [at, among] = [bound(`${code}.place`, String(place), place), counted(`${code}.peers`, of)];
      return facts.language === 'zh' ? said(name, '列第', at, '位（共', among, '个单位）') : said(name, ': place ', at, ' of ', among);
    });
    return [
      paragraph(
        said(
          facts.t('在同一上级的同领域单位中，', 'Among units of the same parent and sector: '),
          joined(told, facts.t('，', ', ')),
          facts.t('。', '.'),
        ),
        'places',
      ),
    ];
  },
};
