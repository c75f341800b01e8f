import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { catalogueOf, plainElement, plainIndicator, sumOf } from '#domain/catalogue/catalogue-of.js';
import type { Catalogue } from '#domain/catalogue/catalogue.js';
import { evaluateIndicator } from '#domain/indicators/evaluate-indicators.js';
import { fromScaled, type Values } from '#domain/return/values.js';
import { makeFact } from '#domain/rollup/make-fact.js';
import type { Rollup } from '#domain/rollup/rollup.js';
import { slotLayoutOf } from '#domain/rollup/slot-layout.js';
import { sumTree } from '#domain/rollup/sum-tree.js';
import { SECTORS, type PeriodUnit, type Sector, type UnitType } from '#domain/unit/unit.js';

const TREES = 500;
const PERIOD = '2026Q3';
const ELEMENTS = ['a', 'b', 'c', 'd'];

const catalogue = catalogueOf({
  version: 'v1',
  elements: [
    plainElement('a'),
    plainElement('b', { type: 'decimal', scale: 1 }),
    plainElement('c', { appliesTo: ['committee'] }),
    plainElement('d'),
  ],
  indicators: [
    plainIndicator('rate', { numerator: sumOf('a', '-d'), denominator: sumOf('b') }),
    plainIndicator('times', { kind: 'count', numerator: sumOf('c', 'a') }),
  ],
});
const catalogues = { ofVersion: (): Catalogue => catalogue };

/** mulberry32: the same 500 trees on every machine. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

interface Tree {
  units: PeriodUnit[];
  /** What was accepted; a unit without an entry did not report. */
  values: Map<string, Values>;
}

