import { catalogueOfVersion } from '#catalogue/catalogues.js';
import { trueReturn } from '#catalogue/testing/true-returns.js';
import { SYSTEM, type Actor } from '#domain/access/actor.js';
import { MemoryDatabase } from '#persistence/memory-database.js';
import { inProcessReader } from '#workbook/testing/in-process-reader.js';
import { actorAt, branchValues, filed, filingHouse, FORM, PERIOD, tableOf, workbookOf } from './testing/filing-house.js';
import { WriteAnnotated } from './write-annotated.js';

const OFFICE = actorAt('office', 'J');
const CLERK = actorAt('clerk', 'B1');

async function house() {
  const database = new MemoryDatabase();
  const filing = await filingHouse(database);
  return { ...filing, annotate: new WriteAnnotated(filing) };
}

/** What comes back is a workbook of ours: the same reader reads it. */
async function valuesIn(bytes: Uint8Array) {
  const result = await inProcessReader(() => bytes).read('', { open: [{ period: PERIOD, catalogueVersion: FORM }], catalogues: [] });
  return result.ok ? (result.returns[0]?.parsed.values ?? null) : null;
}

describe('an annotated workbook', () => {
  it('holds the clerk’s own figures, wrong ones included, and may be uploaded again', async () => {
    const { upload, annotate } = await house();
    const values = branchValues({ M09: 25, M12: { raw: '两人', value: null } });
    const { id } = await upload(CLERK, filed({ returns: [workbookOf('B1', values)] }));
    const { fileName, bytes } = await annotate.ofUpload({ actor: CLERK, id });
    expect(fileName).toBe('审核结果_2026Q3_B1.xlsx');
    expect(await valuesIn(bytes)).toMatchObject({ M09: 25, M12: { raw: '两人' }, M01: 24 });
  });

  it('is a list where the file held several returns or could not be taken', async () => {
    const { upload, annotate } = await house();
    const several = tableOf([
      ['B1', branchValues()],
      ['B2', branchValues({ M09: 25 })],
    ]);
    const refused = filed({ returns: [workbookOf('B2', branchValues())] });
    for (const result of [filed({ tables: [several] }), refused]) {
      const { id } = await upload(CLERK, result);
      const { fileName, bytes } = await annotate.ofUpload({ actor: CLERK, id });
      expect([fileName, await valuesIn(bytes)]).toEqual(['审核结果_季报.xlsx', null]);
    }
  });

  it('keeps the four forms from those who see them as bureau totals only', async () => {
    const { upload, annotate } = await house();
    await upload(SYSTEM, filed({ returns: [workbookOf('J', trueReturn(catalogueOfVersion(FORM), 'committee').values)] }));
    const seenBy = async (actor: Actor) => valuesIn((await annotate.ofReturn({ actor, period: PERIOD, unit: 'J' })).bytes);
    expect(await seenBy(actorAt('reviewer', 'J'))).toMatchObject({ S13: 3, S12: 1 });
    expect(await seenBy(OFFICE)).toMatchObject({ S13: null, S12: 1 });
  });

  it('is nobody else’s, and not there before anything was filed', async () => {
    const { upload, annotate } = await house();
    const { id } = await upload(CLERK, filed({ returns: [workbookOf('B1', branchValues())] }));
    await expect(annotate.ofUpload({ actor: OFFICE, id })).rejects.toMatchObject({ code: 'not_found' });
    await expect(annotate.ofReturn({ actor: OFFICE, period: PERIOD, unit: 'B2' })).rejects.toMatchObject({ code: 'not_found' });
    await expect(annotate.ofReturn({ actor: CLERK, period: PERIOD, unit: 'B2' })).rejects.toMatchObject({ code: 'not_found' });
  });
});
