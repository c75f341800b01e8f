/// <reference lib="dom" />
/** What a reader puts together himself: a comparison built, kept, sent and taken along; the card of an indicator; the page of one unit. */
import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { quarterOf } from '#domain/period/period.js';
import type { PeriodView } from '#domain/views/briefing-view.js';
import { launchBrowser, layoutFaults, settled, visitAs } from '../support/browser.js';
import { HttpClient } from '../support/http-client.js';
import { startJibao, type RunningJibao } from '../support/running-jibao.js';

const cornerOf = (page: Page) => page.getByTestId('block-pivot').getByRole('table').getByRole('columnheader').first();
/** What is shown is the answer to what is asked, no longer that to the question before. */
const answered = (page: Page) => page.locator('.dashboard[aria-busy=false]').waitFor();
const asTable = async (page: Page) => {
  await page.getByTestId('block-pivot').getByRole('button', { name: '看数据表' }).click();
  await cornerOf(page).waitFor();
  await answered(page);
};
const query = (page: Page) => new URL(page.url()).searchParams;

describe('comparing and reading', () => {
  let jibao: RunningJibao;
  let browser: Browser;
  /** The earliest first. */
  let quarters: PeriodView[];
  beforeAll(async () => {
    [jibao, browser] = await Promise.all([startJibao({ quarters: 3 }), launchBrowser()]);
    const committee = await HttpClient.signedIn(jibao.url, 'committee');
    const known = (await committee.get<PeriodView[]>('/periods')).body.filter((one) => one.state !== 'planned');
    quarters = known.toSorted((a, b) => a.period.localeCompare(b.period));
  });
  afterAll(async () => {
    await browser?.close();
    await jibao?.stop();
  });

  it('builds a comparison, keeps it under a name and opens it again', async () => {
    const { page, context, complaints } = await visitAs(browser, jibao.url, 'committee');
    const unitsRead: string[] = [];
    page.on('request', (request) => {
      if (request.url().includes('/api/v1/units')) unitsRead.push(request.url());
    });
    await page.goto(`${jibao.url}/compare`);
    await page.getByTestId('block-pivot').waitFor();

    await page.getByRole('button', { name: '单位 × 季度' }).click();
    await page.getByLabel('季度数').selectOption('3');
    await page.getByRole('button', { name: /^指标（一项）：/ }).click();
    await page.getByRole('searchbox', { name: '搜索指标（一项）' }).fill('LIF06');
    await page.getByRole('checkbox', { name: /LIF06$/ }).check();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: /^单位：/ }).click();
    await page.getByRole('button', { name: '公共交通集团党委', exact: true }).click();
    // The other by its name and the keyboard alone.
    await page.getByRole('searchbox', { name: '搜索单位' }).fill('公路事业发展中心党委');
    await page.getByRole('button', { name: '公共交通集团党委', exact: true }).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: '公路事业发展中心党委', exact: true }).waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    // Of however many units there are, the way down, a level or those found: never all of them.
    expect(unitsRead.filter((url) => !/\/units\/search\?period=\w+&(at|parent|q)=/.test(url))).toEqual([]);
    await asTable(page);
    const table = page.getByTestId('block-pivot').getByRole('table');
    await expect(table.getByRole('rowheader').allInnerTexts()).resolves.toEqual(['公共交通集团', '公路事业发展中心']);
    const headings = await table.getByRole('columnheader').allInnerTexts();
    expect(headings.slice(1)).toEqual(quarters.map(({ name }) => name));
    await page.waitForURL(/units=GJ(,|%2C)GL/);
    expect(Object.fromEntries(query(page))).toMatchObject({
      rows: 'units',
      columns: 'periods',
      codes: 'LIF06',
      units: 'GJ,GL',
      periods: '3',
    });

    await page.getByRole('button', { name: '行列互换' }).click();
    await page.waitForURL(/rows=periods/);
    expect(query(page).get('columns')).toBe('units');
    await answered(page);
    await table.getByRole('rowheader', { name: quarters[0]!.name }).waitFor();
    const shown = await table.innerText();

    await page.getByRole('button', { name: '保存视图' }).click();
    await page.getByLabel('名称').fill('两集团出席率');
    await page.getByRole('dialog').getByRole('button', { name: '保存', exact: true }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });

    await page.goto(`${jibao.url}/compare`);
    await page.getByRole('button', { name: '视图', exact: false }).first().click();
    const kept = page.getByRole('link', { name: '两集团出席率' });
    expect(await kept.innerText()).toContain('公共交通集团、公路事业发展中心');
    await kept.click();
    await page.waitForURL(/rows=periods/);
    await asTable(page);
    await table.getByRole('rowheader', { name: quarters[0]!.name }).waitFor();
    expect(await table.innerText()).toBe(shown);

    await page.getByRole('button', { name: '视图', exact: false }).first().click();
    await page.getByRole('button', { name: '修改视图“两集团出席率”' }).click();
    await page.getByLabel('名称').fill('两集团组织生活');
    await page.getByRole('dialog').getByRole('button', { name: '保存', exact: true }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: '视图', exact: false }).first().click();
    await page.getByRole('button', { name: '删除视图“两集团组织生活”' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '删除视图' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: '视图', exact: false }).first().click();
    await page.getByText(/还没有保存的视图/).waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('is taken along as a workbook and as CSV', async () => {
    const { page, context } = await visitAs(browser, jibao.url, 'committee');
    await page.goto(`${jibao.url}/compare?rows=sectors&columns=indicators`);
    await page.getByTestId('block-pivot').waitFor();
    const fetched = async (press: () => Promise<void>) => {
      const [download] = await Promise.all([page.waitForEvent('download'), press()]);
      return readFileSync(await download.path());
    };
    const workbook = await fetched(() => page.getByRole('button', { name: '导出 Excel' }).click());
    expect(workbook.subarray(0, 2).toString()).toBe('PK');
    const csv = await fetched(async () => {
      await page.getByTestId('block-pivot').getByRole('button', { name: '保存' }).click();
      await page.getByRole('button', { name: /CSV/ }).click();
    });
    expect([...csv.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(csv.toString()).toMatch(/市交通运输局[^]*国企/);
    await context.close();
  });

  it('folds on a phone, and nothing sticks out', async () => {
    const { page, context, complaints } = await visitAs(browser, jibao.url, 'committee', { width: 390, height: 844 });
    for (const path of ['/compare', '/indicators', '/indicators/TRN01', '/profile']) {
      await page.goto(jibao.url + path);
      await page.locator('main h1').waitFor();
      await settled(page);
      expect([path, await layoutFaults(page)]).toEqual([path, { overflow: 0, clipped: [] }]);
    }
    await page.goto(`${jibao.url}/compare`);
    await page.getByTestId('block-pivot').waitFor();
    expect(await page.getByLabel('行', { exact: true }).isVisible()).toBe(false);
    await page.getByRole('button', { name: '对比条件' }).click();
    await page.getByLabel('行', { exact: true }).waitFor();
    expect((await layoutFaults(page)).overflow).toBe(0);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('finds an indicator and reads its card', async () => {
    const { page, context, complaints } = await visitAs(browser, jibao.url, 'committee');
    await page.goto(`${jibao.url}/indicators`);
    await page.getByRole('searchbox', { name: /搜索指标/ }).fill('32学时');
    await page.getByRole('link', { name: /TRN01/ }).click();
    await page.getByRole('heading', { name: '党员32学时达标率', level: 1 }).waitFor();
    await page.getByText('T04 / M09').waitFor();
    await page.getByRole('rowheader', { name: '年内已满32学时党员' }).waitFor();
    const history = page.getByRole('region', { name: /历史变化/ });
    const { period } = quarters[1]!;
    const row = await history.getByRole('row', { name: new RegExp(period) }).innerText();
    // A quarter of the year's hours is due in each quarter, all of them at its end.
    const target = quarterOf(period) === 4 ? '100%' : `≥${25 * quarterOf(period)}%`;
    expect(row).toMatch(new RegExp(String.raw`\d+\.\d%\s+[\d,]+/[\d,]+\s+\d+/\d+\s+${target}\s+(未)?达标`));
    expect(await history.getByRole('img').count()).toBe(1);
    await page.getByRole('link', { name: '按单位对比' }).click();
    await page.getByTestId('block-pivot').waitFor();
    expect(query(page).get('codes')).toBe('TRN01');
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('shows a clerk the page of his own unit and of nobody else', async () => {
    const { page, context } = await visitAs(browser, jibao.url, 'clerk');
    await page.goto(`${jibao.url}/profile`);
    const facts = page.getByRole('region', { name: '单位基本情况' });
    await facts.waitFor();
    expect(await facts.innerText()).toMatch(/类别\s+党支部[^]*本单位按季填报/);
    expect(await facts.getByRole('combobox').count()).toBe(0);
    await page.goto(`${jibao.url}/profile?unit=JT`);
    await page.getByTestId('block-kpi').waitFor();
    expect(await page.locator('main h1').innerText()).toBe('单位画像');
    expect(await page.locator('main').innerText()).not.toMatch(/118个单位/);
    await context.close();
  });

  it('goes from sibling to sibling', async () => {
    const { page, context } = await visitAs(browser, jibao.url, 'committee');
    await page.goto(`${jibao.url}/profile?unit=GJ`);
    const siblings = page.getByRole('combobox', { name: '同级单位' });
    await siblings.waitFor();
    expect(await siblings.inputValue()).toBe('GJ');
    await page.getByRole('button', { name: '下一个单位' }).click();
    await page.waitForURL(/unit=GL/);
    await page.getByRole('region', { name: '单位基本情况' }).getByRole('heading', { name: '公路事业发展中心党委' }).waitFor();
    expect(await siblings.inputValue()).toBe('GL');
    await context.close();
  });
});
