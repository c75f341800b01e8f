/** What makes one block of a dashboard, and the few things every such builder needs. */
import type { Block } from '#domain/dashboard/block.js';
import { figureOf, spanName, subtitleOf } from '#domain/dashboard/figure-of.js';
import type { Indicator, IndicatorCode } from '#domain/catalogue/catalogue.js';
import type { Language, Text } from '#domain/errors.js';
import type { CollectedFigures } from '#domain/indicators/collected-figures.js';
import type { ComparedIndicatorValue } from '#domain/indicators/indicator-value.js';

/**
 * One question, answered by one chart or table. To add one: a file in `blocks/` that exports a builder (or a function that returns one,
 * for a question asked of several indicators), and its name in an entry of `dashboards.ts`. It reads nothing but the figures given,
 * says its finding in the title by rule, and returns null where there is nothing to show: a unit without children, an indicator the
 * catalogue of that quarter does not have.
 */
export type BlockBuilder = (data: CollectedFigures, language: Language, choices: Choices) => Block | null;
/** One that takes long over very many units lets others have their turn, and answers later. */
export type PatientBuilder = (...asked: Parameters<BlockBuilder>) => Promise<Block | null>;

/** What the reader switched in single blocks; a block that heeds one says so in its `choice`. */
export interface Choices {
  /** At most so many units of one parent on a list; null = as many as there are. */
  quota: number | null;
  /** The indicator a block is to speak of; null = the block's own. */
  code: IndicatorCode | null;
}

export interface KnownFigure {
  indicator: Indicator;
  figure: ComparedIndicatorValue;
}

/** The unit's figures of these codes, in this order; codes this catalogue does not have, or nobody here is expected to file, are left out. */
export function figuresOf(data: CollectedFigures, codes: readonly IndicatorCode[]): KnownFigure[] {
  return codes.flatMap((code) => {
    const figure = data.total.get(code);
    if (!figure || !data.catalogue.hasIndicator(code) || figure.status === 'not_expected') return [];
    return [{ indicator: data.catalogue.indicator(code), figure }];
  });
}

export const figureOfKnown = ({ indicator, figure }: KnownFigure, language: Language) => figureOf(indicator, figure, language);

/** 单位：% · 2026年第三季度 · 27/30个单位已审核, of one indicator. */
export const indicatorSubtitle = ({ indicator, figure }: KnownFigure, language: Language): string =>
  subtitleOf(
    {
      unit: indicator.unit[language],
      span: spanName(figure.period, figure.span, language),
      reported: figure.reported,
      expected: figure.expected,
    },
    language,
  );

/** The same of a whole block, where indicators differ. */
export const blockSubtitle = (data: CollectedFigures, language: Language): string =>
  subtitleOf({ span: spanName(data.period, 'quarter', language), reported: data.reported, expected: data.expected }, language);

/** Said under every block whose rates are drawn from an open quarter. */
export function notesOf(data: Pick<CollectedFigures, 'provisional'>, language: Language, ...more: (string | null)[]): string[] {
  const open: Text = { zh: '本报告期尚未关闭，数据为暂定', en: 'The period is still open: figures are provisional' };
  return [...(data.provisional ? [open[language]] : []), ...more.filter((note) => note !== null)];
}

export const LAST_YEAR: Text = { zh: '上年同期', en: 'Same quarter last year' };
export const UNIT_NOUN: Text = { zh: '单位', en: 'units' };

/** The value a year ago, told back from the change in points. */
export const yearAgoOf = ({ value, yearChange }: ComparedIndicatorValue): number | null =>
  value !== null && yearChange.kind === 'points' && yearChange.value !== null ? value - yearChange.value : null;
