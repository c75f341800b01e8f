/** Which indicator a block speaks of where the reader may choose, and the switch that says so. */
import type { Indicator, IndicatorCode } from '#domain/catalogue/catalogue.js';
import type { Choice } from '#domain/dashboard/block.js';
import type { Language } from '#domain/errors.js';
import type { CollectedFigures } from '#domain/indicators/collected-figures.js';
import { figuresOf, type Choices, type KnownFigure } from '../block-builder.js';

/** The first code is the block's own; one that is not on the list (another block's choice) changes nothing. Null: none of them is known here. */
export function chooseCode(
  data: CollectedFigures,
  codes: readonly IndicatorCode[],
  { choices, isFit, language }: { choices: Choices; isFit: (indicator: Indicator) => boolean; language: Language },
): { known: KnownFigure; choice: { choice?: Choice } } | null {
  const offered = figuresOf(data, codes).filter(({ indicator }) => isFit(indicator));
  const known = offered.find(({ indicator }) => indicator.code === choices.code) ?? offered[0];
  if (!known) return null;
  const choice: Choice = {
    param: 'code',
    name: language === 'zh' ? '指标' : 'Indicator',
    value: known.indicator.code,
    options: offered.map(({ indicator }) => ({ value: indicator.code, name: indicator.name[language] })),
  };
  return { known, choice: offered.length > 1 ? { choice } : {} };
}
