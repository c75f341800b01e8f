import fc from 'fast-check';
import { catalogueOf, plainElement, plainIndicator, sumOf } from '../catalogue/catalogue-of.js';
import type { Catalogue } from '../catalogue/catalogue.js';
import type { ReturnRecord } from '../return/return.js';
import { fromScaled, type Values } from '../return/values.js';
import type { PeriodUnit, Sector, UnitType } from '../unit/unit.js';
import { filingOf, isOutrunByDueDay, NO_FILING } from './filing.js';
import { makeFact } from './make-fact.js';
import type { Rollup } from './rollup.js';
import { slotLayoutOf } from './slot-layout.js';
import { RollupSum, sumTree } from './sum-tree.js';

const PERIOD = '2026Q3';
const LEAVES: UnitType[] = ['branch', 'joint_branch'];

const catalogue = catalogueOf({
  version: 'v1',
  elements: [
    plainElement('A'),
    plainElement('B', { type: 'decimal', scale: 1 }),
    plainElement('C', { appliesTo: ['committee'] }),
    plainElement('D'),
  ],
  indicators: [
    plainIndicator('R', { numerator: sumOf('A', '-D'), denominator: sumOf('B') }),
    plainIndicator('N', { kind: 'count', numerator: sumOf('C') }),
    plainIndicator('X', { kind: 'node', numerator: sumOf('A'), denominator: sumOf('B') }),
  ],
});
const catalogues = { ofVersion: (version: string): Catalogue => (version === catalogue.version ? catalogue : fail(version)) };
const fail = (version: string): never => {
  throw new Error(version);
};

const unit = (code: string, parent: PeriodUnit | null, type: UnitType, sector: Sector, expected = true): PeriodUnit => ({
  period: PERIOD,
  code,
  name: code,
  shortName: code,
  type,
  sector,
  parent: parent?.code ?? null,
  path: `${parent?.path ?? '/'}${code}/`,
  expected,
  reviewLevels: 1,
});
const fact = (code: string, values: Values, using = catalogue) =>
  makeFact(using, { period: PERIOD, unit: code, version: 1, values, previous: null, yearAgo: null });
const record = (code: string, more: Partial<ReturnRecord>): ReturnRecord => ({
  period: PERIOD,
  unit: code,
  status: 'accepted',
  reviewLevel: 0,
  reviewedVersion: 1,
  version: 1,
  acceptedVersion: 1,
  firstSubmittedAt: '2026-10-08T02:00:00Z',
  submittedAt: '2026-10-11T02:00:00Z',
  acceptedAt: '2026-10-09T02:00:00Z',
  returnedCount: 0,
  returnReason: null,
  revision: 1,
  ...more,
});

/** What a rollup says of a slot: sum (null when nobody counts), count, expected. */
function read(rollups: Rollup[], code: string, name: string, sector: Sector | null = null) {
  const layout = slotLayoutOf(catalogue);
  const rollup = rollups.find((r) => r.unit === code && r.sector === sector)!;
  const slot = name.endsWith('/') ? layout.denominatorSlot(name.slice(0, -1)) : (layout.elementSlot(name) ?? layout.numeratorSlot(name));
  return [rollup.counts[slot!] ? fromScaled(rollup.sums[slot!]!) : null, rollup.counts[slot!], rollup.expected[slot!]];
}

