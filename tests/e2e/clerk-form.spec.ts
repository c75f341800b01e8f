/** The online form as a clerk uses it: by keyboard alone from signing in to the receipt; beside somebody else; without a network. */
import type { Browser, Page } from 'playwright-core';
import type { PeriodView } from '#domain/views/briefing-view.js';
import type { ReturnView } from '#domain/views/return-view.js';
import { launchBrowser, layoutFaults, visit, visitAs } from '../support/browser.js';
import { trueValues } from '../support/filled-workbook.js';
import { HttpClient } from '../support/http-client.js';
import { focusedId, tabTo } from '../support/keyboard.js';
import { PASSWORD, startJibao, type RunningJibao } from '../support/running-jibao.js';
import { until } from '../support/until.js';

const QUARTERS = 2;
const UNIT = 'GL-A02';
const NOTE = '抢险保通，主题党日集中在季末开展';

describe('the online form', () => {
  let jibao: RunningJibao;
  let browser: Browser;
  let clerk: HttpClient;
  let period: string;

  beforeAll(async () => {
    [jibao, browser] = await Promise.all([startJibao({ quarters: QUARTERS }), launchBrowser()]);
    clerk = await HttpClient.signedIn(jibao.url, 'clerk');
    period = (await clerk.get<PeriodView[]>('/periods')).body.find((p) => p.state === 'open')!.period;
  });
  afterAll(async () => {
    await browser?.close();
    await jibao?.stop();
  });

  const stored = async () => (await clerk.get<ReturnView>(`/returns/${UNIT}/${period}`)).body;
  const openForm = async (page: Page) => {
    await page.goto(`${jibao.url}/returns/${UNIT}/${period}/form`);
    await page.locator('#cell-M02').waitFor();
  };
  const type = async (page: Page, code: string, text: string) => {
    await page.locator(`#cell-${code}`).focus();
    await page.keyboard.type(text);
    await page.keyboard.press('Enter');
  };
  const allSaved = (page: Page) => page.locator('.save-state[data-state=good]').waitFor();

  it('lets two people work on one return: cells apart are kept, a cell both changed is theirs to decide', async () => {
    const one = await visitAs(browser, jibao.url, 'clerk');
    const two = await visitAs(browser, jibao.url, 'office');
    await openForm(one.page);
    await openForm(two.page);
    await type(one.page, 'M02', '1');
    await allSaved(one.page);
    await type(two.page, 'M03', '2');
    await allSaved(two.page);
    await two.page.getByText(/青石收费站填报员也在编辑这份季报，改了：.*M02/).waitFor();
    await until('both cells are stored', async () => {
      const { values } = await stored();
      return values['M02'] === 1 && values['M03'] === 2;
    });

    await openForm(one.page);
    await type(one.page, 'M05', '3');
    await allSaved(one.page);
    await type(two.page, 'M05', '4');
    const note = two.page.locator('#row-M05 .cell__note--refused');
    await note.getByText('青石收费站填报员刚把这一格改为 3，您填的是 4。').waitFor();
    expect((await stored()).values['M05']).toBe(3);
    await two.page.getByRole('button', { name: '用我的 4' }).click();
    await note.waitFor({ state: 'detached' });
    await until('the decision is stored', async () => (await stored()).values['M05'] === 4);
    for (const { context, complaints } of [one, two]) {
      expect(complaints.filter((complaint) => !complaint.includes('409'))).toEqual([]);
      await context.close();
    }
  });

  it('keeps what is typed while the network is away, says so, and saves it when it is back', async () => {
    const { page, context } = await visitAs(browser, jibao.url, 'clerk');
    await openForm(page);
    await context.setOffline(true);
    await type(page, 'M06', '5');
    await page.getByText(/连接不上服务器，1 格等待保存/).waitFor();
    await page.locator('#row-M06 .cell__state--waiting').waitFor();
    await context.setOffline(false);
    await allSaved(page);
    expect((await stored()).values['M06']).toBe(5);
    await context.close();
  });

  it('takes a column of the spreadsheet at once, and takes it back at once', async () => {
    const { page, context, complaints } = await visitAs(browser, jibao.url, 'clerk');
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await openForm(page);
    const before = await page.locator('#cell-M02').inputValue();
    await page.evaluate(() => navigator.clipboard.writeText('１２\r\n\r\n1,234\r\n十\r\n'));
    await page.locator('#cell-M02').focus();
    await page.keyboard.press('Control+V');
    await page.getByText('已粘贴 3 格').waitFor();
    await allSaved(page);
    expect((await stored()).values).toMatchObject({ M02: 12, M03: 2, M04: 1234, M05: { raw: '十', value: null } });
    await page.locator('#row-M05 [data-finding=H19]').waitFor();
    await page.locator('#cell-M02').focus();
    await page.keyboard.press('Control+Z');
    await until('it is taken back', async () => (await stored()).values['M05'] === 4);
    await until('the page says so', async () => (await page.locator('#cell-M02').inputValue()) === before);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('takes a clerk by keyboard alone from signing in to the receipt', async () => {
    const { page, context, complaints } = await visit(browser, jibao.url);
    await page.getByLabel('用户名').focus();
    await page.keyboard.type('clerk');
    await page.keyboard.press('Tab');
    await page.keyboard.type(PASSWORD);
    await page.keyboard.press('Enter');
    await page.locator('.next').waitFor();
    await tabTo(page, /在线填报$/);
    await page.keyboard.press('Enter');
    await page.locator('#cell-M02').waitFor();

    const truth: Record<string, number> = { ...trueValues(UNIT, period, QUARTERS).values, L07a: 0, L07b: 0, L07c: 6, L08: 0 };
    await tabTo(page, /^党小组数/, 60);
    for (let id = await focusedId(page); id.startsWith('cell-'); id = await focusedId(page)) {
      const code = id.slice('cell-'.length);
      await page.keyboard.type(String(code === 'M09' ? 999 : truth[code]));
      await page.keyboard.press('Enter');
      if ((await focusedId(page)) === id) throw new Error(`Enter did not leave ${id}`);
    }
    // Behind the last cell comes submitting, which cannot be pressed yet and says why.
    expect(await focusedId(page)).toBe('form-submit');
    await allSaved(page);
    await page.locator('#row-M09 [data-finding=H01]').waitFor();
    expect(await page.locator('#cell-M09').getAttribute('aria-invalid')).toBe('true');
    expect(await page.locator('#form-submit').getAttribute('aria-disabled')).toBe('true');

    await tabBackTo(page, 'cell-M09');
    await page.keyboard.type(String(truth['M09']));
    await page.keyboard.press('Enter');
    await page.locator('#row-M09 [data-finding=H01]').waitFor({ state: 'detached' });

    await tabTo(page, /^主题党日场次（第3月）/);
    await page.keyboard.press('Tab');
    await page.keyboard.type('短');
    await page.getByText('至少 4 个字').waitFor();
    await page.keyboard.press('Control+A');
    await page.keyboard.type(NOTE);
    await page.keyboard.press('Enter');
    await page.locator('#row-L07c .finding__saved--saved').waitFor();
    await page.locator('#form-submit[aria-disabled=false]').waitFor();

    await tabTo(page, /^主题党日达标支部/);
    await page.keyboard.press('Control+End');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    await tabTo(page, '确认报送');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: '季报报送回执' }).waitFor();
    await page.getByText(/^[0-9a-f]{64}$/).waitFor();
    const view = await stored();
    expect([view.status, view.origin, view.values['M09'], Object.values(view.explanations)]).toEqual([
      'submitted',
      'form',
      truth['M09'],
      [NOTE],
    ]);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('sends the same figures again when they were right, with a word to the reviewer', async () => {
    const office = await HttpClient.signedIn(jibao.url, 'office');
    expect(await office.post(`/returns/${UNIT}/${period}/return`, { reason: '请核对主题党日场次' })).toMatchObject({ status: 200 });
    const { page, context, complaints } = await visitAs(browser, jibao.url, 'clerk');
    await openForm(page);
    await page.getByText('退回后还没有改动').waitFor();
    expect(await page.locator('#form-submit').getAttribute('aria-disabled')).toBe('false');
    await page.goto(`${jibao.url}/returns/${UNIT}?period=${period}`);
    await page.getByRole('heading', { name: '请按退回意见修改' }).waitFor();
    await page.getByRole('button', { name: '数字无误，重新报送' }).click();
    const ask = page.getByRole('dialog', { name: '数字无误，重新报送' });
    await ask.getByRole('textbox').fill('已与台账核对，场次属实');
    await ask.getByRole('button', { name: '继续' }).click();
    await page.getByRole('button', { name: '确认报送' }).click();
    await page.getByRole('heading', { name: '季报报送回执' }).waitFor();
    const view = await stored();
    expect([view.status, view.openThreads, Object.values(view.explanations)]).toEqual(['submitted', 1, [NOTE]]);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('holds at 390 px, the receipt too', async () => {
    const { page, context, complaints } = await visitAs(browser, jibao.url, 'office', { width: 390, height: 844 });
    await page.goto(`${jibao.url}/returns/${UNIT}/${period}/form`);
    await page.getByText('这份季报现在不能修改').waitFor();
    expect(await layoutFaults(page)).toEqual({ overflow: 0, clipped: [] });
    await page.goto(`${jibao.url}/returns/${UNIT}/${period}/receipt`);
    await page.getByRole('heading', { name: '季报报送回执' }).waitFor();
    expect(await layoutFaults(page)).toEqual({ overflow: 0, clipped: [] });
    expect(complaints).toEqual([]);
    await context.close();
  });
});

/** ↑ from the end of the form until the cell has the focus. */
async function tabBackTo(page: Page, id: string): Promise<void> {
  await page.keyboard.press('Shift+Tab');
  for (let i = 0; i < 120; i++) {
    const here = await focusedId(page);
    if (here === id) return;
    await page.keyboard.press(here.startsWith('cell-') ? 'ArrowUp' : 'Shift+Tab');
  }
  throw new Error(`never came back to ${id}`);
}
