/** Filing by workbook: a wrong file, its findings, the workbook back with the cells marked, the corrected file, the effect, submitting, withdrawing. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { catalogueOfVersion } from '#catalogue/catalogues.js';
import type { PeriodUnit } from '#domain/unit/unit.js';
import type { PeriodView } from '#domain/views/briefing-view.js';
import type { ReturnListItem, ReturnView } from '#domain/views/return-view.js';
import type { StoredValues } from '#domain/return/values.js';
import { readWorkbook } from '#workbook/read-workbook.js';
import { writeZip } from '#workbook/testing/zip-writer.js';
import { launchBrowser, visitAs } from '../support/browser.js';
import { filledWorkbook } from '../support/filled-workbook.js';
import { HttpClient } from '../support/http-client.js';
import { startJibao, type RunningJibao } from '../support/running-jibao.js';

const QUARTERS = 2;
const UNIT = 'GL-A02';

describe('filing by workbook', () => {
  let jibao: RunningJibao;
  let browser: Browser;
  let folder: string;
  let clerk: HttpClient;
  let period: PeriodView;
  let unit: PeriodUnit;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'jibao-e2e-'));
    [jibao, browser] = await Promise.all([startJibao({ quarters: QUARTERS }), launchBrowser()]);
    clerk = await HttpClient.signedIn(jibao.url, 'clerk');
    period = (await clerk.get<PeriodView[]>('/periods')).body.find((p) => p.state === 'open')!;
    unit = (await clerk.get<PeriodUnit[]>(`/units?period=${period.period}`)).body.find((u) => u.code === UNIT)!;
  });
  afterAll(async () => {
    await browser?.close();
    await jibao?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const workbook = async (name: string, change: StoredValues = {}) => {
    const path = join(folder, name);
    writeFileSync(path, await filledWorkbook({ unit, period, quarters: QUARTERS, change }));
    return path;
  };
  const stored = async () => (await clerk.get<ReturnView>(`/returns/${UNIT}/${period.period}`)).body;

  it('shows every finding at its cell, gives the workbook back annotated, compares, shows the effect, and submits', async () => {
    const { page, context, complaints } = await visitAs(browser, jibao.url, 'clerk');
    const file = page.locator('input[type=file]');
    await file.setInputFiles(await workbook('有误.xlsx', { M09: 999, L10: null, T03: { raw: '三十', value: null } }));
    await page.locator('.finding--error[data-code=H01]').waitFor();
    await page.getByText(/已存为第 1 版草稿/).waitFor();

    await page.getByLabel('搜索填报项、规则或内容').fill('T03');
    await page.locator('.finding[data-code=H01]').waitFor({ state: 'detached' });
    expect(await page.locator('.finding').count()).toBeGreaterThan(0);
    expect(await page.locator('.finding:not([data-code=H19]):not([data-code=H12])').count()).toBe(0);
    await page.getByLabel('搜索填报项、规则或内容').fill('');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '下载批注后的填报表' }).first().click(),
    ]);
    const annotated = await readWorkbook(readFileSync(await download.path()), { catalogueOf: catalogueOfVersion, open: [] });
    expect(annotated).toMatchObject({ ok: true, returns: [{ parsed: { values: { M09: 999 } } }] });

    // From the finding to its cell in the form, and back.
    await page.locator('.finding[data-code=H01]').getByRole('link', { name: '到该格' }).click();
    await page.locator('#row-M09 [data-finding=H01]').waitFor();
    await page.locator('#cell-M09:focus').waitFor();
    await page.getByRole('link', { name: '返回填报' }).click();
    await page.locator('.finding--error[data-code=H01]').waitFor();

    await file.setInputFiles(await workbook('改正.xlsx'));
    await page.getByText(/已存为第 2 版草稿/).waitFor();
    await page.getByText('修改 2').first().waitFor();
    await page.getByRole('button', { name: '看改动的格' }).click();
    await page.locator('.changes td', { hasText: '999' }).waitFor();
    // The findings are those of this version.
    await page.locator('.finding--error').first().waitFor({ state: 'detached' });
    for (const note of await page.locator('.finding__explain input').all()) {
      await note.fill('已与台账核对，情况属实');
      await note.press('Enter');
    }
    await page.locator('.next__step--now', { hasText: '报送' }).waitFor();
    await page.getByRole('heading', { name: '报送后的指标变化' }).waitFor();
    await page.locator('.effect__table tbody tr').first().waitFor();

    await page.getByRole('button', { name: '报送', exact: true }).click();
    await page.getByRole('button', { name: '确认报送' }).click();
    await page.getByRole('heading', { name: '季报报送回执' }).waitFor();
    await page.getByText('改正.xlsx').waitFor();
    expect((await stored()).status).toBe('submitted');
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('takes a submitted return back and shows what each version changed', async () => {
    const { page, context, complaints } = await visitAs(browser, jibao.url, 'clerk');
    await page.getByRole('button', { name: '撤回' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '撤回', exact: true }).click();
    await page.getByRole('button', { name: '报送', exact: true }).waitFor();
    expect((await stored()).status).toBe('draft');
    await page.locator('#versions summary').click();
    await page.getByRole('button', { name: '对比' }).click();
    await page.locator('#versions .changes td', { hasText: '999' }).waitFor();

    await page.getByRole('button', { name: '提问或留言' }).click();
    await page.getByLabel('内容').fill('上季数是否含流动党员？');
    await page.getByRole('button', { name: '发送' }).click();
    await page.locator('.thread', { hasText: '上季数是否含流动党员？' }).waitFor();
    expect((await stored()).openThreads).toBe(1);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('says why a file that is no workbook was refused, and keeps what was there', async () => {
    const { page, context } = await visitAs(browser, jibao.url, 'clerk');
    const before = await stored();
    const path = join(folder, '不是表.xlsx');
    writeFileSync(path, 'plain text');
    await page.locator('input[type=file]').setInputFiles(path);
    await page.getByText('没有读取“不是表.xlsx”').waitFor();
    expect((await stored()).version).toBe(before.version);
    await context.close();
  });

  it('takes the workbooks of several units in one archive from the office, and submits those that are ready', async () => {
    const office = await HttpClient.signedIn(jibao.url, 'office');
    const units = (await office.get<PeriodUnit[]>(`/units?period=${period.period}`)).body;
    const list = (await office.get<ReturnListItem[]>(`/returns?period=${period.period}`)).body;
    const [clean, wrong] = list.filter((item) => item.status === 'none' && item.type === 'branch' && item.unit !== UNIT);
    const filled = async (item: ReturnListItem, change: StoredValues = {}) => ({
      name: `${item.unit}.xlsx`,
      data: await filledWorkbook({ unit: units.find((u) => u.code === item.unit)!, period, quarters: QUARTERS, change }),
    });
    const path = join(folder, '两个支部.zip');
    writeFileSync(path, writeZip([await filled(clean!), await filled(wrong!, { M09: 999 })]));

    const { page, context, complaints } = await visitAs(browser, jibao.url, 'office');
    await page.goto(`${jibao.url}/returns`);
    await page.getByLabel('全部无误才存入').check();
    await page.locator('input[type=file]').setInputFiles(path);
    await page.getByText('没有存入“两个支部.zip”').waitFor();
    await page.getByLabel('没有错误的先存入').check();
    await page.locator('input[type=file]').setInputFiles(path);
    await page.getByRole('heading', { name: /^已存入 1 个单位的季报；文件中有 \d+ 处问题/ }).waitFor();
    await page.getByRole('button', { name: '报送全部可报送的' }).click();
    await page.getByText(/^已报送 \d 份。/).waitFor();
    const after = (await office.get<ReturnListItem[]>(`/returns?period=${period.period}`)).body;
    const statusOf = (item: ReturnListItem) => after.find((one) => one.unit === item.unit)!.status;
    expect(statusOf(wrong!)).toBe('none');
    expect(['draft', 'submitted']).toContain(statusOf(clean!));
    expect(complaints).toEqual([]);
    await context.close();
  });
});
