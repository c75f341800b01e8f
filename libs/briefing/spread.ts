/** How far the units lie apart (横向差距): least, middle and most of each ranked figure, sector by sector where there are enough. */
import { medianOf } from '#domain/analysis/spread.js';
import type { TableBlock } from '#domain/dashboard/block.js';
import { distanceText } from '#domain/dashboard/finding-title.js';
import { formatValue } from '#domain/indicators/format-figure.js';
import { rankWithinSectors, SMALLEST_BASE, type Ranked } from '#domain/indicators/rank.js';
import { type Sector, SECTORS } from '#domain/unit/unit.js';
import { plain, subtitle } from './blocks.js';
import type { BriefingFacts, Known } from './facts.js';

/** Two units have a gap; a middle needs three. */
const FEWEST = 3;

/** Null where no sector has three units with the figure. */
export function spreadTable(ranked: readonly Known[], facts: BriefingFacts): TableBlock | null {
  const rows = ranked.flatMap((known) => {
    const peers = facts.input.children.flatMap((child) => {
      const own = facts.childFigure(child, known.indicator.code);
      return own ? [{ unit: child.code, sector: child.sector, value: own.figure }] : [];
    });
    const places = rankWithinSectors(known.indicator, peers);
    const sectors = [...new Set(places.map(({ sector }) => sector))] as Sector[];
    return sectors.flatMap(
      (sector) =>
        rowOf(
          known,
          sector,
          places.filter((one) => one.sector === sector),
          facts,
        ) ?? [],
    );
  });
  if (rows.length === 0) return null;
  const column = (key: string, zh: string, en: string, align: 'left' | 'right' | 'center') => ({ key, name: facts.t(zh, en), align });
  return {
    kind: 'table',
    id: 'spread',
    title: facts.t('同领域单位之间的差距', 'How far units of one sector lie apart'),
    subtitle: subtitle(facts),
    codes: ranked.map(({ indicator }) => indicator.code),
    notes: [
      facts.t(
        `只比较分母不小于${SMALLEST_BASE}的单位，同领域不足${FEWEST}个的不列；中位数不是平均数。`,
        `Only bases of ${SMALLEST_BASE} or more, and sectors of ${FEWEST} or more units; the median is no mean.`,
      ),
    ],
    columns: [
      column('name', '指标', 'indicator', 'left'),
      column('sector', '领域', 'sector', 'center'),
      column('units', '单位数', 'units', 'right'),
      column('first', '首位', 'first', 'left'),
      column('median', '中位数', 'median', 'right'),
      column('last', '末位', 'last', 'left'),
      column('gap', '差距', 'gap', 'right'),
    ],
    rows,
  };
}

function rowOf({ indicator }: Known, sector: Sector, places: readonly Ranked[], facts: BriefingFacts): TableBlock['rows'][number] | null {
  const [best, worst] = [places[0], places.at(-1)];
  if (places.length < FEWEST || !best || !worst) return null;
  const shown = (value: number): string => formatValue(indicator, value, 'final', facts.language);
  const named = ({ unit, value }: Ranked): string =>
    `${facts.input.children.find((child) => child.code === unit)?.shortName ?? unit}${facts.t('：', ': ')}${shown(value)}`;
  const cells = [
    ...[facts.word(indicator.name), facts.word(SECTORS[sector]), String(places.length), named(best)],
    ...[shown(medianOf(places.map(({ value }) => value))), named(worst), distanceText(indicator, best.value - worst.value, facts.language)],
  ];
  return { key: `${indicator.code}-${sector}`, drill: null, cells: cells.map(plain) };
}
