/** What the office brings in, through the whole house: past quarters to compare with, and a catalogue that units then file by. */
import { readXlsx } from 'hucre/xlsx';
import type { PeriodUnit } from '#domain/unit/unit.js';
import type { ComparedIndicatorValue } from '#domain/indicators/indicator-value.js';
import type { CatalogueVersionView, ImportView } from '#domain/views/administration-view.js';
import { writeTables } from '#workbook/exports/table-workbook.js';
import { HttpClient } from '../support/http-client.js';
import { startJibao, type RunningJibao } from '../support/running-jibao.js';
import { until } from '../support/until.js';

describe('what the office brings in', () => {
  let jibao: RunningJibao;
  let office: HttpClient;

  beforeAll(async () => {
    jibao = await startJibao({ quarters: 2, workers: 1, now: '2026-10-08T02:00:00Z' });
    office = await HttpClient.signedIn(jibao.url, 'office');
  }, 180_000);
  afterAll(() => jibao?.stop());

  const bring = async (bytes: Uint8Array, query: string, fileName: string): Promise<ImportView> => {
    const form = new FormData();
    form.set('file', new Blob([new Uint8Array(bytes)]), fileName);
    const { status, body } = await office.post(`/imports?${query}`, form);
    expect(status).toBe(202);
    let view: ImportView | undefined;
    const isRead = async () => {
      view = (await office.get<ImportView>(`/imports/${body.id}`)).body;
      return view.status === 'done' || view.status === 'failed';
    };
    await until('the table is read', isRead, 60_000);
    return view!;
  };

  it('past quarters: a table of names becomes a closed quarter, and 同比 shows', async () => {
    const { body: periods } = await office.get('/periods');
    const { period } = periods[0];
    const past = `${Number(period.slice(0, 4)) - 1}${period.slice(4)}`;
    const { body: units } = await office.get<PeriodUnit[]>(`/units?period=${period}`);
    const branches = units.filter((unit) => unit.type === 'branch');
    const table = await writeTables('台账', [
      {
        sheet: '台账',
        title: '历年台账',
        columns: ['单位名称', '报告期', 'M09', 'M14'].map((head) => ({ head, width: 12 })),
        rows: branches.map((unit, i) => [unit.name, past, 20 + (i % 5), 10]),
      },
    ]);
    const view = await bring(table, 'purpose=history', '台账.xlsx');
    expect(view.plan!.findings.filter((finding) => finding.severity === 'error')).toEqual([]);
    expect(view.plan!.counts).toMatchObject({ periods: 1, added: branches.length });
    expect((await office.post(`/imports/${view.id}/apply`)).status).toBe(200);
    expect((await office.post(`/imports/${view.id}/apply`)).status).toBe(409);
    const isCompared = async () => {
      const { body } = await office.get<ComparedIndicatorValue[]>(`/indicators?period=${period}&unit=JT&codes=COV13`);
      return typeof body[0]?.yearChange.value === 'number';
    };
    await until('同比 is there', isCompared, 30_000);
    expect((await office.get('/periods')).body.find((each: { period: string }) => each.period === past).state).toBe('closed');
  });

  it('a catalogue: exported as a workbook it comes back the same; edited it is the form of the next quarter', async () => {
    const [current] = (await office.get<CatalogueVersionView[]>('/catalogues')).body;
    const workbook = await office.bytes(`/catalogues/${current!.version}/file?format=xlsx`);
    expect((await readXlsx(workbook)).sheets.map((sheet) => sheet.name)).toEqual([
      '填报项',
      '规则',
      '指标',
      '目标',
      '目录',
      '分档帮促',
      '依据',
    ]);
    const same = await bring(workbook, 'purpose=catalogue', '目录.xlsx');
    expect(same.plan!.findings.map((finding) => finding.message)).toEqual([`与现行目录 ${current!.version} 相同，没有需要执行的变化`]);

    const yaml = Buffer.from(await office.bytes(`/catalogues/${current!.version}/file?format=yaml`)).toString();
    const edited = yaml.replace(/(code: M13\n(?:.*\n)*? {2}max: )\d+/, '$115');
    const view = await bring(Buffer.from(edited), 'purpose=catalogue', '目录.yaml');
    expect(view.plan!.lines[0]).toMatchObject({ act: '版本', before: current!.version });
    expect(view.plan!.lines.some((line) => line.act === '修改填报项' && line.after === '15')).toBe(true);
    const { body: periods } = await office.get('/periods');
    const latest: string = periods[0].period;
    expect((await office.post(`/imports/${view.id}/apply`, { effectiveFrom: latest })).status).toBe(409);
    const next = latest.endsWith('Q4') ? `${Number(latest.slice(0, 4)) + 1}Q1` : latest.slice(0, 5) + String(Number(latest.slice(5)) + 1);
    const applied = await office.post(`/imports/${view.id}/apply`, { effectiveFrom: next });
    expect(applied.status).toBe(200);
    expect(applied.body).toMatchObject({ effectiveFrom: next });
    const { version } = applied.body as { version: string };

    const days = { opensOn: '2026-10-08', dueOn: '2027-01-10', locksOn: '2027-01-20' };
    expect((await office.post(`/periods/${next}/open`, days)).status).toBe(204);
    const units = (await office.get<PeriodUnit[]>(`/units?period=${next}`)).body;
    const unit = units.find((each) => each.type === 'branch')!.code;
    const template = await office.bytes(`/units/${unit}/template?period=${next}`);
    const { body } = await office.upload(template);
    const read = await office.finished(body.id);
    expect(read.status).toBe('done');
    const stored = await office.get(`/returns/${unit}/${next}`);
    expect(stored.body.catalogueVersion).toBe(version);
    expect((await office.get(`/returns/${unit}/${latest}`)).body.catalogueVersion).toBe(current!.version);
  });
});
