/** A few changed returns carried up the tree give exactly the rows of a whole pass. */
import fc from 'fast-check';
import { catalogueOf, plainElement, plainIndicator, sumOf } from '../catalogue/catalogue-of.js';
import type { ReturnRecord } from '../return/return.js';
import type { Values } from '../return/values.js';
import type { PeriodUnit, Sector, UnitType } from '../unit/unit.js';
import { carryChanges, type ChangedUnit } from './carry-changes.js';
import { makeFact } from './make-fact.js';
import type { Rollup } from './rollup.js';
import { sumTree } from './sum-tree.js';

const PERIOD = '2026Q3';
const catalogue = catalogueOf({
  version: 'v1',
  elements: [plainElement('A'), plainElement('B'), plainElement('C', { appliesTo: ['committee'] })],
  indicators: [plainIndicator('R', { numerator: sumOf('A'), denominator: sumOf('B') })],
});
const given = { period: PERIOD, catalogue, catalogues: { ofVersion: () => catalogue }, dueOn: '2026-10-12', today: '2026-10-20' };

/** Whatever a unit has said, or not. */
interface Filed {
  values: Values | null;
  filedOn: string | null;
  returnedCount: number;
}
const filed: fc.Arbitrary<Filed> = fc.record({
  values: fc.option(fc.dictionary(fc.constantFrom('A', 'B', 'C'), fc.integer({ min: -(10 ** 9), max: 10 ** 9 }))),
  filedOn: fc.constantFrom(null, '2026-10-08', '2026-10-15'),
  returnedCount: fc.nat({ max: 1 }),
});

/** Each unit hangs below one that came before it. */
const bureau = fc.array(
  fc.record({
    above: fc.nat(),
    sector: fc.constantFrom<Sector[]>('organ', 'soe'),
    type: fc.constantFrom<UnitType[]>('branch', 'committee', 'group'),
    expected: fc.boolean(),
    filed,
    earlier: filed,
    isChanged: fc.boolean(),
  }),
  { minLength: 1, maxLength: 14 },
);

function passOver(units: readonly PeriodUnit[], said: ReadonlyMap<string, Filed>): Rollup[] {
  const returns = [...said].flatMap(([unit, each]): ReturnRecord[] => (each.filedOn === null ? [] : [recordOf(unit, each)]));
  const facts = [...said].flatMap(([unit, { values }]) =>
    values ? [makeFact(catalogue, { period: PERIOD, unit, version: 1, values, previous: null, yearAgo: null })] : [],
  );
  return sumTree({ ...given, units, returns, facts });
}
const recordOf = (unit: string, { values, filedOn, returnedCount }: Filed): ReturnRecord => ({
  ...{ period: PERIOD, unit, status: values ? 'accepted' : 'submitted', reviewLevel: 0, reviewedVersion: null, version: 1 },
  ...{ acceptedVersion: values ? 1 : null, firstSubmittedAt: filedOn && `${filedOn}T02:00:00Z`, submittedAt: null, acceptedAt: null },
  ...{ returnedCount, returnReason: null, revision: 1 },
});

describe('carryChanges', () => {
  it('gives the rows of a whole pass, whoever changes, at whatever level, and touches no others', () => {
    fc.assert(
      fc.property(bureau, (made) => {
        const units: PeriodUnit[] = [];
        for (const [i, { above, sector, type, expected }] of made.entries()) {
          const parent = i === 0 ? null : units[above % i]!;
          const code = `U${i}`;
          const path = `${parent?.path ?? '/'}${code}/`;
          units.push({
            ...{ period: PERIOD, code, name: code, shortName: code, type, sector, parent: parent?.code ?? null, path, expected },
            reviewLevels: 1,
          });
        }
        const said = (pick: (each: (typeof made)[number]) => Filed) => new Map(made.map((each, i) => [`U${i}`, pick(each)]));
        const before = passOver(
          units,
          said(({ earlier }) => earlier),
        );
        const after = passOver(
          units,
          said((each) => (each.isChanged ? each.filed : each.earlier)),
        );
        const kept = structuredClone(before);
        const changes = units
          .filter((_, i) => made[i]!.isChanged)
          .map((unit): ChangedUnit => ({
            unit,
            now: passOver([{ ...unit, parent: null }], new Map([[unit.code, made[Number(unit.code.slice(1))]!.filed]]))[0]!,
            children: before.filter(
              (row) => row.sector === null && units.some(({ code, parent }) => code === row.unit && parent === unit.code),
            ),
          }));
        const carried = carryChanges(before, changes)!;
        const keyOf = ({ unit, sector }: Rollup): string => `${unit} ${sector}`;
        const merged = new Map([...before, ...carried].map((row) => [keyOf(row), row]));
        expect([...merged.values()].map(plain)).toEqual(after.map(plain));
        expect(before).toEqual(kept);
        const touched = new Set(changes.flatMap(({ unit }) => unit.path.split('/').filter(Boolean)));
        expect(carried.every(({ unit }) => touched.has(unit))).toBe(true);
      }),
    );
  });

  it('leaves it to a whole pass where a row is missing', () => {
    const [root] = passOver([{ ...UNIT }], new Map());
    const changes = [{ unit: { ...UNIT, path: '/U0/U1/', code: 'U1' }, now: root!, children: [] }];
    expect(carryChanges([root!], changes)).toBeNull();
    expect(carryChanges([{ ...root!, unit: 'U1' }], changes)).toBeNull();
  });
});

const UNIT: PeriodUnit = {
  ...{ period: PERIOD, code: 'U0', name: 'U0', shortName: 'U0', type: 'branch', sector: 'organ', parent: null, path: '/U0/' },
  ...{ expected: true, reviewLevels: 1 },
};

/** Views and arrays of their own are alike. */
const plain = ({ sums, counts, expected, ...row }: Rollup) => ({ ...row, sums: [...sums], counts: [...counts], expected: [...expected] });
