/** Does strength get lost on the way down: committees, general branches, branches, each by its own returns? (纵向：上热中温下冷) */
import { ownPartOf, type OwnPart, type Parts } from '#domain/analysis/own-part.js';
import { percentOf, type ShareOnTarget } from '#domain/analysis/share-on-target.js';
import type { Indicator, IndicatorCode } from '#domain/catalogue/catalogue.js';
import type { Figure, HeatBlock, Tone } from '#domain/dashboard/block.js';
import type { Language, Text } from '#domain/errors.js';
import { grouped } from '#domain/grouped.js';
import type { CollectedFigures, JudgedFigures } from '#domain/indicators/collected-figures.js';
import { isThin, isUncertain } from '#domain/indicators/coverage-floor.js';
import { formatCoverage, formatNumber, formatRatio, formatValue, NO_VALUE } from '#domain/indicators/format-figure.js';
import { SMALLEST_BASE } from '#domain/indicators/rank.js';
import { isBranchType, isCommitteeType, type PeriodUnit } from '#domain/unit/unit.js';
import { blockSubtitle, figuresOf, notesOf, type BlockBuilder } from '../block-builder.js';
import { shareFigure } from './share-figure.js';

/** A level is said to be behind the one above when it is so by more than this, in percentage points. */
const STEP = 5;

const LEVELS: { key: string; name: Text; holds: (unit: PeriodUnit) => boolean }[] = [
  { key: 'committee', name: { zh: '党委', en: 'Committees' }, holds: ({ type }) => isCommitteeType(type) },
  { key: 'general', name: { zh: '党总支', en: 'General branches' }, holds: ({ type }) => type === 'general_branch' },
  { key: 'branch', name: { zh: '党支部', en: 'Branches' }, holds: ({ type }) => isBranchType(type) },
];

interface Node {
  unit: PeriodUnit;
  figures: JudgedFigures;
}
interface Own {
  sum: OwnPart;
  units: number;
  share: ShareOnTarget;
}

/** Of indicators that units of every level file for themselves. */
export const levelHeat =
  (codes: readonly IndicatorCode[]): BlockBuilder =>
  (data, language) => {
    const indicators = figuresOf(data, codes)
      .map((k) => k.indicator)
      .filter(({ unit, bureauTotalOnly }) => unit.zh === '%' && !bureauTotalOnly);
    const nodes: Node[] = [{ unit: data.unit, figures: data.total }, ...data.peers];
    // A fixed rate, or the pace: the same for every unit of the tree.
    const targets = indicators.map(({ code }) => data.total.get(code)?.target?.value ?? null);
    const ownOf = ownParts(indicators, nodes);
    const levels = LEVELS.map((level) => {
      const own = nodes.filter(({ unit }) => unit.expected && level.holds(unit));
      return {
        ...level,
        units: own.length,
        told: own.filter(({ unit }) => isTold(indicators, ownOf.get(unit.code)!)).length,
        cells: indicators.map((indicator, i) =>
          sumUp(
            indicator,
            targets[i]!,
            own.map(({ unit }) => ownOf.get(unit.code)![i]!),
          ),
        ),
      };
    }).filter(({ cells }) => cells.some(({ units }) => units > 0));
    if (levels.length < 2) return null;
    const shares = levels.map(({ cells }) => ({
      met: cells.reduce((sum, { share }) => sum + share.met, 0),
      judged: cells.reduce((sum, { share }) => sum + share.judged, 0),
    }));
    return {
      kind: 'heat',
      judged: true,
      id: 'levels',
      title: titleOf(
        levels.map(({ name, units, told }, i) => ({ name, units, told, value: percentOf(shares[i]!) })),
        language,
      ),
      subtitle: blockSubtitle(data, language),
      codes: indicators.map(({ code }) => code),
      notes: notesOf(data, language, ...RULES[language]),
      columns: [
        { key: 'share', name: { zh: '单位目标达标率', en: 'Targets met by unit' }[language] },
        ...indicators.map(({ code, name }) => ({ key: code, name: name[language] })),
      ],
      rows: levels.map(({ key, name, units, told, cells }, l) => ({
        key,
        name:
          language === 'zh'
            ? `${name.zh}（有数据${formatCoverage(told, units)}）`
            : `${name.en} (${formatCoverage(told, units)} with figures)`,
        drill: null,
        cells: [
          {
            figure: shareFigure(shares[l]!, { reported: told, expected: units, provisional: data.provisional }),
            tone: 'neutral',
          },
          ...indicators.map((indicator, i) => cellOf(data, indicator, targets[i]!, cells[i]!, units, language)),
        ],
      })),
    } satisfies HeatBlock;
  };

