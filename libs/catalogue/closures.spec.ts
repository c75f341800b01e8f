/** Every expression of the shipped catalogue, run as functions and run by the library, says the same; and none is left to the library. */
import { Environment } from '@marcbachmann/cel-js';
import type { Operands } from '#domain/catalogue/catalogue.js';
import { allCatalogues } from './catalogues.js';
import { closureOf } from './closures.js';
import { ExpressionCompiler } from './expression.js';

const catalogue = allCatalogues().at(-1)!;
const compiler = new ExpressionCompiler(new Map(catalogue.elements.map(({ code, time }) => [code, time])));
const [truths, figures] = [new Set<string>(), new Set<string>()];
for (const check of catalogue.rules.flatMap((rule) => rule.checks)) {
  truths.add(check.holds.source);
  if (check.expected) figures.add(check.expected.source);
}
for (const { numerator, denominator } of catalogue.indicators)
  for (const part of [numerator, denominator]) if (part) figures.add(part.source);

/** Small whole numbers: equalities and zeros come up. */
function drawn(seed: number): Operands {
  let state = seed;
  const next = () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32;
  const values = () => Object.fromEntries(catalogue.elements.map(({ code }) => [code, Math.floor(next() * 5)]));
  return { period: `2026Q${(seed % 4) + 1}`, values: values(), previous: values(), yearAgo: values() };
}
const DRAWN = Array.from({ length: 40 }, (_, seed) => drawn(seed + 1));
const same = (a: unknown, b: unknown) => Object.is(a, b) || a === b || (a === null && typeof b === 'number' && !Number.isFinite(b));

describe('an expression as functions', () => {
  it(`says what the library says: ${truths.size} conditions, ${figures.size} figures`, () => {
    const differing: string[] = [];
    for (const [sources, result] of [
      [truths, 'boolean'],
      [figures, 'number'],
    ] as const)
      for (const source of sources) {
        const compiled = compiler.compile(source, result as 'number');
        const reference = compiler.reference(source);
        for (const [seed, operands] of DRAWN.entries())
          if (!same(compiled.evaluate(operands), reference(operands))) differing.push(`${source} with seed ${seed + 1}`);
      }
    expect(differing).toEqual([]);
  });

  it.each([
    ['-M09 + 3 > 0 && !(M02 == 1) || M09 < M02', 'boolean'],
    ['M09 > 2 ? max(M02, M09, 7) : -min(M02, 1) * floor(M09 / 2)', 'number'],
    ['ceil(M09 / 3) + abs(M02 - M09) - prev(M09)', 'number'],
  ])('%s too', (source, result) => {
    const compiled = compiler.compile(source, result as 'number');
    const reference = compiler.reference(source);
    for (const operands of DRAWN) expect(compiled.evaluate(operands)).toBe(reference(operands));
  });

  it('is left to the library where it is of a kind not known here', () => {
    const { ast } = new Environment().registerVariable('M09', 'double').parse('[M09].size() > 0');
    expect(closureOf(ast, () => false)).toBeNull();
  });
});
