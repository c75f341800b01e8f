/** From whom may the others learn, family by family and sector by sector, and by which figures? (经验交流) */
import { starRule, starsOf, type Star, type StarGroup } from '#domain/analysis/stars.js';
import { FAMILIES } from '#domain/catalogue/catalogue.js';
import type { TableBlock } from '#domain/dashboard/block.js';
import { plural } from '#domain/dashboard/finding-title.js';
import type { Language } from '#domain/errors.js';
import { formatRatio, formatValue } from '#domain/indicators/format-figure.js';
import { SECTORS, type Sector } from '#domain/unit/unit.js';
import { blockSubtitle, notesOf, type BlockBuilder } from '../block-builder.js';
import { FAMILY_NAMES } from './family-table.js';
import { namesOf, ruleNote } from './standing-units.js';

const NAMED = 3;
const FIGURES_NAMED = 3;
const SECTOR_ORDER = Object.keys(SECTORS) as Sector[];

export const starUnits: BlockBuilder = (data, language) => {
  const { appraisal, indicators } = data.catalogue;
  if (!appraisal || data.children.length < 2) return null;
  const groups = FAMILIES.flatMap((family) =>
    starsOf(appraisal.lights, indicators, family, data.children).toSorted(
      (a, b) => SECTOR_ORDER.indexOf(a.sector ?? 'other') - SECTOR_ORDER.indexOf(b.sector ?? 'other'),
    ),
  );
  if (groups.length === 0) return null;
  const found = groups.filter(({ stars }) => stars.length > 0);
  const zh = language === 'zh';
  return {
    kind: 'table',
    id: 'stars',
    title: titleOf(found, groups.length, language),
    subtitle: blockSubtitle(data, language),
    codes: [],
    notes: notesOf(
      data,
      language,
      ruleNote({ zh: '选取规则', en: 'Rule' }, starRule(appraisal.lights), appraisal, language),
      zh
        ? '所列指标为达到目标且在同领域居首的指标，括号内为分子/分母'
        : 'Figures named are on target and in first place within the sector, with n/d',
    ),
    columns: (zh
      ? ['单位', '指标类别', '领域', '达标/参评', '居首的指标']
      : ['Unit', 'Family', 'Sector', 'On target/judged', 'In first place by']
    ).map((name, i) => ({
      key: ['unit', 'family', 'sector', 'met', 'figures'][i]!,
      name,
      align: i === 3 ? 'right' : 'left',
    })),
    rows: found.map((group) => rowOf(group, language)),
  };
};

function rowOf({ family, sector, peers, stars }: StarGroup, language: Language): TableBlock['rows'][number] {
  const [only, second] = stars as [Star, ...Star[]];
  const zh = language === 'zh';
  const among = sector ? SECTORS[sector][language] : zh ? '全部' : 'all';
  const cells = [
    namesOf(stars, NAMED, language),
    FAMILY_NAMES[family][language],
    zh ? `${among}（${peers}个）` : `${among} (${peers})`,
    formatRatio(only.tally.met, only.tally.judged),
    second ? (zh ? '并列，见各单位' : 'level; see each unit') : figuresText(only, language),
  ];
  return {
    key: `${family}-${sector ?? 'all'}`,
    drill: second ? null : { unit: only.unit.code },
    cells: cells.map((display) => ({ display, tone: 'neutral' })),
  };
}

function figuresText({ firsts }: Star, language: Language): string {
  if (firsts.length === 0) return '—';
  const zh = language === 'zh';
  const texts = firsts.slice(0, FIGURES_NAMED).map(({ indicator, figure }) => {
    const value = formatValue(indicator, figure.value, figure.status, language);
    const ratio = formatRatio(figure.numerator, figure.denominator);
    return zh ? `${indicator.name.zh}${value}${ratio ? `（${ratio}）` : ''}` : `${indicator.name.en} ${value}${ratio ? ` (${ratio})` : ''}`;
  });
  const more = firsts.length - texts.length;
  return `${texts.join(zh ? '、' : ', ')}${more > 0 ? (zh ? `等${firsts.length}项` : ` and ${more} more`) : ''}`;
}

function titleOf(found: readonly StarGroup[], groups: number, language: Language): string {
  const units = new Set(found.flatMap(({ stars }) => stars.map(({ unit }) => unit.code))).size;
  if (language === 'zh')
    return found.length === 0
      ? '五类指标在同领域比较中均无达到绿灯的单位'
      : `${groups}组同领域比较中，${found.length}组有可交流的单位，共${units}个单位`;
  return found.length === 0
    ? 'In no family and sector is a unit at green'
    : `In ${found.length} of ${plural(groups, 'comparison')} within a sector there is something to learn from: ${plural(units, 'unit')}`;
}
