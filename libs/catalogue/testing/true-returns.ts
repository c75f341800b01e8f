/** Returns as honest units would file them in 2026Q3, with what they filed the quarter before: nothing in them is wrong. */
import type { Catalogue } from '#domain/catalogue/catalogue.js';
import type { Values } from '#domain/return/values.js';
import type { UnitType } from '#domain/unit/unit.js';
import type { ValidationInput } from '#domain/validation/validate-return.js';

/** `M09 24` pairs, a line a sheet. */
const figures = (text: string): Values =>
  Object.fromEntries([...text.matchAll(/(\w+) ([\d.]+)/g)].map(([, code, value]) => [code!, Number(value)]));

const BRANCH = figures(`
  O01 0, O02 0, O03 1, O04 0, O05 0, O06 3, O07 1, O08 1
  O09 1, O10 1, O11 1, O12 0, O13 0, O14 0, O15 0, O16 0, O17 0, O18 0
  M01 24, M02 1, M03 0, M04 0, M05 1, M06 0, M07 0, M08 0, M09 24, M10 1, M12 2, M13 2, M14 24
  L02 1, L03 1, L04 3, L06 1, L07a 1, L07b 1, L07c 1, L08 1, L09 168, L10 155, L11 0, L12 0, L13 1, L14 1, L15 1
  T01 1, T02 46, T03 184, T04 17, T05 3, T06 2, T07 1, T08 1, T09 0, T10 0, T11 1, T12 1, T13 1, T14 0
  S03 1, S04 2, S05 1, S06 4, S07 3, S08 1, S09 1, S10 0
  R01 1, R02 1, R05 4, R06 3, R07 0, R08 0, R09 4, R10 0, R11 0, R12 0, R13 0, R14 3, R15 3, R16 0, R17 1, R18 0, R19 0`);
const BRANCH_BEFORE: Values = {
  ...BRANCH,
  ...figures(
    'M01 23, M02 0, M03 1, M05 0, L09 162, L10 148, T02 40, T03 152, T04 11, T06 1, S03 0, S04 0, S05 0, S07 2, R05 3, R06 2, R09 3',
  ),
};

const COMMITTEE = figures(`
  O01 1, O02 0, O03 0, O09 2, O10 0, O11 0, O12 1, O13 0, O14 1, O15 0, O16 0, O17 0, O18 0
  L16 2, L17 9, L18 9
  T01 3, T05 7, T06 5, T07 1, T08 1, T09 0, T10 0, T11 6, T12 5, T13 5, T14 4
  S01 2, S03 1, S04 3, S05 3, S06 12, S07 10, S08 1, S09 1, S10 0, S11 1, S12 1, S13 3, S14 1, S15 0, S16 0
  R01 1, R02 1, R03 7, R04 7, R05 8, R06 7, R07 0, R08 0, R09 8, R10 0, R11 0, R12 0, R13 0, R14 5, R15 5, R16 1, R17 0, R18 0, R19 0
  R20 4, R21 260, R22 48.5, R23 33.25`);
const COMMITTEE_BEFORE: Values = {
  ...COMMITTEE,
  ...figures('L17 8, L18 8, T06 3, T12 3, T14 3, S01 1, S04 2, S05 1, S07 7, S13 2, R05 6, R06 5, R09 6, R23 21.4'),
};

const RETURNS = { branch: [BRANCH, BRANCH_BEFORE], committee: [COMMITTEE, COMMITTEE_BEFORE] } as const;

/** Everything validateReturn asks, for a true return of this type; cells lie in column E, row = row of the element + 4. */
export function trueReturn(catalogue: Catalogue, type: 'branch' | 'committee'): ValidationInput {
  const [values, previous] = RETURNS[type];
  const code = type === 'branch' ? '003' : '001';
  const parent = type === 'branch' ? '001' : null;
  return {
    catalogue,
    unit: {
      period: '2026Q3',
      code,
      name: code,
      shortName: code,
      type: type satisfies UnitType,
      sector: 'organ',
      parent,
      path: parent ? `/${parent}/${code}/` : `/${code}/`,
      expected: true,
      reviewLevels: 1,
    },
    period: '2026Q3',
    values: { ...values },
    cells: Object.fromEntries(catalogue.elements.map((element) => [element.code, { sheet: element.sheet, cell: `E${element.row + 4}` }])),
    previous,
    yearAgo: null,
    history: [previous, null, null, null],
    returnedCount: 0,
    submittedLate: false,
    periodOpen: true,
    unitActive: true,
    parentValid: true,
    peers: { LIF06: { n: 12, median: 92, mad: 3 } },
  };
}