function randomTree(seed: number): Tree {
  const random = randomFrom(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const sectors = Object.keys(SECTORS).slice(0, 1 + Math.floor(random() * 4)) as Sector[];
  const units: PeriodUnit[] = [];
  const values = new Map<string, Values>();
  const size = 1 + Math.floor(random() * 60);
  for (let i = 0; i < size; i++) {
    // Mostly wide, sometimes a long chain.
    const above = i === 0 ? null : random() < 0.3 ? units[i - 1]! : pick(units);
    const code = `u${i}`;
    const type = pick<UnitType>(['committee', 'general_branch', 'branch', 'branch', 'no_organisation']);
    units.push({
      period: PERIOD,
      code,
      name: code,
      shortName: code,
      type,
      sector: pick(sectors),
      parent: above?.code ?? null,
      path: `${above?.path ?? '/'}${code}/`,
      expected: type !== 'no_organisation',
      reviewLevels: 1,
    });
    if (random() < 0.3) continue;
    const row: Values = {};
    for (const element of ELEMENTS) {
      if (random() < 0.15 || (element === 'c' && type !== 'committee')) continue;
      row[element] = random() < 0.2 ? 0 : Math.floor(random() * 100_000) / (element === 'b' ? 10 : 1);
    }
    values.set(code, row);
  }
  return { units, values };
}

const sumOfTree = ({ units, values }: Tree): Rollup[] =>
  sumTree({
    period: PERIOD,
    catalogue,
    catalogues,
    units,
    returns: [],
    dueOn: '2026-10-10',
    today: '2026-10-11',
    facts: [...values].map(([unit, row]) =>
      makeFact(catalogue, { period: PERIOD, unit, version: 1, values: row, previous: null, yearAgo: null }),
    ),
  });

/** Every node's totals, told by SQL from the bare cells: nothing of the product's arithmetic is in it. */
const TOTALS = (sector: string) => `
  select n.tree, n.unit, ${sector} as sector,
    ${ELEMENTS.map((e) => `sum(c.${e}) as ${e}, count(c.${e}) as n_${e}`).join(', ')},
    sum(case when c.a is not null and c.b is not null and c.d is not null then c.a - c.d end) as rate_n,
    sum(case when c.a is not null and c.b is not null and c.d is not null then c.b end) as rate_d,
    sum(case when c.a is not null and c.c is not null then c.a + c.c end) as times_n,
    count(*) filter (c.reported) as reported, count(*) filter (c.expected or c.reported) as expected,
    count(*) filter ((c.expected or c.reported) and c.type = 'committee') as committees
  from cells n join cells c on c.tree = n.tree and starts_with(c.path, n.path)
  group by all`;

async function oracle(connection: DuckDBConnection, trees: Tree[]) {
  await connection.run(
    `create table cells (tree integer, unit varchar, path varchar, sector varchar, type varchar, expected boolean, reported boolean, ${ELEMENTS.map((e) => `${e} decimal(18, 4)`).join(', ')})`,
  );
  const literal = (value: number | undefined): string => (value === undefined ? 'null' : String(value));
  const rows = trees.flatMap((tree, i) =>
    tree.units.map((u) => {
      const row = tree.values.get(u.code);
      return `(${i}, '${u.code}', '${u.path}', '${u.sector}', '${u.type}', ${u.expected}, ${row !== undefined}, ${ELEMENTS.map((e) => literal(row?.[e])).join(', ')})`;
    }),
  );
  for (let i = 0; i < rows.length; i += 1_000) await connection.run(`insert into cells values ${rows.slice(i, i + 1_000).join(', ')}`);
  const numbers = `cast(COLUMNS(t.* exclude (tree, unit, sector)) as double)`;
  const reader = await connection.runAndReadAll(
    `select tree, unit, sector, ${numbers} from (${TOTALS("'*'")} union all ${TOTALS('c.sector')}) t`,
  );
  return new Map(
    reader.getRowObjects().map((row) => [[row['tree'], row['unit'], row['sector']].join('|'), row as Record<string, number | null>]),
  );
}

describe(`rollups of ${TREES} random trees, against DuckDB`, () => {
  it('totals of any subtree are the sums over its accepted returns, for all sectors and for each', async () => {
    const trees = Array.from({ length: TREES }, (_, i) => randomTree(i + 1));
    const connection = await (await DuckDBInstance.create(':memory:')).connect();
    const truth = await oracle(connection, trees);
    connection.closeSync();
    const layout = slotLayoutOf(catalogue);
    const evaluation = { catalogues, computed: new Set([PERIOD]), open: new Set<string>(), floors: { withhold: 0, hatch: 0 } };
    const differences: string[] = [];
    let compared = 0;

    trees.forEach((tree, t) => {
      const inner = new Set(tree.units.map((u) => u.parent));
      const rollups = sumOfTree(tree);
      for (const rollup of rollups) {
        const key = `${t}|${rollup.unit}|${rollup.sector ?? '*'}`;
        const row = truth.get(key);
        if (!row) {
          differences.push(`${key}: the oracle knows no such row`);
          continue;
        }
        const same = (what: string, ours: number | null, theirs: number | null | undefined) => {
          compared++;
          if (ours !== theirs) differences.push(`${key} ${what}: ${ours}, DuckDB says ${theirs}`);
        };
        const sumAt = (slot: number) => (rollup.counts[slot] ? fromScaled(rollup.sums[slot]!) : null);
        for (const element of ELEMENTS) {
          same(element, sumAt(layout.elementSlot(element)!), row[element]);
          same(`count of ${element}`, rollup.counts[layout.elementSlot(element)!]!, row[`n_${element}`]);
        }
        same('numerator', sumAt(layout.numeratorSlot('rate')!), row['rate_n']);
        same('denominator', sumAt(layout.denominatorSlot('rate')!), row['rate_d']);
        same('count', sumAt(layout.numeratorSlot('times')!), row['times_n']);
        same('reported', rollup.reportedUnits, row['reported']);
        same('expected', rollup.expectedUnits, row['expected']);
        same('expected of committees', rollup.expected[layout.elementSlot('c')!]!, row['committees']);
        const figure = evaluateIndicator(
          evaluation,
          { unit: rollup.unit, sector: rollup.sector, isRoot: false, rollups: new Map([[PERIOD, rollup]]) },
          'rate',
          PERIOD,
          'quarter',
        );
        const [n, d] = [row['rate_n'], row['rate_d']];
        if (n === null || n === undefined || !d) same('value', figure.value, null);
        else if (Math.abs(figure.value! - (n / d) * 100) > 0.000_051 + Math.abs(n / d) * 1e-9)
          differences.push(`${key} value ${figure.value}`);
      }
      const sectorRows = [...truth].filter(
        ([key, row]) => key.startsWith(`${t}|`) && String(row['sector']) !== '*' && inner.has(String(row['unit'])),
      );
      if (sectorRows.length !== rollups.filter((r) => r.sector !== null).length)
        differences.push(`${t}: ${sectorRows.length} rows of sectors by DuckDB`);
    });
    expect(differences.slice(0, 10)).toEqual([]);
    expect(compared).toBeGreaterThan(200_000);
  }, 120_000);
});
