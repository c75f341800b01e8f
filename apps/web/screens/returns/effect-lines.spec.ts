import { isMoved, moveOfFigures, movedFirst, sayFigure, type EffectLine } from './effect-lines.js';

const figure = (value: number | null, numerator: number | null = null, denominator: number | null = null) => ({
  value,
  numerator,
  denominator,
});
const line = (own: [number | null, number | null], part: Partial<EffectLine> = {}): EffectLine => ({
  code: 'LIF06',
  name: '出席率',
  unit: '%',
  direction: 'up',
  own: { before: figure(own[0]), after: figure(own[1]) },
  bureau: { before: figure(82), after: figure(82) },
  ...part,
});

it('says rates to one decimal with n/d, counts whole, and what cannot be computed as a dash', () => {
  expect(sayFigure(line([1, 2]), figure(97.345, 110, 113))).toEqual({ value: '97.3%', ratio: '110/113' });
  expect(sayFigure(line([1, 2], { unit: '个' }), figure(12))).toEqual({ value: '12', ratio: '' });
  expect(sayFigure(line([1, 2]), figure(null))).toEqual({ value: '—', ratio: '' });
});

it.each([
  [line([80, 85]), { to: 'up', isWorse: false }],
  [line([85, 80]), { to: 'down', isWorse: true }],
  [line([1, 2], { direction: 'down' }), { to: 'up', isWorse: true }],
  [line([1, 2], { direction: 'neutral' }), { to: 'up', isWorse: false }],
  [line([null, 80]), { to: 'none', isWorse: false }],
  [line([80, 80]), { to: 'none', isWorse: false }],
] as const)('%#', (of, move) => expect(moveOfFigures(of, of.own)).toEqual(move));

it('puts those that change first, and keeps a bureau’s change in sight', () => {
  const still = line([80, 80], { code: 'A' });
  const bureau = line([80, 80], { code: 'B', bureau: { before: figure(82), after: figure(82.1) } });
  expect(movedFirst([still, bureau, line([80, 81], { code: 'C' })]).map((l) => l.code)).toEqual(['B', 'C', 'A']);
  expect([still, bureau].map(isMoved)).toEqual([false, true]);
});
