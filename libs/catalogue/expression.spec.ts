/** What an expression sees of this quarter, the last and the same of last year; and that a missing figure is never 0. */
import type { Operands } from '#domain/catalogue/catalogue.js';
import { ExpressionCompiler, ExpressionError } from './expression.js';

const compiler = new ExpressionCompiler(
  new Map([
    ['M09', 'stock'],
    ['M02', 'flow'],
    ['T04', 'ytd'],
  ]),
);
const at = (
  period: string,
  values: Operands['values'],
  previous: Operands['previous'] = null,
  yearAgo: Operands['yearAgo'] = null,
): Operands => ({ period, values, previous, yearAgo });
const number = (source: string, operands: Operands) => compiler.compile(source, 'number').evaluate(operands);

describe('prev, delta, yoy and Q', () => {
  const q3 = at('2026Q3', { M09: 40, T04: 30 }, { M09: 38, T04: 18 }, { M09: 36, T04: 25 });
  const q1 = at('2026Q1', { M09: 40, T04: 7 }, { M09: 38, T04: 35 });

  it.each<[string, Operands, number | null]>([
    ['prev(M09)', q3, 38],
    ['yoy(M09)', q3, 36],
    ['M09 - yoy(M09)', q3, 4],
    ['delta(T04)', q3, 12],
    ['delta(M09)', q3, 2],
    ['delta(T04)', q1, 7],
    ['delta(T04)', at('2026Q1', { T04: 7 }), 7],
    ['delta(M09)', q1, 2],
    ['Q', q3, 3],
    ['25 * Q - 15', q1, 10],
    ['ceil((25 * Q - 15) * M09 / 100)', q3, 24],
    ['max(M09, T04) - min(M09, T04)', q3, 10],
    ['M09 >= 7 ? 1 : 0', q3, 1],
    ['abs(T04 - M09) / 3', q1, 11],
  ])('%s', (source, operands, expected) => expect(number(source, operands)).toBe(expected));
});

describe('what is missing', () => {
  it.each<[string, Operands]>([
    ['M09 + M02', at('2026Q3', { M09: 40 })],
    ['prev(M09)', at('2026Q3', { M09: 40 })],
    ['prev(M09)', at('2026Q3', { M09: 40 }, { T04: 1 })],
    ['delta(T04)', at('2026Q3', { T04: 9 })],
    ['delta(T04)', at('2026Q3', {}, { T04: 9 })],
    ['delta(M02)', at('2026Q1', { M02: 9 })],
    ['yoy(M09)', at('2026Q3', { M09: 40 }, { M09: 40 })],
    ['M09 / M02', at('2026Q3', { M09: 40, M02: 0 })],
  ])('%s has no result', (source, operands) => expect(number(source, operands)).toBeNull());

  it('is not 0, and 0 is not missing', () => {
    const check = compiler.compile('M02 <= M09', 'boolean');
    expect(check.evaluate(at('2026Q3', { M02: 0, M09: 0 }))).toBe(true);
    expect(check.evaluate(at('2026Q3', { M09: 0 }))).toBeNull();
  });
});

describe('the parts it reads', () => {
  it('are known before anything is evaluated', () => {
    const compiled = compiler.compile('M02 > 0 && delta(T04) > prev(M09) ? M02 : yoy(M02)', 'number');
    expect(compiled.operands).toEqual(['M02', 'T04']);
    expect(compiled.all).toEqual(['M02', 'T04', 'M09']);
  });

  it.each([
    ['M99 + 1', 'unknown code "M99" (character 1)'],
    ['M09 + prev(M99)', 'unknown code "M99" (character 12)'],
    ['prev(M09 + 1)', 'prev() takes one element code (character 6)'],
    ['prev()', 'no matching overload'],
    ['M09 +', 'Unexpected token: EOF (character 6)'],
    ['M09 == 1', 'it yields a bool, not a number'],
    ['constructor', 'unknown code "constructor"'],
    ['[M09].map(x, x)[0]', 'unknown code "x"'],
  ])('%s is refused, with its place', (source, message) => {
    expect(() => compiler.compile(source, 'number')).toThrow(ExpressionError);
    expect(() => compiler.compile(source, 'number')).toThrow(message);
  });
});
