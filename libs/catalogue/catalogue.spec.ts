/** The shipped catalogue: complete, coherent, quick, and every example in it true. */
import { allCatalogues, catalogueFor, catalogueOfVersion } from './catalogues.js';
import { loadWithExamples } from './load-catalogue.js';
import { trueReturn } from './testing/true-returns.js';

const { catalogue, examples } = loadWithExamples('2022.1');
const codesOf = (letter: string) => catalogue.rules.map((rule) => rule.code).filter((code) => code.startsWith(letter));
const numbered = (letter: string, count: number) => Array.from({ length: count }, (_, i) => `${letter}${String(i + 1).padStart(2, '0')}`);

describe('the catalogue 2022.1', () => {
  it('has the 101 elements of the form, gaps and all', () => {
    expect(catalogue.elements.map((element) => element.code)).toEqual([
      ...numbered('O', 18),
      ...numbered('M', 14).filter((code) => code !== 'M11'),
      'L02',
      'L03',
      'L04',
      'L06',
      'L07a',
      'L07b',
      'L07c',
      ...numbered('L', 18).slice(7),
      ...numbered('T', 14),
      ...numbered('S', 16).filter((code) => code !== 'S02'),
      ...numbered('R', 23),
    ]);
    expect(catalogue.elements).toHaveLength(101);
    expect(catalogue.elements.filter((element) => element.prefill).map((element) => element.code)).toEqual([
      'O01',
      'O02',
      'O03',
      'O04',
      'O05',
      'O06',
      'O07',
      'O09',
      'M01',
      'R10',
      'R13',
    ]);
  });

  it('has 23 hard errors, 17 warnings and 59 indicators, with sub-codes for those of several series', () => {
    expect(codesOf('H')).toEqual(numbered('H', 23));
    expect(codesOf('W')).toEqual(numbered('W', 17));
    const main = catalogue.indicators.filter((indicator) => !indicator.parent).map((indicator) => indicator.code);
    expect(main).toEqual([
      ...numbered('COV', 13),
      ...numbered('LIF', 14),
      ...numbered('TRN', 9),
      ...numbered('SUP', 9),
      ...numbered('RSP', 14),
    ]);
    expect(main).toHaveLength(59);
    expect(
      catalogue.indicators.filter((indicator) => indicator.parent).map((indicator) => `${indicator.parent} ${indicator.code}`),
    ).toEqual([
      'SUP08 SUP08.1',
      'SUP08 SUP08.2',
      'SUP08 SUP08.3',
      'SUP08 SUP08.4',
      'SUP08 SUP08.share',
      'RSP14 RSP14.first',
      'RSP14 RSP14.returned',
      'RSP14 RSP14.late',
    ]);
  });

  it('asks each type of unit for its own, and groups for nothing', () => {
    const filed = (['branch', 'general_branch', 'committee', 'group', 'no_organisation'] as const).map(
      (type) => catalogue.elementsFor(type).length,
    );
    expect(filed).toEqual([85, 51, 65, 0, 0]);
    expect(catalogue.elementsFor('joint_branch')).toEqual(catalogue.elementsFor('branch'));
    for (const code of ['L16', 'L17', 'L18', 'S01', 'S13', 'S14', 'S15', 'S16', 'R20', 'R21', 'R22', 'R23'])
      expect(catalogue.element(code).appliesTo).toEqual(['committee', 'second_committee']);
  });

  it('shows the four forms, and what is made of them, as bureau totals only', () => {
    const hidden = catalogue.elements.filter((element) => element.bureauTotalOnly).map((element) => element.code);
    expect(hidden).toEqual(['S13', 'S14', 'S15', 'S16']);
    for (const indicator of catalogue.indicators) {
      const reads = [...(indicator.numerator?.operands ?? []), ...(indicator.denominator?.operands ?? [])];
      expect([indicator.code, indicator.bureauTotalOnly]).toEqual([indicator.code, reads.some((code) => hidden.includes(code))]);
      if (indicator.bureauTotalOnly) expect([indicator.direction, indicator.target]).toEqual(['neutral', undefined]);
    }
  });

  it('checks and measures one return in well under a millisecond', () => {
    const { values, previous } = trueReturn(catalogue, 'branch');
    const operands = { period: '2026Q3', values: values as Record<string, number>, previous, yearAgo: null };
    const expressions = [
      ...catalogue.rules.flatMap((rule) => rule.checks.map((check) => check.holds)),
      ...catalogue.indicators.flatMap((i) => [i.numerator, i.denominator].filter((e) => e !== undefined)),
    ];
    const once = () => {
      const start = performance.now();
      for (const expression of expressions) expression.evaluate(operands);
      return performance.now() - start;
    };
    const times = Array.from({ length: 300 }, once).sort((a, b) => a - b);
    expect(times[150]).toBeLessThan(1);
  });
});

describe('its examples', () => {
  it('are there for every check, every rule that is code, and every indicator', () => {
    expect(examples.length).toBeGreaterThan(400);
    const indicators = new Set(examples.map((example) => example.name.split(',')[0]));
    expect(catalogue.indicators.filter((indicator) => !indicators.has(indicator.code))).toEqual([]);
  });

  it.each(examples)('$name', ({ run }) => {
    const { actual, expected } = run();
    expect(actual).toEqual(expected);
  });
});

describe('which catalogue', () => {
  it('is in force for a period, from the first quarter of the sample history on', () => {
    expect(catalogueFor('2022Q1').version).toBe('2022.1');
    expect(catalogueFor('2026Q3')).toBe(catalogueOfVersion(allCatalogues().at(-1)!.version));
    expect(() => catalogueFor('2021Q4')).toThrow('No catalogue is in force for 2021Q4');
    expect(() => catalogueOfVersion('1999.9')).toThrow('no catalogue of version "1999.9"');
  });
});

it('names its sources for readers: no tag, no seed, no expression reaches them', () => {
  const texts = [...catalogue.indicators, ...catalogue.rules].map((entry) => entry.source);
  for (const { zh, en } of [...texts, ...catalogue.indicators.flatMap(({ target }) => (target ? [target.source] : []))]) {
    expect(zh).toMatch(/\p{Script=Han}/u);
    expect(en).toMatch(/[a-z]{3}/);
    expect(`${zh} ${en}`).not.toMatch(/\[|\]|seed|[Hh]ouse rule|domain [A-G]\b|decision \d|\b[A-Z]{2,}\d*\b/);
  }
});
