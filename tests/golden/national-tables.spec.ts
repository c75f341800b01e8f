import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { catalogueOf, plainElement, plainIndicator, sumOf } from '#domain/catalogue/catalogue-of.js';
import type { Catalogue } from '#domain/catalogue/catalogue.js';
import { roundFigure } from '#domain/indicators/format-figure.js';
import { evaluateIndicator } from '#domain/indicators/evaluate-indicators.js';
import { fromScaled, type Values } from '#domain/return/values.js';
import { makeFact } from '#domain/rollup/make-fact.js';
import type { Rollup } from '#domain/rollup/rollup.js';
import { slotLayoutOf } from '#domain/rollup/slot-layout.js';
import { sumTree } from '#domain/rollup/sum-tree.js';
import type { PeriodUnit } from '#domain/unit/unit.js';
import { checkPublishedTotals, publishedFinding } from '#domain/validation/published-table.js';

const folder = join(import.meta.dirname, '../fixtures/national');
const load = (file: string) => JSON.parse(readFileSync(join(folder, file), 'utf8'));
interface Table {
  name: string;
  element: string;
  years: Record<string, { total: number; terms: Record<string, number> }>;
  netChange?: Record<string, number>;
}
const FILES = ['organisations.json', 'members-by-age.json', 'members-by-occupation.json'];

const catalogue = catalogueOf({
  version: 'national',
  elements: ['ORG', 'MEMBERS', 'O03', 'L02', 'L11', 'M01', 'M09'].map((code) =>
    plainElement(code, { type: 'decimal', scale: 1, time: 'stock' }),
  ),
  indicators: [
    plainIndicator('LIF08', { numerator: sumOf('L11'), denominator: sumOf('O03') }),
    plainIndicator('LIF14', { numerator: sumOf('L02'), denominator: sumOf('O03') }),
    plainIndicator('COV12', { numerator: sumOf('M09', '-M01'), denominator: sumOf('M01') }),
  ],
});
const catalogues = { ofVersion: (): Catalogue => catalogue };

/** The nation as a tree of one level: each line of the table is a unit that reports it. */
function nation(year: string, lines: Record<string, Values>): Rollup {
  const period = `${year}Q4`;
  const unit = (code: string, parent: string | null): PeriodUnit => ({
    period,
    code,
    name: code,
    shortName: code,
    reviewLevels: 1,
    type: parent ? 'branch' : 'committee',
    sector: 'other',
    parent,
    path: parent ? `/全国/${code}/` : '/全国/',
    expected: parent !== null,
  });
  const facts = Object.entries(lines).map(([code, values]) =>
    makeFact(catalogue, { period, unit: code, version: 1, values, previous: null, yearAgo: null }),
  );
  return sumTree({
    period,
    catalogue,
    catalogues,
    units: [unit('全国', null), ...Object.keys(lines).map((code) => unit(code, '全国'))],
    returns: [],
    dueOn: `${year}-12-31`,
    today: `${Number(year) + 1}-01-01`,
    facts,
  })[0]!;
}
const sumIn = (rollup: Rollup, element: string) => fromScaled(rollup.sums[slotLayoutOf(catalogue).elementSlot(element)!]!);

describe('published national tables, through the same rollup', () => {
  const tables = FILES.map(load) as Table[];
  const years = tables.flatMap((table) => Object.entries(table.years).map(([year, { total, terms }]) => ({ table, year, total, terms })));

  it('every fixture is used', () => {
    expect(readdirSync(folder).toSorted()).toEqual([...FILES, 'activity.json'].toSorted());
  });

  it.each(years)('$table.name $year: the nation is the sum of its lines', ({ table, year, terms, total }) => {
    const rollup = nation(year, Object.fromEntries(Object.entries(terms).map(([line, value]) => [line, { [table.element]: value }])));
    const { sum, severity } = checkPublishedTotals({ name: table.name, total, terms: Object.values(terms) });
    expect(sumIn(rollup, table.element)).toBe(sum);
    expect(severity).not.toBe('error');
  });

  it('reports exactly the four misses of the publisher, as warnings', () => {
    const misses = years.flatMap(({ table, year, total, terms }) => {
      const published = { name: `${table.name} ${year}`, total, terms: Object.values(terms) };
      const finding = publishedFinding(published);
      return finding ? [[published.name, finding.severity, checkPublishedTotals(published).miss]] : [];
    });
    expect(misses).toEqual([
      ['全国党的基层组织 2023', 'warning', 0.1],
      ['全国党员年龄 2023', 'warning', 0.1],
      ['全国党员年龄 2024', 'warning', -0.1],
      ['全国党员职业 2024', 'warning', 0.1],
    ]);
  });

  it.each(
    tables
      .filter((t) => t.netChange)
      .flatMap((table) => Object.entries(table.netChange!).map(([year, change]) => ({ table, year, change }))),
  )('$table.name $year: stocks differ by the published net change, $change', ({ table, year, change }) => {
    const [now, before] = [year, String(Number(year) - 1)].map((y) => nation(y, { 合计: { [table.element]: table.years[y]!.total } }));
    const slot = slotLayoutOf(catalogue).elementSlot(table.element)!;
    expect(fromScaled(now!.sums[slot]! - before!.sums[slot]!)).toBe(change);
  });

  const activity = load('activity.json') as { years: Record<string, { values: Values; indicators: Record<string, number> }> };
  it.each(
    Object.entries(activity.years).flatMap(([year, { values, indicators }]) =>
      Object.entries(indicators).map(([code, published]) => ({ year, code, published, values })),
    ),
  )('$code $year is $published %', ({ year, code, published, values }) => {
    const rollup = nation(year, { 合计: values });
    const evaluation = { catalogues, computed: new Set([rollup.period]), open: new Set<string>() };
    const node = { unit: '全国', sector: null, isRoot: true, rollups: new Map([[rollup.period, rollup]]) };
    const { value } = evaluateIndicator(evaluation, node, code, rollup.period, 'quarter');
    expect(roundFigure(value!, 1)).toBe(published);
  });
});
