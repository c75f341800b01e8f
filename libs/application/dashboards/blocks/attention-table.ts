/** What needs attention first: where returns are not accepted yet, then the targets missed by most; none or two of two come last. */
import type { Indicator } from '#domain/catalogue/catalogue.js';
import type { TableBlock } from '#domain/dashboard/block.js';
import { changeCell, UNLIKE } from '#domain/dashboard/figure-of.js';
import { distanceText, plural } from '#domain/dashboard/finding-title.js';
import type { Language, Text } from '#domain/errors.js';
import type { ChildFigures, CollectedFigures, FigureMap } from '#domain/indicators/collected-figures.js';
import { formatRatio, formatTarget, formatValue } from '#domain/indicators/format-figure.js';
import type { ComparedIndicatorValue } from '#domain/indicators/indicator-value.js';
import { SMALLEST_BASE } from '#domain/indicators/rank.js';
import type { PeriodUnit } from '#domain/unit/unit.js';
import { blockSubtitle, notesOf, type BlockBuilder } from '../block-builder.js';
import { explainedNotes } from '../explained-notes.js';
import { filingParts, notAccepted } from './filing-parts.js';

const SHOWN = 12;
const SILENT_SHOWN = 6;
const SMALL_LAST: Text = {
  zh: `分母不足${SMALLEST_BASE}的列在最后`,
  en: `Figures over fewer than ${SMALLEST_BASE} stand last`,
};

type Node = Pick<ChildFigures, 'unit' | 'figures' | 'reported' | 'expected' | 'filing'>;

interface Miss {
  unit: PeriodUnit;
  indicator: Indicator;
  figure: ComparedIndicatorValue;
  /** How far off: points of a hundred for rates, a share of the target for the rest, so that both can stand in one list. */
  weight: number;
  /** Too few below the line to stand before the others. */
  isSmall: boolean;
}

export const attentionTable: BlockBuilder = (data, language) => {
  const nodes: Node[] = data.children.length > 0 ? data.children : [{ ...data, figures: data.total }];
  const misses = nodes
    .flatMap(({ unit, figures }) => missesOf(data, unit, figures))
    .toSorted((a, b) => Number(a.isSmall) - Number(b.isSmall) || b.weight - a.weight);
  const silent = [...nodes, ownNode(data, language)]
    .filter((node) => node.expected > node.reported)
    .toSorted((a, b) => Number(a.reported > 0) - Number(b.reported > 0) || owed(b) - owed(a));
  const explained = explainedNotes(data, misses.slice(0, SHOWN).map(shownIn), language);
  const quiet = silent.map((node) => silentRow(node, language));
  const missed = misses.map((miss) =>
    missRow(miss, explained.marked(miss.unit.code, miss.unit.shortName, [miss.indicator.code]), language),
  );
  const first = [...quiet.slice(0, SILENT_SHOWN), ...missed.slice(0, SHOWN)];
  return {
    kind: 'table',
    id: 'attention',
    title: titleOf(misses, data.expected - data.reported, data.children.length > 0, language),
    subtitle: blockSubtitle(data, language),
    codes: [...new Set(misses.map((miss) => miss.indicator.code))],
    notes: notesOf(
      data,
      language,
      misses.some((miss) => miss.isSmall) ? SMALL_LAST[language] : null,
      misses.some((miss) => miss.figure.quarterChange.unlike) ? UNLIKE[language] : null,
      ...explained.lines,
    ),
    columns: (language === 'zh'
      ? ['单位', '指标', '数值', '目标', '差距', '环比']
      : ['Unit', 'Indicator', 'Value', 'Target', 'Gap', 'On quarter']
    ).map((name, i) => ({
      key: ['unit', 'indicator', 'value', 'target', 'gap', 'quarter'][i]!,
      name,
      align: i < 2 ? 'left' : 'right',
    })),
    rows: [...first, ...quiet.slice(SILENT_SHOWN), ...missed.slice(SHOWN)],
    shown: first.length,
  };
};

