/** W13: an organisation left the list of weak ones within a year of entering it. */
import { makeFinding } from './make-finding.js';
import { thresholdOf, valueIn, type SystemRule } from './validation-input.js';

export const turnedTooSoon: SystemRule = (rule, input, values) => {
  const quarters = thresholdOf(rule, 'quarters');
  const turned = valueIn(values, 'R12');
  const listedThen = valueIn(input.history[quarters - 1], 'R13');
  if (!turned || listedThen === null) return [];
  const since = input.history.slice(0, quarters - 1).map((quarter) => valueIn(quarter, 'R12'));
  if (since.includes(null)) return [];
  // Those listed longest are taken to have turned first.
  const old = Math.max(0, listedThen - since.reduce<number>((sum, count) => sum + (count ?? 0), 0));
  if (turned <= old) return [];
  const fillers: Record<string, number> = { R12: turned, quarters };
  return [
    makeFinding(input, {
      severity: rule.severity,
      code: rule.code,
      at: 'R12',
      message: rule.messages['too_soon']!.message,
      expected: null,
      filler: (token) => fillers[token] ?? null,
    }),
  ];
};