describe('sumTree', () => {
  const root = unit('1', null, 'committee', 'organ');
  const mixed = unit('11', root, 'general_branch', 'institution');
  const plain = unit('12', root, 'general_branch', 'organ');
  const units = [
    root,
    mixed,
    unit('111', mixed, 'branch', 'institution'),
    unit('112', mixed, 'branch', 'soe'),
    unit('113', mixed, 'no_organisation', 'soe', false),
    plain,
    unit('121', plain, 'branch', 'organ'),
    unit('122', plain, 'branch', 'organ'),
  ];
  const facts = [
    fact('1', { A: 1, B: 0.5, C: 7, D: 0 }),
    fact('11', { A: 2 }),
    fact('111', { A: 10, B: 20.5, D: 4 }),
    fact('112', { A: 0, B: 0, D: 0 }),
    fact('121', { A: 5, B: 10 }),
  ];
  const returns = [
    record('111', { firstSubmittedAt: '2026-10-10T15:59:59Z' }),
    record('112', { firstSubmittedAt: '2026-10-10T16:00:00Z', returnedCount: 1 }),
    record('121', { acceptedVersion: null, status: 'draft', firstSubmittedAt: null, submittedAt: null }),
  ];
  const rollups = sumTree({ period: PERIOD, catalogue, catalogues, units, returns, dueOn: '2026-10-10', today: '2026-10-11', facts });

  it.each([
    ['own return and accepted descendants', '1', 'A', null, [18, 5, 7]],
    ['decimals exactly', '1', 'B', null, [31, 4, 7]],
    ['an element of committees only, expected of one unit', '1', 'C', null, [7, 1, 1]],
    ['a return without one operand does not count for the ratio', '1', 'R', null, [7, 3, 7]],
    ['… nor for its denominator', '1', 'R/', null, [21, 3, 7]],
    ['a reported 0 is a value', '112', 'A', null, [0, 1, 1]],
    ['a unit that did not report has none', '122', 'A', null, [null, 0, 1]],
    ['a sector below a node', '1', 'A', 'soe', [0, 1, 1]],
    ['the own return belongs to the own sector', '11', 'A', 'institution', [12, 2, 2]],
    ['a node of one sector has that sector row too', '12', 'A', 'organ', [5, 1, 3]],
    ['nobody files it below here', '12', 'C', null, [null, 0, 0]],
  ] as const)('%s', (_, code, name, sector, expected) => {
    expect(read(rollups, code, name, sector)).toEqual(expected);
  });

  it('counts no filing of a figure that was brought in, though others filed theirs', () => {
    const record = { status: 'accepted', version: 1, acceptedVersion: 1, firstSubmittedAt: null, returnedCount: 0 } as ReturnRecord;
    expect(filingOf(record, true, { dueOn: '2026-10-10', today: '2026-11-01' })).toEqual(NO_FILING);
  });

  it('counts units and filings, by the day in Shanghai', () => {
    const top = rollups.find((r) => r.unit === '1' && r.sector === null)!;
    expect([top.reportedUnits, top.expectedUnits]).toEqual([5, 7]);
    expect(top.filing).toEqual({ due: 7, submitted: 2, onTime: 1, late: 1, acceptedFirstTime: 1, returned: 1 });
    // On the due day itself nobody who has not filed is late yet.
    const before = sumTree({ period: PERIOD, catalogue, catalogues, units, returns, dueOn: '2026-10-10', today: '2026-10-10', facts });
    expect(before.find((r) => r.unit === '1' && r.sector === null)!.filing).toEqual({ ...top.filing, due: 2 });
    expect(rollups.filter((r) => r.unit === '111').map((r) => r.sector)).toEqual([null]);
    expect(rollups.filter((r) => r.unit === '1').map((r) => r.sector)).toEqual([null, 'organ', 'institution', 'soe']);
  });

  it('keeps facts of units outside the tree out of every sum, and refuses a unit twice', () => {
    const sum = new RollupSum({ period: PERIOD, catalogue, catalogues, units, returns: [], dueOn: '2026-10-10', today: '2026-10-11' });
    expect(sum.add(fact('999', { A: 1 }))).toBe(false);
    expect(sum.add(facts[0]!)).toBe(true);
    expect(() => sum.add(facts[0]!)).toThrow('Two facts');
  });

  it('decodes facts of another catalogue version by code: elements added, removed and reordered', () => {
    const older = catalogueOf({
      version: 'v0',
      elements: [plainElement('D'), plainElement('Z'), plainElement('B'), plainElement('A')],
      indicators: [
        plainIndicator('N', { kind: 'count', numerator: sumOf('Z') }),
        plainIndicator('R', { numerator: sumOf('A', '-D'), denominator: sumOf('B') }),
      ],
    });
    const both = { ofVersion: (version: string) => (version === 'v0' ? older : catalogue) };
    const truth: { unit: string; using: Catalogue; values: Values }[] = [
      { unit: '111', using: older, values: { D: 1, Z: 50, B: 8, A: 3 } },
      { unit: '112', using: catalogue, values: { A: 4, B: 2, C: 9, D: 1 } },
    ];
    const result = sumTree({
      period: PERIOD,
      catalogue,
      catalogues: both,
      units,
      returns: [],
      dueOn: '2026-10-10',
      today: '2026-10-11',
      facts: truth.map((t) => fact(t.unit, t.values, t.using)),
    });
    for (const code of ['A', 'B', 'C', 'D'] as const) {
      const present = truth.map((t) => t.values[code]).filter((v): v is number => v !== undefined);
      expect(read(result, '1', code).slice(0, 2)).toEqual([present.reduce((a, b) => a + b, 0), present.length]);
    }
    expect(read(result, '1', 'R').slice(0, 2)).toEqual([5, 2]);
    // N was another formula then: its old numbers are not mixed in.
    expect(read(result, '1', 'N').slice(0, 2)).toEqual([9, 1]);
  });
});

