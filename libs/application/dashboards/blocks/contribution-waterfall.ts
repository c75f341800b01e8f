/** Who raised the figure since the last quarter, and who pulled it down? */
import { contributionsOf, largestSteps, type Part, type Share } from '#domain/analysis/contributions.js';
import type { Indicator, IndicatorCode } from '#domain/catalogue/catalogue.js';
import type { Drill, Figure, Tone, WaterfallBlock } from '#domain/dashboard/block.js';
import { figureOf } from '#domain/dashboard/figure-of.js';
import type { Language } from '#domain/errors.js';
import type { CollectedFigures } from '#domain/indicators/collected-figures.js';
import { formatChange, formatNumber, NO_VALUE, roundFigure } from '#domain/indicators/format-figure.js';
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
    const split = figure.quarterChange.value === null || !base ? null : stepsOf(data, chosen.known, base, language);
    const steps = split ?? [];
    const decimals = indicator.decimals + FINER;
    const shown = steps.filter(({ delta }) => roundFigure(delta, decimals) !== 0);
    const zero = steps.length - shown.length;
    const factor = indicator.direction === 'down' ? -1 : 1;
    const isJudged = indicator.direction === 'up' || indicator.direction === 'down';
    return {
      kind: 'waterfall',
      id: 'contributions',
      title: split ? titleOf(chosen.known, steps, language) : notSplit(chosen.known, language),
      subtitle: indicatorSubtitle(chosen.known, language),
      codes: [indicator.code],
      notes: notesOf(
        data,
        language,
        ...(split ? rules(indicator, { zero, steps: shown, change: figure.value! - base!.value! }, language) : []),
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
  const parts = data.children.map(({ unit, figures, before: past }): Part => ({
    key: unit.code,
    before: shareOf(past.get(indicator.code)),
    now: shareOf(figures.get(indicator.code)),
  }));
  const split = contributionsOf({ before, now }, parts, indicator.unit.zh === '%' ? 100 : 1);
  if (!split) return null;
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
    more('own', say('本级及其他', 'Own return and others'), split.rest),
  ];
}

const signed = (delta: number, decimals: number): string =>
  `${roundFigure(delta, decimals) > 0 ? '+' : ''}${formatNumber(delta, decimals)}`;

function titleOf({ indicator, figure }: KnownFigure, steps: readonly Step[], language: Language): string {
  const { display, direction } = formatChange(figure.quarterChange, language);
  const name = indicator.name[language];
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

function rules(
  indicator: Indicator,
  { zero, steps, change }: { zero: number; steps: readonly Step[]; change: number },
  language: Language,
): (string | null)[] {
  const decimals = indicator.decimals + FINER;
  const printed = steps.reduce((sum, { delta }) => sum + roundFigure(delta, decimals), 0);
  const isOff = roundFigure(printed, decimals) !== roundFigure(change, decimals);
  const isRate = indicator.unit.zh === '%';
  if (language === 'zh')
    return [
      isRate
        ? '各步为该单位对变化的贡献（百分点）：[(本期分子−上期全体比率×本期分母)÷本期全体分母]−[(上期分子−上期全体比率×上期分母)÷上期全体分母]，合计等于变化'
        : '各步为该单位本期与上期之差，合计等于变化',
      zero > 0 ? `${zero}项贡献为零，未画出` : null,
      isOff ? '各步分别四舍五入，相加与首尾之差可能差在末位' : null,
    ];
  return [
    isRate
      ? 'A step is the unit’s contribution in points: [(n now − former overall rate × d now) ÷ overall d now] − the same before; the steps add up to the change'
      : 'A step is the unit’s figure now less before; the steps add up to the change',
    zero > 0 ? `${plainSteps(zero)} of zero not drawn` : null,
    isOff ? 'Each step is rounded by itself: added up they may be off in the last digit' : null,
  ];
}
const notSplit = ({ indicator }: KnownFigure, language: Language): string =>
  language === 'zh' ? `${indicator.name.zh}与上季不可比，不作分解` : `${indicator.name.en}: not comparable with the quarter before`;
const plainSteps = (count: number): string => `${count} step${count === 1 ? '' : 's'}`;