function missesOf(data: CollectedFigures, unit: PeriodUnit, figures: FigureMap): Miss[] {
  return data.catalogue.indicators.flatMap((indicator) => {
    const figure = figures.get(indicator.code);
    const target = figure?.target?.value;
    if (!figure || figure.value === null || figure.target?.met !== false || target === null || target === undefined) return [];
    return [
      {
        unit,
        indicator,
        figure,
        isSmall: figure.denominator !== null && figure.denominator < SMALLEST_BASE,
        weight: Math.abs(target - figure.value) / (indicator.unit.zh === '%' ? 100 : Math.max(Math.abs(target), Math.abs(figure.value), 1)),
      },
    ];
  });
}

const shownIn = ({ unit, indicator }: Miss) => ({ unit: unit.code, name: unit.shortName, codes: [indicator.code] });

function missRow({ unit, indicator, figure }: Miss, name: string, language: Language): TableBlock['rows'][number] {
  return {
    key: `${unit.code}-${indicator.code}`,
    drill: { unit: unit.code },
    cells: [
      { display: name, tone: 'neutral' },
      { display: indicator.name[language], tone: 'neutral', hint: indicator.formula[language] },
      { display: withRatio(indicator, figure, language), tone: 'bad' },
      { display: formatTarget(indicator, figure.target, language) ?? '—', tone: 'neutral' },
      { display: distanceText(indicator, figure.target!.value! - figure.value!, language), tone: 'bad' },
      changeCell(indicator, figure.quarterChange, language),
    ],
  };
}

/** 0.0%（0/2）: two of two is another matter than two hundred. */
function withRatio(indicator: Indicator, figure: ComparedIndicatorValue, language: Language): string {
  const display = formatValue(indicator, figure.value, figure.status, language);
  const ratio = formatRatio(figure.numerator, figure.denominator);
  if (ratio === '') return display;
  return language === 'zh' ? `${display}（${ratio}）` : `${display} (${ratio})`;
}

function silentRow(node: Node, language: Language): TableBlock['rows'][number] {
  const { unit } = node;
  const count = notAccepted(filingParts(node), language);
  return {
    key: `${unit.code}-silent`,
    drill: { unit: unit.code },
    cells: [unit.shortName, language === 'zh' ? '季报' : 'Return', count, '—', '—', '—'].map((display, i) => ({
      display,
      tone: i === 2 ? 'bad' : 'neutral',
    })),
  };
}

const owed = ({ expected, reported }: Node): number => expected - reported;

/** What the unit itself owes: what is left of the whole without its children. Nothing at a leaf, which stands there already. */
function ownNode({ unit, total, expected, reported, filing, children }: CollectedFigures, language: Language): Node {
  const below = (of: (child: ChildFigures) => number): number => children.reduce((sum, child) => sum + of(child), 0);
  return {
    unit: { ...unit, shortName: `${unit.shortName}${{ zh: '（本级）', en: ' (own return)' }[language]}` },
    figures: total,
    expected: children.length > 0 ? expected - below((child) => child.expected) : 0,
    reported: children.length > 0 ? reported - below((child) => child.reported) : 0,
    filing: { ...filing, submitted: filing.submitted - below((child) => child.filing.submitted) },
  };
}

/** Misses are looked for one level down; of returns the whole tree is counted. */
function titleOf(misses: Miss[], silent: number, areChildren: boolean, language: Language): string {
  const units = new Set(misses.map((miss) => miss.unit.code)).size;
  if (misses.length === 0 && silent === 0)
    return language === 'zh'
      ? `${areChildren ? '下一级单位' : ''}没有未达目标的指标，应报季报均已审核`
      : `No target is missed${areChildren ? ' one level down' : ''}, and every return due is accepted`;
  const parts =
    language === 'zh'
      ? [silent ? `${silent}个单位尚无已审核的季报` : '', misses.length ? `全部指标中${units}个单位共${misses.length}项未达目标` : '']
      : [
          silent ? `nothing accepted of ${plural(silent, 'unit')}` : '',
          misses.length ? `of all indicators, ${plural(misses.length, 'target')} missed in ${plural(units, 'unit')}` : '',
        ];
  return `${language === 'zh' ? '需要关注：' : 'For attention: '}${parts.filter(Boolean).join(language === 'zh' ? '，' : ', ')}`;
}
