/** A catalogue that does not hold together is refused, with the file and the line that is wrong, before anybody uses it. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { CatalogueError } from './catalogue-error.js';
import { loadCatalogue } from './load-catalogue.js';
import { removeSmallDefinitions, writeSmallDefinitions, type Edit } from './testing/small-definitions.js';

afterAll(removeSmallDefinitions);

function problemsOf(edit: Edit) {
  const { folder, lineOf } = writeSmallDefinitions(edit);
  try {
    loadCatalogue('small', folder);
  } catch (error) {
    if (error instanceof CatalogueError) return { problems: error.problems.map((p) => `${p.file}:${p.line}: ${p.message}`), lineOf };
    throw error;
  }
  throw new Error('it was taken');
}

const [ELEMENTS, RULES, COVERAGE, TRAINING, HEAD, APPRAISAL] = [
  'elements.yaml',
  'rules/hard.yaml',
  'indicators/coverage.yaml',
  'indicators/training.yaml',
  'catalogue.yaml',
  'appraisal.yaml',
] as const;

it('takes the small catalogue as it stands', () => {
  expect(loadCatalogue('small', writeSmallDefinitions().folder).elements.map((e) => e.code)).toEqual(['M01', 'M02', 'M09', 'T04', 'L16']);
});

it('names what an entry rests on, each rule once', () => {
  expect(loadCatalogue('small', writeSmallDefinitions().folder).indicator('TRN01').source).toEqual({
    zh: '《规则》第20条：每年；《规则》',
    en: 'Rules, art. 20: yearly; Rules',
  });
});

it('takes one that does not appraise', () => {
  const { folder } = writeSmallDefinitions();
  expect(loadCatalogue('small', folder).appraisal?.lagging).toEqual([
    { code: 'few_hours', name: { zh: '学时少', en: 'Few hours' }, indicator: 'TRN01', below: 10 },
  ]);
  rmSync(join(folder, 'small', APPRAISAL));
  expect(loadCatalogue('small', folder).appraisal).toBeUndefined();
});

describe('refuses', () => {
  const cases: [name: string, file: string, find: string, replace: string, says: string, on?: string][] = [
    [
      'an unknown code in a check',
      RULES,
      'holds: M09 == M01 + M02',
      'holds: M09 == M01 + M99',
      'H01: in "M09 == M01 + M99": unknown code "M99" (character 14)',
    ],
    ['an unknown code in prev()', RULES, 'holds: M09 == M01 + M02', 'holds: M09 == prev(M99)', 'unknown code "M99" (character 13)'],
    [
      'an unknown code in what is expected',
      RULES,
      'expected: M01 + M02\n',
      'expected: M01 + M98\n',
      'H01: in "M01 + M98": unknown code "M98" (character 7)',
    ],
    ['an unknown cell', RULES, 'at: M09', 'at: M97', 'H01: unknown code "M97"'],
    [
      'an unknown code in a text',
      RULES,
      "message: { zh: '{M09} 应为 {expected}', en: '{M09} should",
      "message: { zh: '{M95} 应为 {expected}', en: '{M95} should",
      'H01: the text fills in "{M95}", which is nothing here',
    ],
    [
      'texts that say different figures',
      RULES,
      "message: { zh: '{M09} 应为",
      "message: { zh: '{M01} 应为",
      'H01: the Chinese text fills in {M01 expected}, the English {M09 expected}',
    ],
    ['an unknown code in a numerator', TRAINING, 'numerator: T04', 'numerator: T94', 'TRN01: in "T94": unknown code "T94" (character 1)'],
    ['an unknown indicator in a difference', COVERAGE, 'of: [COV12, TRN01]', 'of: [COV12, TRN99]', 'COV13: unknown code "TRN99"'],
    [
      'an unknown code to carry from',
      ELEMENTS,
      'prefill: { by: carry, from: M09 }',
      'prefill: { by: carry, from: M93 }',
      'M01: carries from unknown code "M93"',
    ],
    ['a syntax error', RULES, 'holds: M09 == M01 + M02', 'holds: M09 == M01 +', 'Unexpected token: EOF (character 13)'],
    ['a check that is no yes or no', RULES, 'holds: M09 == M01 + M02', 'holds: M01 + M02', 'it yields a double, not a boolean'],
    ['a numerator that is no number', TRAINING, 'numerator: T04', 'numerator: T04 > 1', 'it yields a bool, not a number'],
    ['a function that does not exist', RULES, 'holds: M09 == M01 + M02', 'holds: M09 == total(M01)', 'no matching overload'],
    ['a duplicate element', ELEMENTS, 'code: M02\n', 'code: M01\n', 'duplicate code "M01", first used at elements.yaml:1'],
    ['a duplicate rule', RULES, 'code: H20', 'code: H01', 'duplicate code "H01", first used at rules/hard.yaml:1'],
    [
      'a duplicate indicator in another family',
      TRAINING,
      'code: TRN01',
      'code: COV12',
      'duplicate code "COV12", first used at indicators/coverage.yaml:1',
    ],
    ['a computed cell that rests on itself', ELEMENTS, 'expression: M01 + M02', 'expression: M01 + M09', 'cycle: M09 → M09', 'code: M09'],
    ['a difference of itself', COVERAGE, 'of: [COV12, TRN01]', 'of: [COV12, COV13]', 'cycle: COV13 → COV13', 'code: COV13'],
    ['a gap in the rows', ELEMENTS, 'row: 3', 'row: 4', 'M09: row 4 of sheet "members", but the next row is 3'],
    ['a gap in the legend', HEAD, 'from: 80 }', 'from: 90 }', 'gap in the legend: band "high" begins at 90, but the one before ends at 80'],
    [
      'a digit in what is to be done',
      TRAINING,
      '  numerator: T04\n',
      '  to_do: { zh: 学满32学时, en: more }\n  numerator: T04\n',
      'holds no digit',
    ],
    ['a pace of three quarters', TRAINING, 'pace: [25, 50, 75, 100]', 'pace: [25, 50, 75]', 'TRN01.target.pace: '],
    ['a pace that falls', TRAINING, 'pace: [25, 50, 75, 100]', 'pace: [25, 50, 40, 100]', 'a pace does not fall'],
    [
      'an expression no type of unit can file',
      TRAINING,
      'numerator: T04',
      'numerator: T04 + L16',
      'TRN01: no type of unit files all of T04, L16, M09',
    ],
    [
      'a flow without cumulation',
      COVERAGE,
      'cumulation: none\n  numerator: M09',
      'numerator: M09',
      'COV12: a flow needs "cumulation"',
      'code: COV12',
    ],
    [
      'a failing example of a check',
      RULES,
      '{ values: { M01: 1, M02: 1, M09: 2 }, result: true }',
      '{ values: { M01: 1, M02: 1, M09: 2 }, result: false }',
      'H01 at M09, example 1: expected {"result":false}, got {"result":true}',
    ],
    [
      'a failing example of an indicator',
      TRAINING,
      '{ values: { T04: 1, M09: 4 }, value: 25 }',
      '{ values: { T04: 1, M09: 4 }, value: 24 }',
      'TRN01, example 1: expected {"value":24}, got {"value":25}',
    ],
    [
      'a failing example of a rule that is code',
      RULES,
      '{ values: { M09: 1 }, finds: [] }',
      '{ values: { M09: 1 }, finds: [M09] }',
      'H20, example 1: expected ["M09"], got []',
    ],
    [
      'a rule that is code without its code',
      RULES,
      'code: H20',
      'code: H22',
      'H22: kind system, but the code for it does not exist',
      'kind: system',
    ],
    ['an unknown type of unit in a group', HEAD, 'second_committee]', 'third_committee]', 'unit_groups.committees.1: unknown unit type'],
    ['an unknown type of unit at an element', ELEMENTS, '[committees]', '[council]', 'L16: unknown unit type or group "council"'],
    [
      'a name every object has, as a type of unit',
      ELEMENTS,
      '[committees]',
      '[constructor]',
      'L16: unknown unit type or group "constructor"',
    ],
    ['a missing English text', RULES, 'name: { zh: 平衡, en: Balance }', 'name: { zh: 平衡 }', 'H01.name.en: the English text is missing'],
    ['an empty Chinese text', TRAINING, 'formula: { zh: 达标÷实有,', "formula: { zh: '',", 'TRN01.formula.zh: the Chinese text is missing'],
    ['an unknown source', TRAINING, '{ tag: RULES,', '{ tag: RULEZ,', 'TRN01: unknown source "RULEZ"'],
    ['a source of one language', 'sources.yaml', 'en: Rules, address', 'address', 'RULES.en: the English text is missing', 'RULES'],
    ['a misspelt key', RULES, 'kind: cell', 'kinds: cell', 'H01: unknown key "kinds"'],
    [
      'grades that do not end at 0',
      APPRAISAL,
      'from: 0 }',
      'from: 10 }',
      'gap in the grades: only the last, and always the last, begins at 0',
    ],
    ['grades out of order', APPRAISAL, 'from: 60 }', 'from: 90 }', 'grade "B" begins at 90: each must begin below the one before'],
    ['a grade twice', APPRAISAL, 'code: B,', 'code: A,', 'duplicate code "A"'],
    ['a situation of an unknown indicator', APPRAISAL, 'indicator: TRN01', 'indicator: TRN09', 'few_hours: unknown code "TRN09"'],
    [
      'a situation of no line',
      APPRAISAL,
      'below: 10',
      'above: 20\n    below: 10',
      'few_hours: say below or above, one of the two',
      'code: few_hours',
    ],
    ['a quota of nobody', APPRAISAL, 'quotas: [1, 2]', 'quotas: [1, 0]', 'quotas.1: a quota is 1, 2 or 3'],
    ['a quota twice', APPRAISAL, 'quotas: [1, 2]', 'quotas: [2, 2]', 'the quota 2 stands twice'],
    ['lights that overlap', APPRAISAL, 'lights: { green: 90,', 'lights: { green: 50,', 'yellow must begin below green'],
    [
      'a failing example of a grade',
      APPRAISAL,
      '{ met: 2, judged: 3, grade: B }',
      '{ met: 2, judged: 3, grade: A }',
      'grades, example 1: expected "A", got "B"',
    ],
    [
      'a failing example of a light',
      APPRAISAL,
      '{ met: 2, judged: 3, light: yellow }',
      '{ met: 2, judged: 3, light: red }',
      'lights, example 1: expected "red", got "yellow"',
    ],
    [
      'a failing example of a situation',
      APPRAISAL,
      '{ value: 10, holds: false }',
      '{ value: 10, holds: true }',
      'few_hours, example 2: expected true, got false',
    ],
    ['a document that is no YAML', RULES, 'kind: cell', 'kind: [cell', 'rules/hard.yaml', 'name: { zh: 平衡'],
  ];

  it.each(cases.map(([name, file, find, replace, says, on]) => ({ name, file, find, replace, says, on: on ?? find })))(
    '$name',
    ({ file, find, replace, says, on }) => {
      const { problems, lineOf } = problemsOf({ file, find, replace });
      const problem = problems.find((each) => each.includes(says)) ?? problems.join('\n');
      expect(problem).toContain(says);
      expect(problem.split(': ')[0]).toBe(`${file}:${lineOf(file, on)}`);
    },
  );

  it('everything at once, not one thing at a time', () => {
    const { problems } = problemsOf({
      file: RULES,
      find: 'at: M09\n      holds: M09 == M01 + M02',
      replace: 'at: M99\n      holds: M98 == M97',
    });
    expect(problems).toHaveLength(2);
  });

  it('whatever tells a single unit’s part in a bureau total', () => {
    const kept = (code: string) =>
      problemsOf({ file: ELEMENTS, find: `code: ${code}\n`, replace: `code: ${code}\n  bureau_total_only: true\n` });
    const told = (what: string) => `${what}: it reads a figure shown as a bureau total only, and must be one itself`;
    expect(kept('T04').problems).toEqual([`indicators/training.yaml:1: ${told('TRN01')}`]);
    expect(kept('M02').problems).toEqual([expect.stringMatching(told('M09')), expect.stringMatching(told('H01 at M09'))]);
  });

  it('a list of units by a bureau total', () => {
    const { problems } = problemsOf({ file: TRAINING, find: 'numerator: T04\n', replace: 'numerator: T04\n  bureau_total_only: true\n' });
    expect(problems).toContain('appraisal.yaml:10: few_hours: "TRN01" is shown as a bureau total only; nobody is listed by it');
  });

  it('a missing document', () => {
    const { folder } = writeSmallDefinitions();
    rmSync(join(folder, 'small', 'indicators', 'life.yaml'));
    expect(() => loadCatalogue('small', folder)).toThrow('indicators/life.yaml:1: the file is missing');
  });
});
