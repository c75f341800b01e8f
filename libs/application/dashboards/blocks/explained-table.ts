/** What the unit itself says of its figures (数据说明). */
import type { TableBlock } from '#domain/dashboard/block.js';
import { plural } from '#domain/dashboard/finding-title.js';
import { formatNumber } from '#domain/indicators/format-figure.js';
import { blockSubtitle, notesOf, type BlockBuilder } from '../block-builder.js';

/** More would bury the page; all of them stand in the returns. */
const SHOWN = 15;

/** Of the unit's own return first, then of those one level down. */
export const explainedTable: BlockBuilder = (data, language) => {
  const names = new Map([data.unit, ...data.children.map(({ unit }) => unit)].map(({ code, shortName }) => [code, shortName]));
  const told = data.explained
    .filter(({ unit, element }) => names.has(unit) && data.catalogue.hasElement(element))
    .toSorted((a, b) => Number(b.unit === data.unit.code) - Number(a.unit === data.unit.code));
  if (told.length === 0) return null;
  const units = new Set(told.map(({ unit }) => unit)).size;
  const left = told.length - SHOWN;
  return {
    kind: 'table',
    id: 'explained',
    title:
      language === 'zh'
        ? `${units}个单位对${told.length}项数据作了说明`
        : `${plural(units, 'unit')} explained ${plural(told.length, 'figure')}`,
    subtitle: blockSubtitle(data, language),
    codes: [],
    notes: notesOf(
      data,
      language,
      left > 0 ? (language === 'zh' ? `另有${left}项，见各单位季报` : `${left} more stand in the units' returns`) : null,
    ),
    columns: (language === 'zh' ? ['单位', '填报项', '填报数', '说明'] : ['Unit', 'Figure', 'As filed', 'Note']).map((name, i) => ({
      key: ['unit', 'element', 'value', 'note'][i]!,
      name,
      align: i === 2 ? 'right' : 'left',
    })),
    rows: told.slice(0, SHOWN).map(({ unit, element, rule, value, note }): TableBlock['rows'][number] => {
      const { name, scale } = data.catalogue.element(element);
      const plain = (display: string) => ({ display, tone: 'neutral' as const });
      return {
        key: `${unit}-${element}-${rule}`,
        drill: unit === data.unit.code ? null : { unit },
        cells: [
          plain(names.get(unit)!),
          { ...plain(name[language]), hint: element },
          plain(value === null ? '—' : typeof value === 'number' ? formatNumber(value, scale) : value),
          plain(note),
        ],
      };
    }),
  };
};
