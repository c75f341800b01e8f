/** Who raised the figure since the last quarter, and who pulled it down? */
import { contributionsOf, largestSteps, type Part, type Share } from '#domain/analysis/contributions.js';
import type { Indicator, IndicatorCode } from '#domain/catalogue/catalogue.js';
import type { Drill, Figure, Tone, WaterfallBlock } from '#domain/dashboard/block.js';
import { figureOf } from '#domain/dashboard/figure-of.js';
import { plural } from '#domain/dashboard/finding-title.js';
import type { Language } from '#domain/errors.js';
import type { CollectedFigures } from '#domain/indicators/collected-figures.js';
import { coveragePhrase, formatChange, formatNumber, NO_VALUE, roundFigure } from '#domain/indicators/format-figure.js';
import type { IndicatorValue } from '#domain/indicators/indicator-value.js';
import { periodName, previousPeriod } from '#domain/period/period.js';
import { indicatorSubtitle, notesOf, type BlockBuilder, type KnownFigure } from '../block-builder.js';
import { chooseCode } from './choose-code.js';

const MOST_UNITS = 8;
/** A step is a part of a small change: one decimal more than the figure itself. */
const FINER = 1;

interface Step {
  key: string;
  name: string;
  delta: number;
  drill: Drill | null;
}

/** Of the quarter before, where there is none. */
const NOTHING: Figure = { value: null, display: NO_VALUE, ratio: '', coverage: '', uncertain: false };

const isSplittable = ({ kind, bureauTotalOnly }: Indicator): boolean =>
  (kind === 'ratio' || kind === 'count' || kind === 'system') && !bureauTotalOnly;

export const contributionWaterfall =
  (codes: readonly IndicatorCode[]): BlockBuilder =>
  (data, language, choices) => {
    if (data.children.length < 2) return null;
    const chosen = chooseCode(data, codes, { choices, isFit: isSplittable, language });
    if (!chosen) return null;
    const { indicator, figure } = chosen.known;
    const base = data.trend.at(-2)?.figures.get(indicator.code);
    const { value, unlike } = figure.quarterChange;
    const split = value === null || !base ? null : stepsOf(data, chosen.known, base, language);
    const steps = split ?? [];
    const decimals = indicator.decimals + FINER;
    const shown = steps.filter(({ delta }) => roundFigure(delta, decimals) !== 0);
    const zero = steps.length - shown.length;
    const factor = indicator.direction === 'down' ? -1 : 1;
    const isJudged = !unlike && (indicator.direction === 'up' || indicator.direction === 'down');
    return {
      kind: 'waterfall',
      id: 'contributions',
      title: split ? titleOf(chosen.known, steps, language) : notSplit(chosen.known, language),
      subtitle: indicatorSubtitle(chosen.known, language),
      codes: [indicator.code],
      notes: notesOf(
        data,
        language,
        ...(split
          ? rules(indicator, { zero, steps: shown, before: base!, now: figure, isComparable: data.basis === 'comparable' }, language)
          : []),
      ),
      ...chosen.choice,
      unit: indicator.unit[language],
      decimals: indicator.decimals,
      from: { name: periodName(previousPeriod(data.period))[language], figure: base ? figureOf(indicator, base, language) : NOTHING },
      steps: shown.map((step) => ({
        ...step,
        display: signed(step.delta, decimals),
        tone: (!isJudged ? 'neutral' : step.delta * factor > 0 ? 'good' : 'bad') as Tone,
      })),
      to: { name: periodName(data.period)[language], figure: figureOf(indicator, figure, language) },
    } satisfies WaterfallBlock;
  };

const shareOf = (figure: IndicatorValue | undefined): Share | null =>
  figure && figure.numerator !== null ? { numerator: figure.numerator, denominator: figure.denominator } : null;

function stepsOf(data: CollectedFigures, { indicator, figure }: KnownFigure, base: IndicatorValue, language: Language): Step[] | null {
  const [before, now] = [shareOf(base), shareOf(figure)];
  if (!before || !now) return null;
  const isTold = (figures: (IndicatorValue | undefined)[]): boolean => figures.every((each) => each?.status !== 'withheld');
  const children = data.children.map(({ unit, figures, before: past }) => ({
    unit,
    both: [past.get(indicator.code), figures.get(indicator.code)],
  }));
  // Whoever is not shown in one of the quarters is told in neither: half of him would be neither work nor reporting.
  const parts = children
    .filter(({ both }) => isTold(both))
    .map(({ unit, both: [past, present] }): Part => ({ key: unit.code, before: shareOf(past), now: shareOf(present) }));
  const split = contributionsOf({ before, now }, parts, indicator.unit.zh === '%' ? 100 : 1);
  if (!split) return null;
  const isAllTold = parts.length === children.length;
  const nameOf = new Map(data.children.map(({ unit }) => [unit.code, unit.shortName]));
  const units = split.parts.map(({ key, delta }): Step => ({ key, name: nameOf.get(key)!, delta, drill: { unit: key } }));
  const { shown, others } = largestSteps(units, MOST_UNITS);
  const say = (zh: string, en: string): string => (language === 'zh' ? zh : en);
  const more = (key: string, name: string, delta: number): Step => ({ key, name, delta, drill: null });
  return [
    ...shown,
    ...(others.length > 0
      ? [
          more(
            'others',
            say(`其他${others.length}个单位`, `${others.length} other units`),
            others.reduce((sum, { delta }) => sum + delta, 0),
          ),
        ]
      : []),
    ...(split.scope.keys.length > 0
      ? [more('scope', say(`报送范围变化（${split.scope.keys.length}）`, `Who reported (${split.scope.keys.length})`), split.scope.delta)]
      : []),
    // What is left is no more than the crumbs of binary fractions where every child is known and the unit files nothing itself.
    ...(Math.abs(split.rest) > 1e-9
      ? [more('own', isAllTold ? say('本级', 'Own return') : say('本级及未公布单位', 'Own return and withheld units'), split.rest)]
      : []),
  ];
}

