/** The values nobody types: what the tree says of a unit and what the previous accepted return carries forward. */
import type { Catalogue, Element, ElementCode } from '#domain/catalogue/catalogue.js';
import type { CellMap } from '#domain/return/return.js';
import type { StoredValues, Values } from '#domain/return/values.js';
import { isBranchType, isCommitteeType, type PeriodUnit, type UnitType } from '#domain/unit/unit.js';
import { findingKey, type Finding } from '#domain/validation/finding.js';

/** Counts of organisations a unit itself is: its own 1 among the sums of its ancestors. */
const TREE_VALUES: Record<string, (unit: PeriodUnit) => boolean> = {
  O01: (unit) => isCommitteeType(unit.type),
  O02: (unit) => unit.type === 'general_branch',
  O03: (unit) => isBranchType(unit.type),
  O04: (unit) => unit.type === 'joint_branch',
  O05: (unit) => unit.type === 'temporary_branch',
};

const known = new WeakMap<Catalogue, Map<UnitType, Element[]>>();
/** Asked for thousands of times a file. */
function prefilledElements(catalogue: Catalogue, type: UnitType): Element[] {
  let byType = known.get(catalogue);
  if (!byType) known.set(catalogue, (byType = new Map()));
  let elements = byType.get(type);
  if (!elements) byType.set(type, (elements = catalogue.elementsFor(type).filter((element) => element.prefill)));
  return elements;
}

/** Element code → value to fill in and lock. Codes that cannot be known (no accepted return before) are absent and are typed. */
export function prefilledValues(catalogue: Catalogue, unit: PeriodUnit, previous: Values | null): Values {
  const values: Values = {};
  for (const element of prefilledElements(catalogue, unit.type)) {
    if (element.prefill?.by === 'tree' && TREE_VALUES[element.code]) values[element.code] = TREE_VALUES[element.code]!(unit) ? 1 : 0;
    if (element.prefill?.by === 'carry') {
      const carried = previous?.[element.prefill.from];
      if (carried !== undefined) values[element.code] = carried;
    }
  }
  return values;
}

/** Cells nobody types: computed ones, and those filled in with more than a proposal. */
export function lockedCells(catalogue: Catalogue, type: UnitType, prefilled: Values): ElementCode[] {
  return prefilledElements(catalogue, type)
    .filter(({ code, prefill }) => {
      if (!prefill) return false;
      return prefill.by === 'formula' || (code in prefilled && !(prefill.by === 'carry' && prefill.editable));
    })
    .map(({ code }) => code);
}

/** The same without proposals: what is filled in and locked, and may therefore be left out of a table. */
export function lockedValues(catalogue: Catalogue, unit: PeriodUnit, previous: Values | null): Values {
  const values = prefilledValues(catalogue, unit, previous);
  const locked: Values = {};
  for (const code of lockedCells(catalogue, unit.type, values)) if (values[code] !== undefined) locked[code] = values[code];
  return locked;
}

/** Values from the tree are not the clerk's to change; carried ones are checked by H02. */
export function checkPrefilled(catalogue: Catalogue, prefilled: Values, values: StoredValues, cells: CellMap): Finding[] {
  return Object.entries(prefilled)
    .filter(([code, expected]) => catalogue.element(code).prefill?.by === 'tree' && values[code] !== expected)
    .map(([code, expected]) => {
      const { name } = catalogue.element(code);
      const found = values[code];
      return {
        key: findingKey('F14', code),
        severity: 'error',
        code: 'F14',
        element: code,
        sheet: cells[code]?.sheet ?? null,
        cell: cells[code]?.cell ?? null,
        value: typeof found === 'object' ? (found?.raw ?? null) : (found ?? null),
        message: {
          zh: `“${name.zh}”由系统按组织树填写，应为 ${expected}；请勿改动，组织变动请联系党建办`,
          en: `"${name.en}" is filled in from the organisation tree and must be ${expected}; leave it, and tell the office if the organisation changed`,
        },
        expected: { zh: String(expected), en: String(expected) },
      };
    });
}