it.each([
  ['2026-10-10T15:59:00Z', '2026-10-11', true],
  ['2026-10-10T16:00:00Z', '2026-10-12', false],
  ['2026-10-09T02:00:00Z', '2026-10-10', false],
])('counts made at %s are outrun by the due day on %s: %s', (computedAt, today, outrun) => {
  expect(isOutrunByDueDay(computedAt, { dueDays: ['2026-09-30', '2026-10-10'], today })).toBe(outrun);
});

describe('sumTree, any tree', () => {
  const sectors: Sector[] = ['organ', 'soe', 'new'];
  const trees = fc.array(
    fc.record({
      above: fc.nat(),
      sector: fc.constantFrom(...sectors),
      values: fc.option(fc.record({ A: fc.nat(999), B: fc.nat(999), D: fc.nat(999) }, { requiredKeys: [] })),
    }),
    {
      minLength: 1,
      maxLength: 40,
    },
  );
  const grow = (nodes: { above: number; sector: Sector; values: Values | null }[]) => {
    const units: PeriodUnit[] = [];
    nodes.forEach((n, i) => units.push(unit(`u${i}`, i === 0 ? null : units[n.above % i]!, LEAVES[i % 2]!, n.sector)));
    return { units, facts: nodes.flatMap((n, i) => (n.values ? [fact(`u${i}`, n.values)] : [])) };
  };
  const sum = (units: PeriodUnit[], facts: ReturnType<typeof fact>[]) =>
    sumTree({ period: PERIOD, catalogue, catalogues, units, returns: [], dueOn: '2026-10-10', today: '2026-10-11', facts });
  const plain = (rollups: Rollup[]) => rollups.map((r) => ({ ...r, sums: [...r.sums], counts: [...r.counts], expected: [...r.expected] }));
  const byKey = (rollups: ReturnType<typeof plain>) => new Map(rollups.map((r) => [`${r.unit}|${r.sector}`, r]));

  it('does not depend on the order of facts or of units', () => {
    fc.assert(
      fc.property(trees, fc.nat(), (nodes, turn) => {
        const { units, facts } = grow(nodes);
        const turned = <T>(list: T[]) => [...list.slice(turn % (list.length || 1)), ...list.slice(0, turn % (list.length || 1))].reverse();
        expect(byKey(plain(sum(turned(units), turned(facts))))).toEqual(byKey(plain(sum(units, facts))));
      }),
      { seed: 1, numRuns: 100 },
    );
  });

  it('a further return changes only its own unit and its ancestors', () => {
    fc.assert(
      fc.property(trees, (nodes) => {
        const { units, facts } = grow(nodes);
        const late = facts.pop();
        if (!late) return;
        const [before, after] = [byKey(plain(sum(units, facts))), byKey(plain(sum(units, [...facts, late])))];
        const path = units.find((u) => u.code === late.unit)!.path;
        for (const [key, row] of after) {
          const isAbove = path.startsWith(units.find((u) => u.code === row.unit)!.path);
          if (!isAbove) expect(row).toEqual(before.get(key));
          else if (row.sector === null) expect(row.reportedUnits).toBe(before.get(key)!.reportedUnits + 1);
        }
      }),
      { seed: 2, numRuns: 100 },
    );
  });

  it('sectors of a node add up to the node', () => {
    fc.assert(
      fc.property(trees, (nodes) => {
        const { units, facts } = grow(nodes);
        const rollups = sum(units, facts);
        for (const all of rollups.filter((r) => r.sector === null)) {
          const parts = rollups.filter((r) => r.unit === all.unit && r.sector !== null);
          if (parts.length === 0) continue;
          expect([...all.sums]).toEqual([...all.sums].map((_, i) => parts.reduce((total, p) => total + p.sums[i]!, 0n)));
          expect(all.expectedUnits).toBe(parts.reduce((total, p) => total + p.expectedUnits, 0));
        }
      }),
      { seed: 3, numRuns: 60 },
    );
  });
});
