/** The online form saves cell by cell: in place, checked like a workbook, and never over somebody else. */
import { MemoryDatabase } from '#persistence/memory-database.js';
import type { StoredValues } from '#domain/return/values.js';
import { filingBureau, PERIOD, type FilingBureau, type Person } from './testing/filing-bureau.js';

const at = (who: Person, bureau: FilingBureau, unit = 'A1') => ({
  actor: bureau.actors[who],
  period: PERIOD,
  unit,
  language: 'zh' as const,
});

describe('autosave', () => {
  let bureau: FilingBureau;
  beforeEach(async () => {
    bureau = await filingBureau(new MemoryDatabase());
  });
  const patch = (revision: number, values: StoredValues, who: Person = 'clerk1', reason: string | null = null) =>
    bureau.use.saveCells.run({ ...at(who, bureau), revision, values, reason });
  const versions = () => bureau.database.returns.versions(PERIOD, 'A1');

  it('begins a draft with the first cell, fills in what nobody types, and goes on in place', async () => {
    const first = await patch(0, { M09: 12 });
    expect(first).toMatchObject({ status: 'draft', version: 1, revision: 1, origin: 'form', onBehalf: false, writtenBy: 'clerk1某' });
    expect(first.values).toMatchObject({ M09: 12, O01: 0, O03: 1, M01: null });
    expect(first.errors).toBeGreaterThan(0);
    const second = await patch(first.revision, bureau.values);
    expect(second).toMatchObject({ version: 1, revision: 2, errors: 0 });
    expect(second.values).toMatchObject({ M09: 24, M01: 24 });
    expect(await versions()).toHaveLength(1);
  });

  it('answers what the screen would read anew', async () => {
    const saved = await patch(0, bureau.values);
    expect(await bureau.read('clerk1', 'A1')).toEqual(saved);
  });

  it('computes cells, and takes nobody else’s word for the locked ones', async () => {
    const { values, findings } = await patch(0, { ...bureau.values, O03: 7, O07: 99 });
    expect(values).toMatchObject({ O03: 1, O07: 1 });
    expect(findings.filter((f) => f.severity === 'error')).toEqual([]);
  });

  it('refuses a revision that moved, and saves nothing of it', async () => {
    const { revision } = await patch(0, { M09: 12 });
    await patch(revision, { M09: 13 });
    for (const seen of [0, revision])
      await expect(patch(seen, { M09: 14 })).rejects.toMatchObject({ code: 'conflict', text: { zh: expect.stringContaining('未保存') } });
    expect((await bureau.read('clerk1', 'A1')).values.M09).toBe(13);
  });

  it('lets exactly one of two who begin or type at once through', async () => {
    const both = await Promise.allSettled([patch(0, { M09: 1 }), patch(0, { M09: 2 })]);
    expect(both.map((each) => each.status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const again = await Promise.allSettled([patch(1, { M09: 3 }), patch(1, { M09: 4 })]);
    expect(again.map((each) => each.status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(await versions()).toHaveLength(1);
  });

  it('refuses a cell the unit does not file, by its code', () =>
    expect(patch(0, { L16: 1, M09: 2 })).rejects.toMatchObject({
      code: 'invalid',
      options: { errors: [expect.objectContaining({ field: 'L16' })] },
    }));

  it('keeps a note while the same warning stands on the same value', async () => {
    const { revision } = await patch(0, { ...bureau.values, T05: 9 });
    await bureau.use.explainFinding.run({ ...at('clerk1', bureau), finding: 'W05:T06', note: '四季度补训' });
    const kept = await patch(revision, { T02: 47 });
    expect(kept.explanations).toEqual({ 'W05:T06': '四季度补训' });
    const other = await patch(kept.revision, { T06: 3 });
    expect(other).toMatchObject({ warnings: 1, explanations: {} });
  });

  it('takes up an uploaded draft as the next version, and leaves that one as it was', async () => {
    await bureau.draft('clerk1', 'A1');
    const [before] = await versions();
    await bureau.database.returns.addVersion({ ...before!, version: 2, origin: 'upload' });
    const record = (await bureau.database.returns.get(PERIOD, 'A1'))!;
    await bureau.database.returns.update({ ...record, version: 2 });
    const saved = await patch(record.revision + 1, { M10: 2 });
    expect(saved).toMatchObject({ version: 3, origin: 'form' });
    expect((await versions()).map((v) => [v.origin, v.values['M10']])).toEqual([
      ['form', 1],
      ['upload', 1],
      ['form', 2],
    ]);
  });

  it('marks what the office wrote for the unit, in a version of its own', async () => {
    const own = await patch(0, bureau.values);
    const office = await patch(own.revision, { M10: 3 }, 'office');
    expect(office).toMatchObject({ version: 2, onBehalf: true, writtenBy: 'office某' });
    const back = await patch(office.revision, { M10: 4 });
    expect(back).toMatchObject({ version: 3, onBehalf: false });
    expect((await versions()).map((v) => v.values['M10'])).toEqual([1, 3, 4]);
  });

  it('saves nothing into what is submitted or accepted, until it is withdrawn or corrected with a reason', async () => {
    await bureau.filed('clerk1', 'A1');
    const submitted = await bureau.read('clerk1', 'A1');
    await expect(patch(submitted.revision, { M10: 2 })).rejects.toMatchObject({ code: 'conflict' });
    await bureau.use.acceptReturn.run({ ...at('reviewer', bureau) });
    const accepted = await bureau.read('clerk1', 'A1');
    expect(accepted).toMatchObject({ canCorrect: true, canFile: false });
    await expect(patch(accepted.revision, { M10: 2 })).rejects.toMatchObject({
      code: 'conflict',
      text: { zh: expect.stringContaining('更正原因') },
    });
    const corrected = await patch(accepted.revision, { M10: 2 }, 'clerk1', '漏报一人');
    expect(corrected).toMatchObject({ version: 2, status: 'draft', reason: '漏报一人', acceptedVersion: 1 });
    const more = await patch(corrected.revision, { M10: 3 });
    expect(more).toMatchObject({ version: 2, reason: '漏报一人' });
    expect((await versions())[0]!.values['M10']).toBe(1);
  });

  it('writes no cell value into the audit log', async () => {
    await patch(0, { M09: 987_654 });
    const [row] = await bureau.database.audit.list(1);
    expect(row).toMatchObject({ action: 'return.patch', object: `${PERIOD}/A1`, detail: { version: 1, cells: ['M09'] } });
    expect(JSON.stringify(row)).not.toContain('987654');
  });
});
