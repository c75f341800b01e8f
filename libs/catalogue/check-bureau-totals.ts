/** Figures shown as bureau totals only stay so in whatever is made of them: no indicator, cell or rule may tell a single unit's. */
import type { Element, Expression, Indicator, Rule } from '#domain/catalogue/catalogue.js';
import { tokensOf } from '#domain/validation/fill-message.js';
import type { Problem } from './catalogue-error.js';
import type { DefinitionFile } from './definition-file.js';
import type { ElementDefinition, IndicatorDefinition, RuleDefinition } from './schema.js';

/** Sums and ratios of sums; a condition or a product could single out one unit. */
const PLAIN_SUM = /^[\w\s+\-().]+$/;
const TIMES = new Set(['prev', 'yoy', 'delta']);

const wordsOf = (source: string): string[] => source.match(/[A-Za-z_]\w*/g) ?? [];

export function checkBureauTotals(
  files: {
    elements: DefinitionFile<ElementDefinition[]>;
    rules: readonly DefinitionFile<RuleDefinition[]>[];
    indicators: readonly DefinitionFile<IndicatorDefinition[]>[];
  },
  compiled: { elements: readonly Element[]; rules: readonly Rule[][]; indicators: readonly Indicator[][] },
  problems: Problem[],
): void {
  const kept = new Set(compiled.elements.filter((element) => element.bureauTotalOnly).map(({ code }) => code));
  if (kept.size === 0) return;
  const reads = (source: string): boolean => wordsOf(source).some((word) => kept.has(word));

  compiled.elements.forEach((element, i) => {
    const { code, prefill } = element;
    const told = prefill?.by === 'carry' ? prefill.from : prefill?.by === 'formula' ? prefill.expression : '';
    if (!element.bureauTotalOnly && reads(told)) problems.push(files.elements.problem([i, 'prefill'], mustBeKept(code)));
  });

  const keptIndicators = new Set(compiled.indicators.flat().flatMap((each) => (each.bureauTotalOnly ? [each.code] : [])));
  compiled.indicators.forEach((indicators, f) =>
    indicators.forEach((indicator, i) => {
      const { code, numerator, denominator, of, target } = indicator;
      const parts = [numerator, denominator, target?.per].filter((part): part is Expression<number> => part !== undefined);
      const telling = parts.filter((part) => reads(part.source));
      if (!indicator.bureauTotalOnly && (telling.length > 0 || of?.some((other) => keptIndicators.has(other))))
        problems.push(files.indicators[f]!.problem([i, 'code'], mustBeKept(code)));
      if (telling.some(({ source }) => !isPlainSum(source, kept)))
        problems.push(
          files.indicators[f]!.problem(
            [i, 'code'],
            `${code}: figures shown as bureau totals only may be added and subtracted, nothing else`,
          ),
        );
    }),
  );

  compiled.rules.forEach((rules, f) =>
    rules.forEach(({ code, checks }, i) =>
      checks.forEach(({ at, holds, expected, message, expectedText }, c) => {
        const texts = [message, expectedText].flatMap((text) => (text ? tokensOf(text.zh) : []));
        if (!kept.has(at) && [holds.source, expected?.source ?? '', ...texts].some(reads))
          problems.push(files.rules[f]!.problem([i, 'checks', c, 'at'], mustBeKept(`${code} at ${at}`)));
      }),
    ),
  );
}

const isPlainSum = (source: string, kept: ReadonlySet<string>): boolean =>
  PLAIN_SUM.test(source) && wordsOf(source).every((word) => kept.has(word) || TIMES.has(word));

const mustBeKept = (what: string): string => `${what}: it reads a figure shown as a bureau total only, and must be one itself`;