const signed = (delta: number, decimals: number): string =>
  `${roundFigure(delta, decimals) > 0 ? '+' : ''}${formatNumber(delta, decimals)}`;

function titleOf({ indicator, figure }: KnownFigure, steps: readonly Step[], language: Language): string {
  const { display, direction } = formatChange(figure.quarterChange, language);
  const name = indicator.name[language];
  if (figure.quarterChange.unlike)
    return language === 'zh'
      ? `${name}：与上季度相比的单位不同，变化含报送范围的影响`
      : `${name}: not the same units as the quarter before, so part of the change is who reported`;
  const moved = language === 'zh' ? `${name}较上季${display}` : `${name}: ${display} on the quarter`;
  const flat = language === 'zh' ? `${name}与上季持平` : `${name}: unchanged on the quarter`;
  const units = steps.filter(({ drill }) => drill !== null).toSorted((a, b) => b.delta - a.delta);
  const decimals = indicator.decimals + FINER;
  const [up, down] = [units[0], units.at(-1)];
  const said = (step: Step | undefined, sign: number): string | null =>
    step && roundFigure(step.delta, decimals) * sign > 0
      ? `${step.name}${language === 'zh' ? '（' : ' ('}${signed(step.delta, decimals)}${language === 'zh' ? '）' : ')'}`
      : null;
  const [raised, lowered] = [said(up, 1), said(down, -1)];
  const parts =
    language === 'zh'
      ? [raised && `拉高最多的是${raised}`, lowered && `拉低最多的是${lowered}`]
      : [raised && `raised most by ${raised}`, lowered && `lowered most by ${lowered}`];
  return [direction === 'flat' ? flat : moved, ...parts.filter((part) => part !== null)].join(language === 'zh' ? '，' : ', ');
}

interface Told {
  /** Steps not drawn. */
  zero: number;
  steps: readonly Step[];
  before: IndicatorValue;
  now: IndicatorValue;
  isComparable: boolean;
}

function rules(indicator: Indicator, { zero, steps, before, now, isComparable }: Told, language: Language): (string | null)[] {
  const decimals = indicator.decimals + FINER;
  const printed = steps.reduce((sum, { delta }) => sum + roundFigure(delta, decimals), 0);
  const isOff = roundFigure(printed, decimals) !== roundFigure(now.value! - before.value!, decimals);
  const isRate = indicator.unit.zh === '%';
  const isOtherScope = !isComparable && now.reported !== before.reported;
  const [was, is] = [coveragePhrase(before.reported, before.expected, language), coveragePhrase(now.reported, now.expected, language)];
  if (language === 'zh')
    return [
      isRate
        ? '各步为该单位对变化的贡献（百分点）：[(本期分子−上期全体比率×本期分母)÷本期全体分母]−[(上期分子−上期全体比率×上期分母)÷上期全体分母]，合计等于变化'
        : '各步为该单位本期与上期之差，合计等于变化',
      isOtherScope ? `上期${was}，本期${is}：变化中含报送范围不同的影响，可改用可比口径` : null,
      zero > 0 ? `${zero}步贡献为零，未画出` : null,
      isOff ? '各步分别四舍五入，相加与首尾之差可能差在末位' : null,
    ];
  return [
    isRate
      ? 'A step is the unit’s contribution in points: [(n now − former overall rate × d now) ÷ overall d now] − the same before; the steps add up to the change'
      : 'A step is the unit’s figure now less before; the steps add up to the change',
    isOtherScope ? `${was} before, ${is} now: part of the change is who is counted; see comparable units` : null,
    zero > 0 ? `${plural(zero, 'step')} of zero not drawn` : null,
    isOff ? 'Each step is rounded by itself: added up they may be off in the last digit' : null,
  ];
}
const notSplit = ({ indicator }: KnownFigure, language: Language): string =>
  language === 'zh' ? `${indicator.name.zh}与上季不可比，不作分解` : `${indicator.name.en}: not comparable with the quarter before`;
