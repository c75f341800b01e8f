/** The catalogue as a leader reads it: targets with unit and quarter, sources in the language asked for. */
import { catalogueOf, plainIndicator, sumOf } from '#domain/catalogue/catalogue-of.js';
import type { Indicator, Target } from '#domain/catalogue/catalogue.js';
import { MemoryDatabase } from '#persistence/memory-database.js';
import { ReadCatalogue } from './read-catalogue.js';

const SOURCE = { zh: '每个党委每季度至少1次', en: 'Once a quarter or more for each committee' };
const target = (more: Omit<Target, 'span' | 'source'>): Target => ({ ...more, span: 'quarter', source: SOURCE });

async function read(more: Partial<Indicator>, language: 'zh' | 'en') {
  const catalogue = catalogueOf({ version: '1', elements: [], indicators: [plainIndicator('X01', more)] });
  const catalogues = { forPeriod: () => catalogue, ofVersion: () => catalogue, all: () => [catalogue] };
  const view = await new ReadCatalogue({ database: new MemoryDatabase(), catalogues }).run({ period: '2026Q3', language });
  return view.indicators[0]!;
}

it.each<[string, Partial<Indicator>, string | null, string | null]>([
  ['none', {}, null, null],
  ['all', { target: target({ kind: 'fixed', value: 100 }) }, '100%', '100%'],
  ['at least', { target: target({ kind: 'fixed', value: 85 }) }, '≥85%', '≥85%'],
  ['none allowed', { target: target({ kind: 'fixed', value: 0 }), direction: 'down', unit: { zh: '个', en: '' }, decimals: 0 }, '0个', '0'],
  [
    'a pace',
    { target: target({ kind: 'pace', pace: [25, 50, 75, 100] }) },
    '一季度25%、二季度50%、三季度75%、四季度100%',
    'Q1 25%, Q2 50%, Q3 75%, Q4 100%',
  ],
  ['due at the end', { target: target({ kind: 'pace', pace: [0, 0, 0, 100] }) }, '四季度100%', 'Q4 100%'],
  ['a range', { target: target({ kind: 'range', range: [1, 2] }), direction: 'range', decimals: 2 }, '1%—2%', '1%–2%'],
  ['per organisation', { target: target({ kind: 'per', per: sumOf('O01') }) }, SOURCE.zh, SOURCE.en],
])('says a target: %s', async (_, indicator, zh, en) => {
  expect((await read(indicator, 'zh')).target).toBe(zh);
  expect((await read(indicator, 'en')).target).toBe(en);
});

it('says what an indicator rests on in the language of the reader, and a target told in words only once', async () => {
  const source = { zh: '本局规则（可配置）', en: 'Bureau rule (configurable)' };
  expect((await read({ source }, 'zh')).source).toBe(source.zh);
  expect((await read({ source }, 'en')).source).toBe(source.en);
  expect((await read({ target: target({ kind: 'fixed', value: 100 }) }, 'zh')).targetSource).toBe(SOURCE.zh);
  expect((await read({ target: target({ kind: 'per', per: sumOf('O01') }) }, 'zh')).targetSource).toBeNull();
});
