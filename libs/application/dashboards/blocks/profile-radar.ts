/** Where is the unit strong and where weak, beside its peers and against last year? (五类指标和报送，达标占比) */
import { tallyOf, type Tally } from '#domain/analysis/judged.js';
import { addShares } from '#domain/analysis/share-on-target.js';
import { FAMILIES, type Family } from '#domain/catalogue/catalogue.js';
import type { Figure, RadarBlock } from '#domain/dashboard/block.js';
import type { Language } from '#domain/errors.js';
import type { CollectedFigures, FigureMap, SiblingFigures } from '#domain/indicators/collected-figures.js';
import { formatNumber } from '#domain/indicators/format-figure.js';
import { SECTORS } from '#domain/unit/unit.js';
import { blockSubtitle, LAST_YEAR, notesOf, type BlockBuilder } from '../block-builder.js';
import { FAMILY_NAMES } from './family-table.js';
import { shareFigure } from './share-figure.js';

const ON_TIME = 'RSP14';
const YEAR = 4;

type Seen = { get(code: string): ReturnType<FigureMap['get']> };
type Axis = Family | 'filing';
const AXES: Axis[] = [...FAMILIES, 'filing'];

export const profileRadar: BlockBuilder = (data, language) => {
  const axes = AXES.filter((axis) => sharesOf(data, data.total, axis).judged > 0);
  // Two directions are no shape.
  if (axes.length < 3) return null;
  // A unit narrowed to a sector is not set beside whole ones.
  const siblings = data.sector === null ? data.siblings : [];
  const past = data.trend.at(-1 - YEAR)?.figures;
  const series: RadarBlock['series'] = [
    { name: data.unit.shortName, role: 'main', figures: figuresOf(axes, (axis) => sharesOf(data, data.total, axis), data) },
    ...(siblings.length > 0 ? [siblingSeries(data, siblings, axes, language)] : []),
    ...(past && axes.some((axis) => sharesOf(data, past as Seen, axis).judged > 0)
      ? [
          {
            name: LAST_YEAR[language],
            role: 'last_year' as const,
            // How complete that quarter was is not known here; this one's coverage is not that one's.
            figures: figuresOf(axes, (axis) => sharesOf(data, past as Seen, axis), { reported: 0, expected: 0, provisional: false }),
          },
        ]
      : []),
  ];
  return {
    kind: 'radar',
    id: 'radar',
    title: titleOf(axes, series, language),
    subtitle: blockSubtitle(data, language),
    codes: data.catalogue.hasIndicator(ON_TIME) ? [ON_TIME] : [],
    notes: notesOf(data, language, ...rulesSaid(siblings.length, language)),
    unit: '%',
    decimals: 1,
    axes: axes.map((axis) => ({ key: axis, name: axisName(axis, language), max: 100 })),
    series,
  };
};

/** Met of judged in one family; of filing, returns on time of those due. */
function sharesOf(data: CollectedFigures, figures: Seen, axis: Axis): Pick<Tally, 'met' | 'judged'> {
  if (axis !== 'filing')
    return tallyOf(
      // Filing has its own axis.
      data.catalogue.indicators.filter(({ family, kind }) => family === axis && kind !== 'system'),
      figures,
    );
  const onTime = figures.get(ON_TIME);
  return { met: onTime?.numerator ?? 0, judged: onTime?.denominator ?? 0 };
}

const figuresOf = (
  axes: readonly Axis[],
  shareOf: (axis: Axis) => Pick<Tally, 'met' | 'judged'>,
  { reported, expected, provisional }: Pick<CollectedFigures, 'reported' | 'expected' | 'provisional'>,
): Figure[] => axes.map((axis) => shareFigure(shareOf(axis), { reported, expected, provisional }));

function siblingSeries(
  data: CollectedFigures,
  siblings: readonly SiblingFigures[],
  axes: readonly Axis[],
  language: Language,
): RadarBlock['series'][number] {
  const sector = SECTORS[data.unit.sector][language];
  const sum = (of: 'reported' | 'expected'): number => siblings.reduce((total, sibling) => total + sibling[of], 0);
  return {
    name: language === 'zh' ? `同级单位合计（${sector}，${siblings.length}个）` : `Siblings together (${sector}, ${siblings.length})`,
    role: 'peer',
    figures: figuresOf(axes, (axis) => addShares(siblings.map(({ figures }) => sharesOf(data, figures, axis))), {
      reported: sum('reported'),
      expected: sum('expected'),
      provisional: data.provisional,
    }),
  };
}

const axisName = (axis: Axis, language: Language): string => {
  if (axis === 'filing') return { zh: '按时报送', en: 'filing on time' }[language];
  return FAMILY_NAMES[axis][language];
};

function titleOf(axes: readonly Axis[], series: RadarBlock['series'], language: Language): string {
  const main = series.find(({ role }) => role === 'main')!;
  const peer = series.find(({ role }) => role === 'peer');
  const known = axes.flatMap((axis, i) => {
    const figure = main.figures[i]!;
    return figure.value === null
      ? []
      : [{ name: axisName(axis, language), value: figure.value, ratio: figure.ratio, peer: peer?.figures[i]?.value ?? null }];
  });
  const sorted = known.toSorted((a, b) => b.value - a.value);
  const [best, worst] = [sorted[0]!, sorted.at(-1)!];
  const behind = known.filter((axis) => axis.peer !== null && axis.value < axis.peer).length;
  const compared = known.filter((axis) => axis.peer !== null).length;
  const say = ({ name, value, ratio }: typeof best): string =>
    language === 'zh' ? `${name}（${formatNumber(value, 1)}%，${ratio}）` : `${name} (${formatNumber(value, 1)}%, ${ratio})`;
  if (language === 'zh') {
    const own =
      best.value === worst.value
        ? `各方面达标占比均为${formatNumber(best.value, 1)}%`
        : `达标占比最高的是${say(best)}，最低的是${say(worst)}`;
    return compared === 0 ? own : `${own}；${compared}个方面中${behind === 0 ? '没有落后于' : `${behind}个落后于`}同级单位`;
  }
  const own =
    best.value === worst.value
      ? `Targets met: ${formatNumber(best.value, 1)}% on every side`
      : `Most targets met in ${say(best)}, fewest in ${say(worst)}`;
  return compared === 0 ? own : `${own}; behind its siblings on ${behind} of ${compared} sides`;
}

const rulesSaid = (siblings: number, language: Language): (string | null)[] =>
  language === 'zh'
    ? [
        '各方面为达标指标数÷可评指标数，按时报送为按时份数÷已报或到期份数',
        siblings > 0 ? '同级单位为同一上级、同一领域的其他单位，达标数与可评数分别相加' : null,
      ]
    : [
        'A side is figures on target over figures judged; filing on time is returns on time over returns filed or due',
        siblings > 0 ? 'Siblings are the other units of the same parent and sector; on target and judged are added up' : null,
      ];
