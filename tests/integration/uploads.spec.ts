/** Files over HTTP: the consolidated form out and in, by parts or whole, events while it is read, annotated answers, submitting at once. */
import type { BulkOutcome, UploadView } from '#domain/views/return-view.js';
import { startBareBureau, type BareBureau } from '../support/bare-bureau.js';
import { trueValues } from '../support/filled-workbook.js';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const isZip = (bytes: Uint8Array) => bytes[0] === 0x50 && bytes[1] === 0x4b;

describe('files', () => {
  let bureau: BareBureau;
  beforeAll(async () => {
    bureau = await startBareBureau();
  });
  afterAll(() => bureau?.jibao.stop());

  const branches = () => bureau.units.filter((unit) => unit.type === 'branch').map((unit) => unit.code);
  const form = async (format: 'csv' | 'xlsx') =>
    fetch(`${bureau.jibao.url}/api/v1/periods/${bureau.period.period}/consolidated?format=${format}`, {
      headers: { cookie: bureau.office.cookie },
    });

  /** The CSV as it was given, with true figures in the rows of these units; `change` spoils some. */
  async function filledCsv(units: string[], change: Record<string, Record<string, string>> = {}): Promise<Buffer> {
    const lines = (await (await form('csv')).text()).replace('\ufeff', '').trim().split(/\r?\n/);
    const codes = lines[1]!.split(',');
    const filled = lines.map((line) => {
      const cells = line.split(',');
      const unit = cells[0]!;
      if (!units.includes(unit)) return line;
      const values = trueValues(unit, bureau.period.period, 1).values;
      return codes
        .map((code, i) => change[unit]?.[code] ?? (i < 3 || values[code] === undefined ? cells[i] : String(values[code])))
        .join(',');
    });
    return Buffer.from(`\ufeff${filled.join('\r\n')}\r\n`);
  }

  async function send(bytes: Uint8Array, query = ''): Promise<{ status: number; body: { id: string } }> {
    const body = new FormData();
    body.set('file', new Blob([new Uint8Array(bytes)]), '汇总.csv');
    const response = await fetch(`${bureau.jibao.url}/api/v1/uploads${query}`, {
      method: 'POST',
      headers: { cookie: bureau.office.cookie },
      body,
    });
    return { status: response.status, body: (await response.json()) as { id: string } };
  }

  it('give the consolidated form in both formats, one row for every unit', async () => {
    const [csv, xlsx] = [await form('csv'), await form('xlsx')];
    expect([csv.status, xlsx.status, xlsx.headers.get('content-type')]).toEqual([200, 200, XLSX]);
    const lines = (await csv.text()).trim().split(/\r?\n/);
    expect(lines).toHaveLength(2 + bureau.units.length);
    expect(lines[1]!.split(',').slice(0, 3)).toEqual(['UNIT', 'NAME', 'PERIOD']);
    expect(isZip(new Uint8Array(await xlsx.arrayBuffer()))).toBe(true);
  });

  it('take it back filled in: good rows stored, bad ones told by unit and cell, untouched ones passed over', async () => {
    const [a, b, c] = branches() as [string, string, string];
    const { status, body } = await send(await filledCsv([a, b, c], { [b]: { M09: '一百' } }));
    expect(status).toBe(202);
    const view = await bureau.office.finished(body.id);
    expect(view).toMatchObject({ status: 'done', returnCount: 2, purpose: 'returns', take: 'valid' });
    expect(view.returns.map(({ unit }) => unit)).toEqual([a, c]);
    const bad = view.findings.find((finding) => finding.element === 'M09' && finding.code === 'H19')!;
    expect(bad).toMatchObject({ key: expect.stringContaining(b), value: '一百', cell: expect.stringMatching(/^[A-Z]+\d+$/) });
    expect(view.findings.find(({ code }) => code === 'F19')?.message).toContain(String(bureau.units.length - 3));

    const annotated = await bureau.office.bytes(`/uploads/${body.id}/annotated`);
    expect(isZip(annotated)).toBe(true);
    const outcomes = (await bureau.office.post<BulkOutcome[]>(`/uploads/${body.id}/submit`)).body;
    expect(outcomes.map(({ unit }) => unit)).toEqual([a, c]);
    for (const { outcome, reason } of outcomes)
      expect([outcome, typeof reason]).toEqual(reason ? ['refused', 'string'] : ['done', 'object']);
  });

  it('store all or none when asked to, and say which it was', async () => {
    const [, , , d, e] = branches();
    const { body } = await send(await filledCsv([d!, e!], { [e!]: { M09: '-5' } }), '?take=all');
    const view = await bureau.office.finished(body.id);
    expect([view.status, view.take, view.returnCount, view.findings[0]!.code]).toEqual(['failed', 'all', 0, 'F23']);
    expect((await bureau.office.get(`/returns/${d}/${bureau.period.period}`)).body.status).toBe('none');
  });

  it.each(['?take=some', '?reason=', '?reason=%20', '?other=1'])('refuse the request %s', async (query) => {
    expect((await send(await filledCsv([]), query)).status).toBe(422);
  });

  it('tell by events how far they have come', async () => {
    const { body } = await bureau.office.upload(await bureau.workbook(7));
    const response = await fetch(`${bureau.jibao.url}/api/v1/uploads/${body.id}/events`, { headers: { cookie: bureau.office.cookie } });
    const events = (await response.text()).trim().split('\n\n');
    const last = JSON.parse(/^data: (.*)$/m.exec(events.at(-1)!)![1]!) as UploadView;
    expect(last).toMatchObject({ id: body.id, status: 'done', progress: 100, changes: { created: expect.any(Number), changed: 0 } });
  });

  it('come back annotated: one return in its own form, for whoever may read it', async () => {
    const { body } = await bureau.office.upload(await bureau.workbook(8));
    const { returns } = await bureau.office.finished(body.id);
    expect(isZip(await bureau.office.bytes(`/uploads/${body.id}/annotated`))).toBe(true);
    expect(isZip(await bureau.office.bytes(`/returns/${returns[0]!.unit}/${returns[0]!.period}/annotated`))).toBe(true);
    expect((await bureau.committee.get(`/uploads/${body.id}/annotated`)).status).toBe(403);
    expect((await bureau.office.get('/returns/NOWHERE/2026Q3/annotated')).status).toBe(404);
  });
});
