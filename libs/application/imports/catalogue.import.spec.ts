import { SYSTEM } from '#domain/access/actor.js';
import { bundleOf } from '#catalogue/bundle.js';
import { textsOf, type DefinitionTexts } from '#catalogue/definition-texts.js';
import { definitionsOf, textsFrom } from '#catalogue/definitions.js';
import { LiveCatalogues } from '#catalogue/live-catalogues.js';
import { MemoryDatabase } from '#persistence/memory-database.js';
import type { Period } from '#domain/period/period.js';
import type { Values } from '#domain/return/values.js';
import { makeFact } from '#domain/rollup/make-fact.js';
import { periodUnitOf } from '#domain/unit/period-tree.js';
import { ExportCatalogue } from '../catalogues/export-catalogue.js';
import { ListCatalogues } from '../catalogues/list-catalogues.js';
import { RecomputePeriod } from '../periods/recompute-period.js';
import { ReadElements } from '../read-elements.js';
import { ReadIndicators } from '../read-indicators.js';
import { importHouse, OFFICE, said, unitOf } from './testing/import-house.js';

const TEXTS = textsOf('2022.1');
const edited = (file: string, ...edits: [string | RegExp, string][]): DefinitionTexts => ({
  ...TEXTS,
  [file]: edits.reduce((text, [find, replace]) => {
    const next = text.replace(find, replace);
    if (next === text) throw new Error(`"${String(find)}" does not stand in ${file}`);
    return next;
  }, TEXTS[file]!),
});
const bytesOf = (texts: DefinitionTexts) => new TextEncoder().encode(bundleOf(texts));
const MORE_MEMBERS: [RegExp, string] = [/(code: M13\n(?:.*\n)*? {2}max: )\d+/, '$115'];

/** Two branches with accepted returns of two quarters, the later one open. */
async function house() {
  const catalogues = new LiveCatalogues();
  const units = [unitOf('J', null), unitOf('B1', 'J'), unitOf('B2', 'J')];
  const built = await importHouse({ database: new MemoryDatabase(), purpose: 'catalogue', catalogues, units, today: '2026-11-21' });
  const { database, ports } = built;
  const file = async (period: Period, version: string, state: 'open' | 'closed', values: Record<string, Values>) => {
    const catalogue = catalogues.ofVersion(version);
    const days = { opensOn: '2026-09-20', dueOn: '2026-10-12', locksOn: '2026-10-20' };
    await database.transaction(async (stores) => {
      await stores.periods.save({ period, state: 'open', ...days, catalogueVersion: version, dataVersion: 0 });
      await stores.periods.freezeUnits(
        period,
        units.map((unit) => periodUnitOf(period, unit)),
      );
      for (const [unit, own] of Object.entries(values)) {
        const at = '2026-10-10T00:00:00Z';
        const shared = { period, unit, version: 1 };
        await stores.returns.create({
          ...shared,
          ...{ status: 'accepted', reviewLevel: 1, reviewedVersion: 1, acceptedVersion: 1, firstSubmittedAt: at, submittedAt: at },
          ...{ acceptedAt: at, returnedCount: 0, returnReason: null },
        });
        await stores.returns.addVersion({
          ...shared,
          ...{ catalogueVersion: version, values: own, cells: {}, findings: [], explanations: {}, uploadId: null },
          ...{ createdBy: 'u', createdAt: at, reason: null, origin: 'form', onBehalf: false, submittedAt: at, submittedBy: 'u' },
        });
        await stores.facts.put(makeFact(catalogue, { ...shared, values: own, previous: null, yearAgo: null }));
        await stores.facts.markDirty(period, unit);
      }
      await stores.periods.setState(period, state);
    });
    await new RecomputePeriod(ports).run({ period });
  };
  return { ...built, catalogues, file };
}
const FILED = { B1: { M09: 20, M13: 20, M14: 10, O03: 1 }, B2: { M09: 10, M13: 10, M14: 10, O03: 1 } };

