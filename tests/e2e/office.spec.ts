/** The office's day in a real browser: reminders, questions, reviews in bulk, days of single units, the tree, and a new colleague's first sign-in. */
import type { Browser, Page } from 'playwright-core';
import type { OfficeView } from '#domain/views/office-view.js';
import type { InboxView } from '#domain/views/administration-view.js';
import type { PeriodView } from '#domain/views/briefing-view.js';
import type { ReturnListItem } from '#domain/views/return-view.js';
import { launchBrowser, visit, visitAs } from '../support/browser.js';
import { HttpClient } from '../support/http-client.js';
import { startJibao, type RunningJibao } from '../support/running-jibao.js';
import { until } from '../support/until.js';

describe('the office in the browser', () => {
  let jibao: RunningJibao;
  let browser: Browser;
  let office: HttpClient;
  let period: string;

  beforeAll(async () => {
    [jibao, browser] = await Promise.all([startJibao({ quarters: 2 }), launchBrowser()]);
    office = await HttpClient.signedIn(jibao.url, 'office');
    period = (await office.get<PeriodView[]>('/periods')).body.find((p) => p.state === 'open')!.period;
  });
  afterAll(async () => {
    await browser?.close();
    await jibao?.stop();
  });

  const list = async () => (await office.get<ReturnListItem[]>(`/returns?period=${period}`)).body;
  const field = (page: Page, label: string) => page.getByRole('dialog').getByLabel(label);

  it('reminds a unit with one press, and the clerk finds it in his messages', async () => {
    const { body: before } = await office.get<OfficeView>(`/office?period=${period}`);
    const row = before.late.find((one) => one.unit === 'GL-A02')!;
    const { page, context, complaints } = await visitAs(browser, jibao.url, 'office');
    await page.goto(`${jibao.url}/office`);
    await page.getByRole('button', { name: `催报 ${row.unitName}` }).click();
    await page.getByText('已催报 1 个单位').waitFor();
    const clerk = await HttpClient.signedIn(jibao.url, 'clerk');
    const inbox = (await clerk.get<InboxView>('/messages')).body;
    expect(inbox.messages.filter(({ kind }) => kind === 'nudge')).toMatchObject([{ readAt: null }]);
    const after = (await office.get<OfficeView>(`/office?period=${period}`)).body.late.find((one) => one.unit === 'GL-A02')!;
    // On a day of reminders the schedule may have spoken after it.
    expect(after.lastTold).toMatchObject({
      kind: expect.stringMatching(/^(nudge|reminder|overdue)$/),
      channels: [{ channel: 'inbox', status: 'sent' }],
    });
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('accepts the returns without a finding together', async () => {
    const clean = (await list()).filter((i) => i.status === 'submitted' && i.canReview && i.errors + i.warnings + i.openThreads === 0);
    expect(clean.length).toBeGreaterThan(1);
    const { page, context, complaints } = await visitAs(browser, jibao.url, 'office');
    await page.goto(`${jibao.url}/review`);
    await page.getByRole('button', { name: `选中无错误、无提示、无待答问题的 ${clean.length} 份` }).click();
    await page.getByRole('button', { name: `批量通过 ${clean.length} 份` }).click();
    await page.getByText('数据立即计入汇总').waitFor();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: `批量通过 ${clean.length} 份` })
      .click();
    await page.getByText(`已通过 ${clean.length} 份`).waitFor();
    const now = new Map((await list()).map((i) => [i.unit, i.status]));
    expect(clean.map((i) => now.get(i.unit))).toEqual(clean.map(() => 'accepted'));
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('gives one unit its own days, and takes them back', async () => {
    const { page, context, complaints } = await visitAs(browser, jibao.url, 'office');
    await page.goto(`${jibao.url}/calendar`);
    await page.getByRole('button', { name: '办理延期或补报' }).click();
    await field(page, '单位').selectOption('GL-A02');
    await field(page, '按时报送日').fill('2099-01-05');
    await field(page, '锁定日').fill('2099-01-07');
    await field(page, '原因').fill('收费站改造，资料延后');
    await page.getByRole('dialog').getByRole('button', { name: '保存' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect((await list()).find((i) => i.unit === 'GL-A02')).toMatchObject({ dueOn: '2099-01-05', locksOn: '2099-01-07' });
    await page.getByRole('button', { name: /取消 .*青石收费站/ }).click();
    await page.getByText('收费站改造').waitFor({ state: 'detached' });
    expect((await list()).find((i) => i.unit === 'GL-A02')!.dueOn).not.toBe('2099-01-05');
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('renames a unit from today on, while the open quarter keeps the name it had', async () => {
    const { page, context, complaints } = await visitAs(browser, jibao.url, 'office');
    await page.goto(`${jibao.url}/tree`);
    await page.getByRole('button', { name: '办理组织变动' }).click();
    await field(page, '单位').selectOption('GL-A03');
    await field(page, '全称').fill('柳河收费管理站党支部');
    await field(page, '简称').fill('柳河收费管理站');
    await field(page, '依据或原因').fill('局党委批复');
    await page.getByRole('dialog').getByRole('button', { name: '办理' }).click();
    await page.getByText('已办理：更名').waitFor();
    await page.getByRole('rowheader', { name: /柳河收费管理站党支部/ }).waitFor();
    expect((await list()).find((i) => i.unit === 'GL-A03')!.unitName).toBe('柳河收费站党支部');
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('keeps what the columns of an old table are, and says while it is not kept', async () => {
    const { page, context, complaints } = await visitAs(browser, jibao.url, 'office');
    await page.goto(`${jibao.url}/history`);
    await page.getByRole('button', { name: '增加一列' }).click();
    await page.getByLabel('表中的列（标题或列号）').fill('支部');
    await page.getByRole('combobox', { name: '含义', exact: true }).selectOption('unit_name');
    await page.getByText('还没有保存').waitFor();
    await page.getByLabel('名称', { exact: true }).fill('旧季报表');
    await page.getByRole('button', { name: '保存对应关系' }).click();
    await page.getByText('还没有保存').waitFor({ state: 'detached' });
    await until('the mapping is chosen', async () => (await page.getByLabel('已保存的对应关系').inputValue()) === '旧季报表');
    expect(await page.getByLabel('表中的列（标题或列号）').inputValue()).toBe('支部');
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('lets a new colleague in by three people: one creates, one confirms, he sets his own password', async () => {
    const sysadmin = await visitAs(browser, jibao.url, 'sysadmin');
    await sysadmin.page.goto(`${jibao.url}/accounts`);
    await sysadmin.page.getByRole('button', { name: '新建账号' }).click();
    await field(sysadmin.page, '用户名').fill('xinren');
    await field(sysadmin.page, '姓名').fill('新任填报员');
    await field(sysadmin.page, '单位编码').fill('XC-04');
    await sysadmin.page.getByRole('dialog').getByRole('button', { name: '保存' }).click();
    const code = await sysadmin.page.locator('.slips code').innerText();
    const first = async (page: Page) => {
      await page.getByRole('button', { name: '首次登录' }).click();
      await page.getByLabel('一次性登录码').fill(code);
      await page.getByLabel('用户名').fill('xinren');
      await page.getByLabel('新密码').fill('Quiet-brown-river-9');
      await page.getByLabel('再输入一次').fill('Quiet-brown-river-9');
      await page.keyboard.press('Enter');
    };
    const early = await visit(browser, jibao.url);
    await first(early.page);
    await early.page.getByRole('alert').waitFor();
    await early.context.close();

    const secadmin = await visitAs(browser, jibao.url, 'secadmin');
    await secadmin.page.goto(`${jibao.url}/accounts`);
    await secadmin.page.getByLabel('全选').check();
    await secadmin.page.getByRole('button', { name: '确认所选 1 个账号的角色' }).click();
    await secadmin.page.getByText('已确认 1 个账号').waitFor();

    const colleague = await visit(browser, jibao.url);
    await first(colleague.page);
    await colleague.page.getByRole('heading', { name: '上塘村工作队党支部' }).waitFor();
    const again = await visit(browser, jibao.url);
    await first(again.page);
    await again.page.getByRole('alert').waitFor();
    expect([...sysadmin.complaints, ...secadmin.complaints, ...colleague.complaints]).toEqual([]);
    for (const one of [sysadmin, secadmin, colleague, again]) await one.context.close();
  });

  it('asks about a figure; the clerk answers; the question is open until somebody closes it', async () => {
    const item = (await list()).find((i) => i.status === 'returned' && i.openThreads > 0)!;
    const { page, context, complaints } = await visitAs(browser, jibao.url, `clerk-${item.unit.toLowerCase()}`);
    await page.goto(`${jibao.url}/returns`);
    const threads = page.locator('#threads');
    await threads.getByRole('button', { name: '回复' }).first().click();
    await until('the answer has the focus', () => threads.locator('textarea:focus').isVisible());
    await page.keyboard.type('本季集中办班两期，附通知。');
    await threads.getByRole('button', { name: '发送' }).click();
    const questions = async () => (await office.get<OfficeView>(`/office?period=${period}`)).body.questions;
    await until('the answer counts', async () => (await questions()).find((one) => one.unit === item.unit)?.answers === 1);
    expect(complaints).toEqual([]);
    await context.close();
  });
});
