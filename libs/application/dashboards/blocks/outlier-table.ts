/** Whose figures lie far from those of their peers, to either side? */
import { setImmediate as othersTurn } from 'node:timers/promises';
import { lowestFiling } from '#domain/analysis/filing-units.js';
import { outlierRuleOf, outliersOf, type Outlier, type OutlierRule } from '#domain/analysis/outliers.js';
import type { Indicator } from '#domain/catalogue/catalogue.js';
import type { TableBlock } from '#domain/dashboard/block.js';
import { plural } from '#domain/dashboard/finding-title.js';
import type { Language, Text } from '#domain/errors.js';
import { grouped } from '#domain/grouped.js';
import type { PeerFigures } from '#domain/indicators/collected-figures.js';
import { formatNumber, formatRatio, formatValue } from '#domain/indicators/format-figure.js';
import { SECTORS } from '#domain/unit/unit.js';
import { blockSubtitle, notesOf, type PatientBuilder } from '../block-builder.js';
import { peerNames } from './peer-names.js';

const SHOWN = 12;

interface Found extends Outlier<PeerFigures> {
  indicator: Indicator;
}

/** Rates of single returns only: a count grows with the unit, and a sum of many returns is nobody's figure. */
export const isRateOfReturns = ({ kind, unit, bureauTotalOnly }: Indicator): boolean =>
  kind === 'ratio' && unit.zh === '%' && !bureauTotalOnly;

export const outlierTable: PatientBuilder = async (data, language) => {
  const rule = outlierRuleOf(data.catalogue);
  const lowest = lowestFiling(data.peers);
  if (!rule || lowest.length < rule.minPeers) return null;
  const found = await foundIn(data.catalogue.indicators.filter(isRateOfReturns), lowest, rule);
  const nameOf = peerNames(data.peers, language);
  return {
    kind: 'table',
    id: 'outliers',
    title: titleOf(found, language),
    subtitle: blockSubtitle(data, language),
    codes: [...new Set(found.map(({ indicator }) => indicator.code))],
    notes: notesOf(data, language, ...ruleSaid(rule, language)),
    columns: COLUMNS.map(({ name, ...column }) => ({ ...column, name: name[language] })),
    rows: found.map((each) => rowOf(each, nameOf(each.item.unit), language)),
    shown: SHOWN,
  };
};

/** Indicator by indicator, others having their turn in between: of very many units each takes some hundredths of a second. */
async function foundIn(indicators: readonly Indicator[], lowest: readonly PeerFigures[], rule: OutlierRule): Promise<Found[]> {
  const found: Found[] = [];
  for (const indicator of indicators) {
    const known: { item: PeerFigures; value: number }[] = [];
    for (const item of lowest) {
      const { value = null, denominator } = item.figures.judged(indicator.code) ?? {};
      if (value !== null && (denominator ?? 0) >= rule.minDenominator) known.push({ item, value });
    }
    for (const peers of grouped(known, ({ item }) => item.unit.sector).values())
      found.push(...outliersOf(peers, rule).map((outlier) => ({ ...outlier, indicator })));
    await othersTurn();
  }
  return found.toSorted((a, b) => Math.abs(b.distance) - Math.abs(a.distance));
}

const COLUMNS: { key: string; name: Text; align: 'left' | 'right' }[] = [
  { key: 'unit', name: { zh: '单位', en: 'Unit' }, align: 'left' },
  { key: 'indicator', name: { zh: '指标', en: 'Indicator' }, align: 'left' },
  { key: 'value', name: { zh: '数值', en: 'Value' }, align: 'right' },
  { key: 'ratio', name: { zh: '分子/分母', en: 'n/d' }, align: 'right' },
  { key: 'median', name: { zh: '同领域中位数', en: 'Median of sector' }, align: 'right' },
  { key: 'bounds', name: { zh: '正常范围', en: 'Range' }, align: 'right' },
  { key: 'peers', name: { zh: '领域（单位数）', en: 'Sector (units)' }, align: 'left' },
];

function rowOf({ item, indicator, value, median, low, high, peers }: Found, name: string, language: Language): TableBlock['rows'][number] {
  const { unit, figures } = item;
  const figure = figures.judged(indicator.code)!;
  const plain = (display: string) => ({ display, tone: 'neutral' as const });
  // A share with a better side ends at 0 and at 100; a growth does not.
  const [from, to] = indicator.direction === 'neutral' ? [low, high] : [Math.max(0, low), Math.min(100, high)];
  const isHigh = value > median;
  const isGood = (indicator.direction === 'up' && isHigh) || (indicator.direction === 'down' && !isHigh);
  const isBad = (indicator.direction === 'up' && !isHigh) || (indicator.direction === 'down' && isHigh);
  return {
    key: `${unit.code}-${indicator.code}`,
    drill: { unit: unit.code },
    cells: [
      plain(name),
      { ...plain(indicator.name[language]), hint: indicator.formula[language] },
      {
        display: `${formatValue(indicator, value, figure.status, language)}${isHigh ? '↑' : '↓'}`,
        tone: isBad ? 'bad' : isGood ? 'good' : 'warn',
      },
      plain(formatRatio(figure.numerator, figure.denominator)),
      plain(formatValue(indicator, median, 'final', language)),
      plain(`${formatNumber(from, indicator.decimals)}${language === 'zh' ? '—' : '–'}${formatNumber(to, indicator.decimals)}%`),
      plain(language === 'zh' ? `${SECTORS[unit.sector].zh}（${peers}）` : `${SECTORS[unit.sector].en} (${peers})`),
    ],
  };
}

function titleOf(found: readonly Found[], language: Language): string {
  const first = found[0];
  if (!first) return language === 'zh' ? '没有明显偏离同领域单位的数据' : 'No figure lies far from its peers';
  const units = new Set(found.map(({ item }) => item.unit.code)).size;
  const below = found.filter(({ distance }) => distance < 0).length;
  const above = found.length - below;
  if (language === 'zh') {
    const sides = [below ? `偏低${below}项` : '', above ? `偏高${above}项` : ''].filter(Boolean).join('，');
    return `${units}个单位${found.length}项数据明显偏离同领域单位：${sides}，偏离最大的是${first.item.unit.shortName}的${first.indicator.name.zh}`;
  }
  const sides = [below ? `${below} low` : '', above ? `${above} high` : ''].filter(Boolean).join(', ');
  return `${plural(found.length, 'figure')} of ${plural(units, 'unit')} far from their peers: ${sides}; farthest ${first.item.unit.shortName}, ${first.indicator.name.en}`;
}

const ruleSaid = ({ deviations, minPeers, minDenominator }: OutlierRule, language: Language): string[] =>
  language === 'zh'
    ? [
        `规则：同一领域基层单位中，偏离中位数超过${deviations}倍绝对中位差；同领域不足${minPeers}个单位、分母不足${minDenominator}、或多数单位数值相同的不判定`,
        '偏离不等于有错：可能是工作特别好或特别差，也可能是填报有误，应先核实',
      ]
    : [
        `Rule: more than ${deviations} median absolute deviations from the median of the lowest units of one sector; not judged with fewer than ${minPeers} units, bases under ${minDenominator}, or where most are alike`,
        'Far from peers is not wrong: the work may be very good or very poor, or the figure mistaken; check first',
      ];
