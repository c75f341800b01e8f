/** How far apart are units of one kind, sector by sector? (横向：党建工作推进不平衡) */
import { boxOf, FEWEST_FOR_BOX, medianOf } from '#domain/analysis/spread.js';
import { lowestFiling } from '#domain/analysis/filing-units.js';
import type { Indicator, IndicatorCode } from '#domain/catalogue/catalogue.js';
import type { StripBlock } from '#domain/dashboard/block.js';
import { figureOf, toneOf } from '#domain/dashboard/figure-of.js';
import type { Language } from '#domain/errors.js';
import type { CollectedFigures, PeerFigures } from '#domain/indicators/collected-figures.js';
import { formatValue, targetWord } from '#domain/indicators/format-figure.js';
import type { JudgedIndicatorValue } from '#domain/indicators/indicator-value.js';
import { isRankable, SMALLEST_BASE } from '#domain/indicators/rank.js';
import { SECTORS, type PeriodUnit, type Sector } from '#domain/unit/unit.js';
import { indicatorSubtitle, notesOf, type BlockBuilder } from '../block-builder.js';
import { chooseCode } from './choose-code.js';
import { peerNames } from './peer-names.js';

/** More points of one sector nobody tells apart; of more, some are left out evenly, never the ends. */
const MOST_POINTS = 150;

interface Point {
  unit: PeriodUnit;
  figure: JudgedIndicatorValue;
  value: number;
}

export const spreadStrip =
  (codes: readonly IndicatorCode[]): BlockBuilder =>
  (data, language, choices) => {
    const chosen = chooseCode(data, codes, { choices, isFit: isRankable, language });
    if (!chosen) return null;
    const { indicator, figure } = chosen.known;
    const { points, small, isLowest } = pointsOf(data, indicator);
    if (points.length < 2) return null;
    const nameOf = peerNames(data.peers.length > 0 ? data.peers : data.children, language);
    const groups = (Object.keys(SECTORS) as Sector[]).flatMap((sector) => {
      const own = points.filter(({ unit }) => unit.sector === sector).toSorted((a, b) => a.value - b.value);
      if (own.length === 0) return [];
      return [
        {
          key: sector,
          name: language === 'zh' ? `${SECTORS[sector].zh}（${own.length}）` : `${SECTORS[sector].en} (${own.length})`,
          box: boxOf(own.map((point) => point.value)),
          points: thinned(own).map((point) => ({
            key: point.unit.code,
            name: nameOf(point.unit),
            figure: figureOf(indicator, point.figure, language),
            tone: toneOf(point.figure),
            drill: { unit: point.unit.code },
          })),
          drill: { sector },
        },
      ];
    });
    const drawn = groups.reduce((sum, group) => sum + group.points.length, 0);
    const target = indicator.target?.kind === 'per' ? null : (figure.target?.value ?? null);
    return {
      kind: 'strip',
      id: 'spread',
      title: titleOf(indicator, points, { nameOf, isLowest }, language),
      subtitle: indicatorSubtitle(chosen.known, language),
      codes: [indicator.code],
      notes: notesOf(data, language, ...rulesOf({ small, isLowest, left: points.length - drawn, groups }, language)),
      ...chosen.choice,
      unit: indicator.unit[language],
      decimals: indicator.decimals,
      groups,
      target: target === null ? null : { name: targetWord(indicator)[language], value: target },
    };
  };

/** The lowest units, where most of them have a base that counts; else those one level down, which add up several. */
function pointsOf(data: CollectedFigures, indicator: Indicator): { points: Point[]; small: number; isLowest: boolean } {
  const lowest = withBase(lowestFiling(data.peers), indicator);
  if (lowest.points.length > lowest.small) return { ...lowest, isLowest: true };
  return { ...withBase(data.children, indicator), isLowest: false };
}

function withBase(nodes: readonly Pick<PeerFigures, 'unit' | 'figures'>[], { code }: Indicator): { points: Point[]; small: number } {
  const known = nodes.flatMap(({ unit, figures }) => {
    const figure = figures.judged(code);
    return figure && figure.value !== null ? [{ unit, figure, value: figure.value }] : [];
  });
  const points = known.filter(({ figure }) => figure.denominator === null || figure.denominator >= SMALLEST_BASE);
  return { points, small: known.length - points.length };
}

function thinned(points: readonly Point[]): readonly Point[] {
  if (points.length <= MOST_POINTS) return points;
  const step = (points.length - 1) / (MOST_POINTS - 1);
  return Array.from({ length: MOST_POINTS }, (_, i) => points[Math.round(i * step)]!);
}

function titleOf(
  indicator: Indicator,
  points: readonly Point[],
  { nameOf, isLowest }: { nameOf: (unit: PeriodUnit) => string; isLowest: boolean },
  language: Language,
): string {
  const said = (value: number): string => formatValue(indicator, value, 'final', language);
  const sorted = points.toSorted((a, b) => a.value - b.value);
  const [lowest, highest] = [sorted[0]!, sorted.at(-1)!];
  const isBetterLow = indicator.direction === 'down';
  const worst = isBetterLow ? highest : lowest;
  const median = said(medianOf(sorted.map(({ value }) => value)));
  const name = indicator.name[language];
  const [low, high] = [said(lowest.value), said(highest.value)];
  if (language === 'zh') {
    const units = `${points.length}个${isLowest ? '基层' : '下级'}单位`;
    if (low === high) return `${name}：${units}均为${low}`;
    return `${name}：${units}中位数${median}，介于${low}与${high}之间，${isBetterLow ? '最高' : '最低'}的是${nameOf(worst.unit)}`;
  }
  const units = `${points.length} ${isLowest ? 'lowest' : 'direct'} units`;
  if (low === high) return `${name}: ${low} in all ${units}`;
  return `${name}: median of ${units} ${median}, from ${low} to ${high}, ${isBetterLow ? 'highest' : 'lowest'} ${nameOf(worst.unit)}`;
}

function rulesOf(
  { small, isLowest, left, groups }: { small: number; isLowest: boolean; left: number; groups: StripBlock['groups'] },
  language: Language,
): (string | null)[] {
  const isBoxless = groups.some(({ box }) => box === null);
  if (language === 'zh')
    return [
      isLowest ? '每点为一个没有下级填报单位的单位，按领域分列' : `基层单位的分母多不足${SMALLEST_BASE}，改列直属下级单位，按领域分列`,
      small > 0 ? `分母不足${SMALLEST_BASE}的${small}个单位未列` : null,
      isBoxless ? `单位不足${FEWEST_FOR_BOX}个的领域不画四分位箱` : null,
      left > 0 ? `单位较多，均匀略去${left}个点，首尾保留，中位数和四分位按全部单位计算` : null,
    ];
  return [
    isLowest
      ? 'A point is a unit with none below that files, by sector'
      : `Most lowest units have bases under ${SMALLEST_BASE}: units one level down are shown instead, by sector`,
    small > 0 ? `${small} units with bases under ${SMALLEST_BASE} are not shown` : null,
    isBoxless ? `Sectors of fewer than ${FEWEST_FOR_BOX} units have no quartile box` : null,
    left > 0 ? `${left} points are left out evenly, never the ends; median and quartiles are of all units` : null,
  ];
}
