/** The form and what is on record of a return, over HTTP: revisions as If-Match, refusals as problems, every route once. */
import { catalogueOfVersion } from '#catalogue/catalogues.js';
import type { BulkOutcome, ChangesView, EffectView, ReceiptView, ReturnView, ThreadView, VersionView } from '#domain/views/return-view.js';
import { startBareBureau, type BareBureau } from '../support/bare-bureau.js';
import { trueValues } from '../support/filled-workbook.js';

describe('the form over HTTP', () => {
  let bureau: BareBureau;
  let path: string;
  let unit: string;
  let values: Record<string, number>;
  beforeAll(async () => {
    bureau = await startBareBureau({ workers: 0 });
    const branch = bureau.units.find((each) => each.type === 'branch')!;
    unit = branch.code;
    path = `/returns/${unit}/${bureau.period.period}`;
    const lived = trueValues(unit, bureau.period.period, 1).values;
    const filed = catalogueOfVersion(bureau.period.catalogueVersion).elementsFor(branch.type);
    values = Object.fromEntries(filed.map(({ code }) => [code, lived[code]!]));
  });
  afterAll(() => bureau?.jibao.stop());

  const patch = (body: unknown, revision?: number | string) =>
    bureau.office.patch<ReturnView>(path, body, revision === undefined ? {} : { 'if-match': `"${revision}"` });
  const get = async <T>(what: string) => (await bureau.office.get<T>(`${path}${what}`)).body;

  it('saves cells under the revision seen, and refuses any other', async () => {
    expect(await patch({ values })).toMatchObject({ status: 422, body: { code: 'invalid', detail: expect.stringContaining('If-Match') } });
    expect(await patch({ values }, 'x')).toMatchObject({ status: 422 });
    const first = await patch({ values }, 0);
    expect(first).toMatchObject({
      status: 200,
      body: { status: 'draft', version: 1, revision: 1, origin: 'form', onBehalf: true, errors: 0 },
    });
    const refused = await patch({ values: { M10: 2 } }, 0);
    expect(refused).toMatchObject({ status: 409, body: { code: 'conflict', detail: expect.stringContaining('未保存') } });
    expect(refused.headers.get('content-type')).toContain('application/problem+json');
    expect(await patch({ values: { M10: Number.NaN } }, 1)).toMatchObject({ status: 200, body: { revision: 2, values: { M10: null } } });
    expect(await patch({ values: { M10: 'zwei' } }, 2)).toMatchObject({ status: 422 });
    expect(await patch({ values: { M10: values['M10'] } }, 2)).toMatchObject({ status: 200, body: { revision: 3, version: 1 } });
  });

  it('is asked about, submitted, withdrawn, submitted again, accepted in bulk and corrected', async () => {
    const thread = await bureau.office.post<ThreadView[]>(`${path}/comments`, { text: '请核对', element: 'M10' });
    expect(thread).toMatchObject({ status: 200, body: [{ element: 'M10', resolvedAt: null, comments: [{ own: true, text: '请核对' }] }] });
    const closed = await bureau.office.post<ThreadView[]>(`${path}/comments/${thread.body[0]!.id}/resolve`);
    expect(closed.body[0]!.resolvedAt).not.toBeNull();
    expect((await bureau.office.post(`${path}/comments`, { text: '' })).status).toBe(422);

    for (const finding of (await get<ReturnView>('')).findings)
      await bureau.office.put(`${path}/explanations/${encodeURIComponent(finding.key)}`, { note: '已核对' });
    expect((await bureau.office.get(`${path}/receipt`)).status).toBe(409);
    expect((await bureau.office.post(`${path}/submit`)).status).toBe(200);
    const first = await get<ReceiptView>('/receipt');
    expect((await bureau.office.post<ReturnView>(`${path}/withdraw`)).body).toMatchObject({ status: 'draft' });
    await bureau.office.post(`${path}/submit`);
    expect((await get<ReceiptView>('/receipt')).hash).toBe(first.hash);

    const effect = await get<EffectView>('/effect');
    expect(effect.beforeVersion).toBeNull();
    expect(effect.lines.length).toBeGreaterThan(20);
    const accepted = await bureau.office.post<BulkOutcome[]>('/returns/accept', {
      period: bureau.period.period,
      returns: [{ unit, version: 1 }],
    });
    expect(accepted.body).toEqual([expect.objectContaining({ unit, outcome: 'done' })]);

    const { revision } = await get<ReturnView>('');
    expect((await patch({ values: { T02: 1 } }, revision)).status).toBe(409);
    const corrected = await patch({ values: { T02: values['T02']! + 1 }, reason: '漏记一次' }, revision);
    expect(corrected).toMatchObject({ status: 200, body: { version: 2, reason: '漏记一次', acceptedVersion: 1 } });
    expect(await get<VersionView[]>('/versions')).toMatchObject([
      { version: 1, accepted: true },
      { version: 2, accepted: false, reason: '漏记一次' },
    ]);
    expect((await get<ReturnView>('/versions/1')).values['T02']).toBe(values['T02']);
    expect((await bureau.office.get(`${path}/versions/9`)).status).toBe(404);
    expect((await get<ChangesView>('/changes?from=1&to=2')).changes).toEqual([
      { element: 'T02', kind: 'changed', before: values['T02'], after: values['T02']! + 1 },
    ]);
  });
});