describe('a catalogue the office edited', () => {
  it('is shown against the one in force, and tried on the last quarter by the same rules and sums', async () => {
    const { plan, file } = await house();
    await file('2026Q3', '2022.1', 'closed', FILED);
    const texts = edited('elements.yaml', MORE_MEMBERS);
    const { plan: read, view } = await plan(bytesOf(texts));
    expect(said(read)).toEqual(['warning null: 按新目录，2026年第三季度已审核的季报中有 1 份会出现新的错误：B1']);
    expect(read.counts).toEqual({ added: 0, changed: 1, removed: 0, returns: 2 });
    expect(read.lines.map((line) => [line.act, line.subject, line.before, line.after])).toEqual([
      ['版本', '指标目录', '2022.1', '2022.2'],
      ['修改填报项', expect.stringMatching(/^M13 .*：最大值$/), expect.any(String), '15'],
    ]);
    expect(view.canApply).toBe(true);
  });

  it('shows which rule finds more, and which indicator would be another', async () => {
    const { plan, file } = await house();
    await file('2026Q3', '2022.1', 'closed', FILED);
    const rules = edited(
      'rules/warnings.yaml',
      ["'O03 == 0 || M09 / O03 >= 3'", "'O03 == 0 || M09 / O03 >= 15'"],
      ['{ values: { M09: 3, O03: 1 }, result: true }', '{ values: { M09: 15, O03: 1 }, result: true }'],
    );
    const indicators = edited(
      'indicators/coverage.yaml',
      ['numerator: M14', 'numerator: M14 - 5'],
      [
        '{ values: { M14: 39, M09: 40 }, numerator: 39, denominator: 40, value: 97.5 }',
        '{ values: { M14: 45, M09: 40 }, numerator: 40, value: 100 }',
      ],
      [
        '{ values: { M14: 0, M09: 0 }, numerator: 0, denominator: 0, value: null }',
        '{ values: { M14: 5, M09: 0 }, numerator: 0, value: null }',
      ],
    );
    const { plan: read } = await plan(bytesOf({ ...rules, 'indicators/coverage.yaml': indicators['indicators/coverage.yaml']! }));
    expect(said(read)).toEqual(['warning null: 按新目录，2026年第三季度已审核的季报中有 1 份会出现新的警告：B2']);
    expect(read.lines).toContainEqual({
      act: '试算审核（2026年第三季度）',
      subject: expect.stringMatching(/^W03 /),
      before: '0 份',
      after: '1 份',
    });
    expect(read.lines).toContainEqual({
      act: '试算指标（2026年第三季度）',
      subject: expect.stringMatching(/^COV13 /),
      before: '66.7%',
      after: '33.3%',
    });
  });

  it('never shows of one unit what is a bureau total only: not by its mark, not by a narrow sum, not in the trial', async () => {
    const { plan, file } = await house();
    await file('2026Q3', '2022.1', 'closed', { B1: { M09: 20, S13: 7 }, B2: { M09: 10, S13: 1 } });
    const elements = edited('elements.yaml', [/(code: S13\n(?:.*\n)*?) {2}bureau_total_only: true\n/, '$1']);
    const indicators = edited('indicators/supervision.yaml', [/( {2}bureau_total_only: true\n)((?:.*\n)*? {2}numerator: S13\n)/, '$2']);
    expect(said((await plan(bytesOf(elements))).plan).join()).toMatch(/只显示全局合计/);
    expect(said((await plan(bytesOf(indicators))).plan).join()).toMatch(/只显示全局合计/);
    const narrow = edited('indicators/supervision.yaml', [/numerator: S13\n/, "numerator: 'M09 == 20 ? S13 : 0'\n"]);
    expect(said((await plan(bytesOf(narrow))).plan).join()).toMatch(/只能相加减/);
    const trial = await plan(bytesOf(edited('elements.yaml', [/(code: S13\n(?:.*\n)*? {2}max: )\d+/, '$15'])));
    expect(said(trial.plan)).toEqual([]);
    expect(trial.view.canApply).toBe(true);
  });

  it('is refused with the line of everything that is wrong with it', async () => {
    const { plan, apply } = await house();
    const wrong = edited(
      'elements.yaml',
      [MORE_MEMBERS[0], '$1-5'],
      [/prefill: \{ by: carry, from: M09 \}/, 'prefill: { by: carry, from: M99 }'],
    );
    const { plan: read, id } = await plan(bytesOf(wrong));
    const lines = bundleOf(wrong).split('\n');
    const lineOf = (text: string) => lines.findIndex((line) => line.includes(text)) + 1;
    expect(said(read)).toEqual([
      `error null: 第 ${lineOf('from: M99')} 行（elements.yaml）：M01: carries from 没有编码“M99”`,
      expect.stringMatching(/M13: 最小值 0 大于最大值 -5$/),
    ]);
    await expect(apply(id, { effectiveFrom: '2027Q1' })).rejects.toMatchObject({ code: 'conflict' });
    expect(said((await plan(new TextEncoder().encode('a: 1'))).plan)).toEqual(['error null: 这不是从本系统导出的指标目录']);
    expect(said((await plan(bytesOf(TEXTS))).plan)).toEqual(['error null: 与现行目录 2022.1 相同，没有需要执行的变化']);
  });

  it('is in force from a quarter that was not opened yet, and only there', async () => {
    const { plan, apply, file, catalogues, database, ports } = await house();
    await file('2026Q3', '2022.1', 'open', FILED);
    const { id } = await plan(bytesOf(edited('elements.yaml', MORE_MEMBERS)));
    await expect(apply(id)).rejects.toMatchObject({ code: 'invalid' });
    for (const effectiveFrom of ['2026Q3', '2026Q2'])
      await expect(apply(id, { effectiveFrom })).rejects.toMatchObject({ code: 'conflict' });
    await expect(apply(id, { effectiveFrom: '2026Q4', version: '2022.1' })).rejects.toMatchObject({ code: 'conflict' });
    await expect(apply(id, { effectiveFrom: '2026Q4', version: '../x' })).rejects.toMatchObject({ code: 'invalid' });
    expect(await apply(id, { effectiveFrom: '2026Q4' })).toMatchObject({ version: '2022.2', effectiveFrom: '2026Q4' });
    expect(catalogues.forPeriod('2026Q3').version).toBe('2022.1');
    expect(catalogues.forPeriod('2026Q4').element('M13').max).toBe(15);
    // Another process hears of it by looking.
    const elsewhere = new LiveCatalogues();
    expect(() => elsewhere.ofVersion('2022.2')).toThrow(expect.objectContaining({ code: 'unavailable' }));
    expect(await elsewhere.refresh(database.catalogueVersions)).toBe(true);
    expect(elsewhere.ofVersion('2022.2').element('M13').max).toBe(15);
    expect(await elsewhere.refresh(database.catalogueVersions)).toBe(false);
    expect((await new ListCatalogues(ports).run()).map((one) => [one.version, one.origin, one.periods])).toEqual([
      ['2022.2', 'office', []],
      ['2022.1', 'shipped', ['2026Q3']],
    ]);
    const { bytes } = await new ExportCatalogue(ports).run({ actor: OFFICE, version: '2022.2', format: 'yaml' });
    expect(new TextDecoder().decode(bytes)).toContain('effective_from: 2026Q4');
    await expect(new ExportCatalogue(ports).run({ actor: OFFICE, version: 'x', format: 'yaml' })).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});

describe('two quarters under two catalogues', () => {
  it('keep every figure under its own code, whatever was added, removed and put elsewhere', async () => {
    const { plan, apply, file, catalogues, ports } = await house();
    const before = { B1: { M09: 20, M14: 10, M12: 7, O03: 1 }, B2: { M09: 10, M14: 10, M12: 3, O03: 1 } };
    await file('2026Q3', '2022.1', 'closed', before);
    const { id, plan: planned } = await plan(bytesOf(reshaped()));
    expect(said(planned)).toEqual([]);
    await apply(id, { effectiveFrom: '2026Q4' });
    const fresh = catalogues.forPeriod('2026Q4');
    expect(fresh.elements[0]!.code).not.toBe(catalogues.forPeriod('2026Q3').elements[0]!.code);
    const after = { B1: { M09: 24, M14: 12, O03: 1, X01: 5 }, B2: { M09: 12, M14: 12, O03: 1, X01: 6 } };
    await file('2026Q4', fresh.version, 'open', after);
    const sum = (values: Record<string, Record<string, number>>, code: string) =>
      Object.values(values).reduce((total, own) => total + (own[code] ?? 0), 0);
    const asked = { actor: SYSTEM, unit: 'J' };
    const read = async (period: Period, codes: string[]) =>
      (await new ReadElements(ports).run({ ...asked, period, by: 'total', codes })).figures;
    for (const code of ['M09', 'M14']) {
      expect((await read('2026Q3', [code]))[0]!.value).toBe(sum(before, code));
      expect((await read('2026Q4', [code]))[0]!.value).toBe(sum(after, code));
    }
    expect((await read('2026Q4', ['X01']))[0]!.value).toBe(11);
    await expect(read('2026Q4', ['M12'])).rejects.toMatchObject({ code: 'invalid' });
    expect((await read('2026Q3', ['M12']))[0]!.value).toBe(10);
    const { figures: trend } = await new ReadIndicators(ports).run({ ...asked, period: '2026Q4', by: 'period', codes: ['COV13'] });
    expect(trend.slice(-2).map((figure) => figure.value)).toEqual([66.6667, 66.6667]);
    expect(trend.at(-1)!.quarterChange).toMatchObject({ value: 0, reason: null });
  });
});

/** M12 and all that speaks of it is gone, X01 is new, and the members come first. */
function reshaped(): DefinitionTexts {
  const definitions = definitionsOf(TEXTS);
  const speaksOfIt = (entry: unknown) => JSON.stringify(entry).includes('M12');
  const gone = new Set(definitions.indicators.filter(({ entry }) => speaksOfIt(entry)).map(({ entry }) => entry.code));
  const kept = definitions.elements.filter((element) => element.code !== 'M12');
  const sample = kept.find((element) => element.code === 'M09')!;
  const fresh = { ...sample, code: 'X01', name: { zh: '新增项', en: 'New' } };
  const members = [...kept.filter((element) => element.sheet === 'members'), fresh].map((element, i) => ({ ...element, row: i + 1 }));
  return textsFrom({
    ...definitions,
    elements: [...members, ...kept.filter((element) => element.sheet !== 'members')],
    rules: definitions.rules.filter(
      ({ entry }) => !speaksOfIt(entry) && [...gone].every((code) => !JSON.stringify(entry).includes(String(code))),
    ),
    indicators: definitions.indicators.filter(({ entry }) => !gone.has(entry.code)),
    appraisal: {
      ...definitions.appraisal,
      lagging: (definitions.appraisal!.lagging as { indicator: string }[]).filter(({ indicator }) => !gone.has(indicator)),
    },
  }).texts;
}