/** What each unit's own return says of each indicator. Unit by unit, so that of very many each is unpacked once. */
function ownParts(indicators: readonly Indicator[], nodes: readonly Node[]): Map<string, (OwnPart | null)[]> {
  const sums = nodes.map(({ unit, figures }) => ({
    unit,
    parts: indicators.map(({ code }): Parts => {
      const { numerator = null, denominator = null, reported = 0, status = 'missing' } = figures.judged(code) ?? {};
      return { numerator, denominator, reported, status };
    }),
  }));
  const below = grouped(sums, ({ unit }) => unit.parent);
  return new Map(
    sums.map(({ unit, parts }) => [
      unit.code,
      parts.map((sum, i) =>
        ownPartOf(
          sum,
          (below.get(unit.code) ?? []).map((child) => child.parts[i]!),
        ),
      ),
    ]),
  );
}

/** By anything but the record of filing, which is there of every unit. */
const isTold = (indicators: readonly Indicator[], parts: readonly (OwnPart | null)[]): boolean =>
  parts.some((part, i) => part !== null && part.denominator > 0 && indicators[i]!.kind !== 'system');

function sumUp({ direction }: Indicator, due: number | null, parts: readonly (OwnPart | null)[]): Own {
  const own: Own = { sum: { numerator: 0, denominator: 0 }, units: 0, share: { met: 0, judged: 0 } };
  for (const part of parts) {
    if (!part || part.denominator <= 0) continue;
    own.units += 1;
    own.sum.numerator += part.numerator;
    own.sum.denominator += part.denominator;
    if (due === null || (direction !== 'up' && direction !== 'down')) continue;
    const value = (part.numerator / part.denominator) * 100;
    own.share.judged += 1;
    if (direction === 'up' ? value >= due : value <= due) own.share.met += 1;
  }
  return own;
}

function cellOf(
  data: CollectedFigures,
  indicator: Indicator,
  due: number | null,
  { sum, units }: Own,
  of: number,
  language: Language,
): { figure: Figure; tone: Tone } {
  if (units === 0) return { figure: { value: null, display: NO_VALUE, ratio: '', coverage: '', uncertain: false }, tone: 'muted' };
  const value = (sum.numerator / sum.denominator) * 100;
  const isMet = due === null ? null : indicator.direction === 'down' ? value <= due : value >= due;
  return {
    figure: {
      value,
      display: formatValue(indicator, value, 'final', language),
      ratio: formatRatio(sum.numerator, sum.denominator),
      coverage: formatCoverage(units, of),
      uncertain: isUncertain({ status: data.provisional ? 'provisional' : 'final', reported: units, expected: of }),
    },
    tone: isMet === null ? 'neutral' : isMet ? 'good' : 'bad',
  };
}

interface Level {
  name: Text;
  value: number | null;
  units: number;
  /** Of how many of them anything is known. */
  told: number;
}
/** One or two more or less, or the many that are not in, would turn the finding over. */
const isFew = ({ units, told }: Level): boolean => told < SMALLEST_BASE || isThin({ reported: told, expected: units });

function titleOf(levels: Level[], language: Language): string {
  const known = levels.flatMap(({ name, value, ...level }) => (value === null ? [] : [{ ...level, name: name[language], value }]));
  const said = known.map(({ name, value }) => `${name}${language === 'zh' ? '' : ' '}${formatNumber(value, 1)}%`);
  if (known.length < 2) return language === 'zh' ? '各级本级工作：本期尚无可比数据' : 'Own work by level: nothing to compare yet';
  const few = levels
    .filter(isFew)
    .map(({ name, units, told }) => `${name[language]}${language === 'zh' ? '' : ' '}${formatCoverage(told, units)}`);
  if (few.length > 0)
    return language === 'zh'
      ? `按本级季报，单位目标达标率${said.join('、')}；${few.join('、')}个单位有数据，过少，不作逐级比较`
      : `Targets met by own returns: ${said.join(', ')}; too few with figures to compare levels: ${few.join(', ')}`;
  const steps = known.slice(1).map(({ value }, i) => value - known[i]!.value);
  const isLost = steps.every((step) => step < -STEP);
  const isGained = steps.every((step) => step > STEP);
  if (language === 'zh') {
    const finding = isLost ? '逐级递减，上热下冷' : isGained ? '逐级上升' : `未见逐级递减（相邻两级相差超过${STEP}个百分点才计）`;
    return `按本级季报，单位目标达标率${said.join('、')}，${finding}`;
  }
  const finding = isLost
    ? 'lost at every step down'
    : isGained
      ? 'rising at every step down'
      : `no loss of more than ${STEP} points at every step`;
  return `Targets met by own returns: ${said.join(', ')}; ${finding}`;
}

const RULES = {
  zh: [
    '只计各级单位本级季报：从单位合计中减去所属单位，各级互不包含；每格为Σ分子÷Σ分母，不取各单位比率的平均',
    `单位目标达标率＝各单位各项指标中达到目标的项数÷可评的项数；有数据的单位不足${SMALLEST_BASE}个或不足三成的一级，不作逐级比较`,
  ],
  en: [
    'Own returns only: the units below are taken out of each sum, so that no level holds another; a cell is Σ numerator over Σ denominator, never a mean of rates',
    `Targets met = figures of single units on target over those judged; levels of which fewer than ${SMALLEST_BASE} units, or under three in ten, have figures are not compared`,
  ],
};
