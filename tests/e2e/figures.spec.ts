/** Figures as the committee reads them: narrowed by a click, sent as a link, taken apart down to a cell, commented, saved, and renewed while one looks. */
import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import type { Dashboard } from '#domain/dashboard/block.js';
import type { PeriodView } from '#domain/views/briefing-view.js';
import type { TraceView } from '#domain/views/figure-view.js';
import type { ReturnListItem } from '#domain/views/return-view.js';
import { readTable } from '#workbook/read-table.js';
import { axeFaults } from '../support/axe.js';
import { launchBrowser, layoutFaults, settled, visitAs } from '../support/browser.js';
import { HttpClient } from '../support/http-client.js';
import { focused, tabTo } from '../support/keyboard.js';
import { startJibao, type RunningJibao } from '../support/running-jibao.js';
import { until } from '../support/until.js';

const address = (page: Page) => Object.fromEntries(new URL(page.url()).searchParams);

describe('figures', () => {
  let jibao: RunningJibao;
  let browser: Browser;
  let committee: HttpClient;
  /** The open quarter, and the one before it, which is complete. */
  let open: string;
  let closed: string;

  beforeAll(async () => {
    [jibao, browser] = await Promise.all([startJibao({ quarters: 3 }), launchBrowser()]);
    committee = await HttpClient.signedIn(jibao.url, 'committee');
    const periods = (await committee.get<PeriodView[]>('/periods')).body;
    open = periods.find((one) => one.state === 'open')!.period;
    closed = periods.find((one) => one.period < open)!.period;
  });
  afterAll(async () => {
    await browser?.close();
    await jibao?.stop();
  });

  const look = async (path: string, size?: { width: number; height: number }) => {
    const visit = await visitAs(browser, jibao.url, 'committee', size);
    await visit.page.goto(jibao.url + path);
    await visit.page.locator('.block').first().waitFor();
    return visit;
  };
  const dashboard = async (query: string) => (await committee.get<Dashboard>(`/dashboards/coverage?${query}`)).body;

  it('are narrowed by unit, sector and quarter from the rows of a table; the way back undoes each step', async () => {
    const { page, context, complaints } = await look(`/coverage?period=${closed}`);
    const sectors = page.locator('[data-testid^=block-sector-]').first();
    await sectors.getByRole('button', { name: '看数据表' }).click();
    await sectors.getByRole('button', { name: '国企' }).click();
    await page.waitForURL((url) => url.searchParams.get('sector') === 'soe');
    expect(address(page)).toEqual({ period: closed, sector: 'soe' });
    const narrowed = await dashboard(`period=${closed}&sector=soe`);
    await page.getByText(narrowed.coverage.display, { exact: true }).waitFor();
    expect(narrowed.coverage.expected).toBeLessThan((await dashboard(`period=${closed}`)).coverage.expected);

    const trend = page.locator('.block--trend').first();
    await trend.getByRole('button', { name: '看数据表' }).click();
    const quarter = trend.locator('tbody th button').first();
    const earlier = await quarter.innerText();
    await quarter.click();
    await page.waitForURL((url) => url.searchParams.get('period') === earlier);
    expect(address(page)).toEqual({ period: earlier, sector: 'soe' });
    await page.goBack();
    await page.waitForURL((url) => url.searchParams.get('period') === closed);
    await page.goBack();
    await page.waitForURL((url) => !url.searchParams.has('sector'));

    const heat = page.locator('.block--heat, .block--gap').first();
    await heat.getByRole('button', { name: '看数据表' }).click();
    await heat.getByRole('button', { name: '公路事业发展中心', exact: true }).click();
    await page.waitForURL(/unit=GL/);
    await page.locator('.picker--unit').getByText('公路事业发展中心').waitFor();
    await page.locator('.crumbs [aria-current=location]', { hasText: '公路事业发展中心' }).waitFor();
    // What is narrowed is a link: the same address says the same.
    const copy = await context.newPage();
    await copy.goto(page.url());
    await copy.locator('.crumbs [aria-current=location]', { hasText: '公路事业发展中心' }).waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('are compared on the basis that is chosen, which says what it is', async () => {
    const { page, context, complaints } = await look(`/overview?period=${closed}`);
    await page.getByText('各季度按当时的组织树汇总').waitFor();
    await page.getByRole('button', { name: '可比口径' }).first().click();
    await page.getByRole('button', { name: '可比口径', pressed: true }).first().waitFor();
    expect(address(page)).toEqual({ period: closed, basis: 'comparable' });
    const { basisNote } = (await committee.get<Dashboard>(`/dashboards/overview?period=${closed}&basis=comparable`)).body;
    await page.locator('.filters__basis p', { hasText: basisNote || '按本季度的组织树' }).waitFor();
    await page.getByRole('link', { name: '培训' }).first().click();
    await page.locator('main h1', { hasText: '培训' }).waitFor();
    expect(address(page)).toEqual({ period: closed, basis: 'comparable' });
    await page.getByRole('button', { name: '当时口径' }).first().click();
    await page.waitForURL((url) => !url.searchParams.has('basis'));
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('are saved as picture, drawing and table, each of which says whose figures they are', async () => {
    const { page, context, complaints } = await look(`/overview?period=${closed}`);
    const saved = async (from: ReturnType<Page['locator']>, name: RegExp | string) => {
      const [download] = await Promise.all([page.waitForEvent('download'), from.getByRole('button', { name }).click()]);
      return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
    };
    const attention = page.getByTestId('block-attention');
    const first = await attention.locator('tbody tr').count();
    await attention.getByRole('button', { name: /^列出全部/ }).click();
    await attention.getByRole('button', { name: '收起' }).waitFor();
    expect(await attention.locator('tbody tr').count()).toBeGreaterThan(first);
    await attention.getByRole('button', { name: '收起' }).click();
    await attention.getByRole('button', { name: /^列出全部/ }).waitFor();
    expect(await attention.locator('tbody tr').count()).toBe(first);
    const block = page.locator('.block--trend').first();
    const title = await block.locator('h2').innerText();
    const tools = block.locator('.block__tools');
    const fromMenu = async (name: RegExp) => {
      await tools.getByRole('button', { name: '保存', exact: true }).click();
      const file = await saved(tools, name);
      await tools.getByRole('dialog').waitFor({ state: 'detached' });
      return file;
    };
    const png = await fromMenu(/PNG/);
    expect(png.name).toBe(`市交通运输局_${closed}_总览_走势 COV05.png`);
    expect([png.name.endsWith('.png'), png.bytes.subarray(1, 4).toString(), png.bytes.length > 10_000]).toEqual([true, 'PNG', true]);
    const drawing = (await fromMenu(/SVG/)).bytes.toString();
    for (const words of ['市交通运输局', '数据截至', title.slice(0, 12)]) expect(drawing).toContain(words);
    const csv = (await fromMenu(/CSV/)).bytes.toString('utf8');
    expect(csv.charCodeAt(0)).toBe(0xfeff);
    for (const words of ['市交通运输局', title]) expect(csv).toContain(words);
    const table = await readTable((await fromMenu(/Excel/)).bytes);
    expect(table).toMatchObject({ ok: true, sheets: [{}] });
    const whole = await readTable((await saved(page.locator('.page-head'), '导出 Excel')).bytes);
    expect(whole.ok && whole.sheets.length).toBeGreaterThan(4);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('can be taken apart by keyboard, from the headline down to the cell, and the focus returns', async () => {
    const trace = (await committee.get<TraceView>(`/indicators/COV05/trace?period=${closed}&unit=JT`)).body;
    const { page, context, complaints } = await look(`/overview?period=${closed}`);
    await page.locator('.kpi').first().waitFor();
    await tabTo(page, /^有效覆盖率 .*数据来源$/);
    const name = await focused(page);
    await page.keyboard.press('Enter');
    const panel = page.getByRole('dialog');
    await panel.getByText(`${trace.figure.ratio} 相符`).waitFor();
    expect(address(page)).toEqual({ period: closed, trace: 'COV05' });
    const row = panel.locator('.trace-row').first();
    await row.locator('summary').focus();
    await page.keyboard.press('Enter');
    const cell = trace.rows[0]!.cells[0]!;
    await row.getByRole('row', { name: new RegExp(`${cell.element}.*${cell.sheetName}.*${cell.cell}`) }).waitFor();
    // Somebody who reads returns may open it; the committee may not.
    expect(await panel.getByRole('link', { name: '打开季报' }).count()).toBe(0);
    await panel.getByRole('button', { name: '下一页' }).click();
    await panel.getByText(/第 21—/).waitFor();
    await page.keyboard.press('Escape');
    await panel.waitFor({ state: 'detached' });
    await until('the focus is back', async () => (await focused(page)) === name);
    expect(address(page)).toEqual({ period: closed });
    await page.goto(`${jibao.url}/supervision?period=${open}&trace=SUP08`);
    await panel.getByText('四种形态待报告期关闭后汇总公布').waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('hold on a phone with everything open', async () => {
    const { page, context, complaints } = await look(`/overview?period=${closed}&trace=COV05`, { width: 390, height: 844 });
    const panel = page.getByRole('dialog');
    await panel.locator('summary').first().click();
    await panel.locator('.trace-row__cell').first().waitFor();
    await settled(page);
    const width = await panel.evaluate((element) => element.scrollWidth - element.clientWidth);
    expect(width).toBeLessThanOrEqual(0);
    expect(await axeFaults(page)).toEqual([]);
    await panel.getByRole('button', { name: '关闭' }).click();
    await panel.waitFor({ state: 'detached' });
    expect(await page.getByRole('button', { name: '可比口径' }).isVisible()).toBe(false);
    await page.getByRole('button', { name: '筛选' }).click();
    await page.getByRole('button', { name: '可比口径' }).click();
    await page.getByRole('button', { name: '筛选（1）' }).waitFor();
    await page.locator('.block--heat').getByRole('button', { name: '看数据表' }).click();
    await page.locator('.block--heat').getByRole('table').waitFor();
    await settled(page);
    expect(await layoutFaults(page)).toEqual({ overflow: 0, clipped: [] });
    expect(await axeFaults(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('are commented on, which others see at the figure, and settled', async () => {
    const words = '降幅较大，请办公室核实';
    const { page, context, complaints } = await look(`/overview?period=${closed}`);
    await page.getByRole('button', { name: /^有效覆盖率 .*数据来源$/ }).click();
    const panel = page.getByRole('dialog');
    await panel.getByRole('button', { name: '批注' }).click();
    await panel.getByText('还没有批注').waitFor();
    await panel.getByLabel(/该数值的批注/).fill(words);
    await panel.getByRole('button', { name: '发送' }).click();
    await panel.locator('.thread__text', { hasText: words }).waitFor();

    const office = await visitAs(browser, jibao.url, 'office');
    await office.page.goto(`${jibao.url}/overview?period=${closed}`);
    await office.page.getByRole('button', { name: '有效覆盖率：1 条批注未解决' }).click();
    const theirs = office.page.getByRole('dialog');
    await theirs.locator('.thread__text', { hasText: words }).waitFor();
    await theirs.getByRole('button', { name: '回复' }).click();
    await theirs.getByLabel('回复').fill('已核实，系书记空缺');
    await theirs.getByRole('button', { name: '发送' }).first().click();
    await theirs.locator('.thread__text', { hasText: '已核实，系书记空缺' }).waitFor();
    await theirs.getByRole('button', { name: '标为已解决' }).click();
    await theirs.getByText('已解决', { exact: true }).waitFor();
    await office.page.keyboard.press('Escape');
    await office.page.getByRole('button', { name: '有效覆盖率：1 条批注未解决' }).waitFor({ state: 'detached' });
    expect([...complaints, ...office.complaints]).toEqual([]);
    await Promise.all([context.close(), office.context.close()]);
  });

  it('are renewed while one looks at them, and say so', async () => {
    const office = await HttpClient.signedIn(jibao.url, 'office');
    const waiting = (await office.get<ReturnListItem[]>(`/returns?period=${open}`)).body.find((one) => one.status === 'submitted')!;
    const { page, context, complaints } = await look(`/overview?period=${open}`);
    const before = (await committee.get<Dashboard>(`/dashboards/overview?period=${open}`)).body.coverage;
    await page.getByText(before.display, { exact: true }).waitFor();
    expect((await office.post('/figures/threads', { period: open, unit: 'JT', code: 'COV05', text: '请核对' })).status).toBe(200);
    const accepted = await office.post(`/returns/${waiting.unit}/${open}/accept`, { version: waiting.version });
    expect(accepted.status).toBe(200);
    const now = async () => (await committee.get<Dashboard>(`/dashboards/overview?period=${open}`)).body.coverage;
    await until('the accepted return counts', async () => (await now()).reported !== before.reported, 60_000);
    const after = await now();
    expect(after.reported).toBe(before.reported + 1);
    // The page looks every 15 seconds.
    await page.getByText('数据已更新').waitFor({ timeout: 60_000 });
    await page.getByRole('button', { name: '有效覆盖率：1 条批注未解决' }).waitFor({ timeout: 60_000 });
    await page.getByText(after.display, { exact: true }).waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });
});
