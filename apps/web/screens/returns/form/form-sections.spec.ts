import type { CatalogueView } from '#domain/views/catalogue-view.js';
import type { FindingView } from '#domain/views/return-view.js';
import type { CatalogueElement } from '../../../components/values/value-rows.js';
import { changeOfRow, completenessOf, formSections, stocksToCopy, type FormRow } from './form-sections.js';

const element = (code: string, part: Partial<CatalogueElement> = {}) =>
  ({
    code,
    sheet: 'members',
    time: 'stock',
    type: 'integer',
    scale: 0,
    appliesTo: ['branch'],
    allowsNotApplicable: false,
    ...part,
  }) as CatalogueElement;
const catalogue = {
  sheets: [
    { code: 'organisation', name: '组织' },
    { code: 'members', name: '党员' },
  ],
  elements: [element('M01'), element('M02', { time: 'flow' }), element('M09'), element('R20', { appliesTo: ['committee'] })],
} as CatalogueView;
const source = (part: object = {}) => ({
  type: 'branch' as const,
  values: {},
  locked: ['M01'],
  prefilled: { M01: 40 },
  previous: { M01: 39, M02: 0, M09: 40 },
  yearAgo: null,
  ...part,
});
const codesOf = (part: object = {}) => formSections(source(part), catalogue, true).map((s) => [s.code, s.rows.map((r) => r.element.code)]);

describe('formSections', () => {
  it('has the sections and cells of this unit and no others', () => expect(codesOf()).toEqual([['members', ['M01', 'M02', 'M09']]]));
  it('has no row for a cell that is kept from the reader', () =>
    expect(codesOf({ values: { M01: 40, M02: null } })).toEqual([['members', ['M01', 'M02']]]));
  it('has no row for the four forms before anything is stored, unless the reader may see them', () => {
    const kept = { ...catalogue, elements: [element('M02'), element('S13', { bureauTotalOnly: true })] };
    const rows = (seesAll: boolean) => formSections(source(), kept, seesAll).flatMap((s) => s.rows.map((r) => r.element.code));
    expect([rows(true), rows(false)]).toEqual([['M02', 'S13'], ['M02']]);
  });
});

it('counts only what is typed, and words in place of a figure as filled in', () => {
  const [section] = formSections(source(), catalogue, true);
  const finding = { severity: 'error', element: 'M09' } as FindingView;
  const filled = (row: FormRow) => (row.element.code === 'M02' ? { raw: '不适用', value: null } : null);
  expect(completenessOf(section!, filled, [finding])).toEqual({ asked: 2, filled: 1, errors: 1, warnings: 0 });
});

it('copies stocks that are empty and typed, and nothing else', () => {
  const rows = stocksToCopy(formSections(source(), catalogue, true), () => null);
  expect(rows.map((row) => row.element.code)).toEqual(['M09']);
  expect(stocksToCopy(formSections(source(), catalogue, true), () => 0)).toEqual([]);
});

describe('changeOfRow', () => {
  const row = (previous: number | null, yearAgo: number | null = null, time: CatalogueElement['time'] = 'stock'): FormRow => ({
    element: element('M09', { time }),
    locked: false,
    prefilled: null,
    previous,
    yearAgo,
  });
  it.each([
    [row(40), 42, { kind: 'percent', percent: 5, isLarge: false }],
    [row(40), 60, { kind: 'percent', percent: 50, isLarge: true }],
    [row(2), 3, { kind: 'percent', percent: 50, isLarge: false }],
    [row(40), 40, { kind: 'steady' }],
    [row(0), 0, { kind: 'steady' }],
    [row(0), 5, { kind: 'not_comparable' }],
    [row(null), 5, { kind: 'none' }],
    [row(40), null, { kind: 'none' }],
    [row(10, 40, 'ytd'), 50, { kind: 'percent', percent: 25, isLarge: false }],
  ] as const)('%#', (of, value, change) => expect(changeOfRow(of, value)).toEqual(change));
});
