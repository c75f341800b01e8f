/** What the office looks up and takes back, on a phone: messages sent, a change of the tree still ahead, the tally of closing; and filing for a committee. */
import type { Browser, Page } from 'playwright-core';
import { addDays } from '#domain/period/working-days.js';
import type { SentView, TreeView, UnitChangeOutcome } from '#domain/views/administration-view.js';
import type { PeriodView } from '#domain/views/briefing-view.js';
import type { ReturnListItem, ReturnView } from '#domain/views/return-view.js';
import { launchBrowser, layoutFaults, visitAs } from '../support/browser.js';
import { HttpClient } from '../support/http-client.js';
import { startJibao, type RunningJibao } from '../support/running-jibao.js';

describe('the records of the office at 390 px', () => {
  let jibao: RunningJibao;
  let browser: Browser;
  let office: HttpClient;
  let period: string;

  beforeAll(async () => {
    [jibao, browser] = await Promise.all([startJibao({ quarters: 1 }), launchBrowser()]);
    office = await HttpClient.signedIn(jibao.url, 'office');
    period = (await office.get<PeriodView[]>('/periods')).body.find((p) => p.state === 'open')!.period;
  });
  afterAll(async () => {
    await browser?.close();
    await jibao?.stop();
  });

  const phone = () => visitAs(browser, jibao.url, 'office', { width: 390, height: 844 });
  const holds = async (page: Page) => expect(await layoutFaults(page)).toEqual({ overflow: 0, clipped: [] });

  it('lists what was sent, and what of it failed', async () => {
    await office.post('/messages/nudge', { period, units: ['GL-A02'] });
    const sent = (await office.get<SentView[]>(`/messages/sent?period=${period}`)).body.find(({ kind }) => kind === 'nudge')!;
    const { page, context, complaints } = await phone();
    await page.goto(`${jibao.url}/office`);
    await page.getByRole('button', { name: '查看本季度已发的消息' }).click();
    const section = page.getByRole('region', { name: '已发消息' });
    await section
      .getByRole('listitem')
      .filter({ hasText: `催报 · ${sent.to} · ${sent.unitName}` })
      .getByText('站内 已送达')
      .waitFor();
    await holds(page);
    await section.getByRole('checkbox', { name: '只看发送失败的（0）' }).check();
    await section.getByText('没有发送失败的消息').waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('takes back a change of the tree whose day has not come', async () => {
    const { today } = (await office.get<TreeView>('/units/today')).body;
    const request = {
      kind: 'rename',
      unit: 'GL-A03',
      name: '新名党支部',
      shortName: '新名',
      effectiveOn: addDays(today, 9),
      reason: '批复',
    };
    expect((await office.post<UnitChangeOutcome>('/units/changes', request)).status).toBe(200);
    const { page, context, complaints } = await phone();
    await page.goto(`${jibao.url}/tree`);
    await page.getByText('尚未生效').waitFor();
    await holds(page);
    await page.getByRole('button', { name: /^撤销登记 更名/ }).click();
    await page.getByRole('dialog').getByRole('button', { name: '撤销登记' }).click();
    await page.getByText(/已撤销登记：更名/).waitFor();
    await page.getByText('尚未生效').waitFor({ state: 'detached' });
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('files for a committee without its four forms, and is told once what the committee has to do', async () => {
    const own = (await office.get<ReturnListItem[]>(`/returns?period=${period}`)).body;
    const item = own.find(({ type, status }) => ['committee', 'second_committee'].includes(type) && status === 'none');
    const unit = item?.unit ?? 'XC';
    const { revision } = (await office.get<ReturnView>(`/returns/${unit}/${period}`)).body;
    const patch = (values: object, at: number) =>
      office.patch<ReturnView>(`/returns/${unit}/${period}`, { values }, { 'if-match': `"${at}"` });
    expect((await patch({ S13: 3 }, revision)).status).toBe(403);
    const saved = await patch({ S12: 0 }, revision);
    expect(saved).toMatchObject({ status: 200, body: { onBehalf: true } });
    const { page, context, complaints } = await phone();
    await page.goto(`${jibao.url}/returns/${unit}/${period}/form`);
    await page
      .getByText(/S13、S14、S15、S16 只显示全局合计/)
      .first()
      .waitFor();
    expect(await page.getByText('第一种形态').count()).toBe(0);
    await holds(page);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('says where the returns stand before closing, and where they stood', async () => {
    const { page, context, complaints } = await phone();
    await page.goto(`${jibao.url}/calendar`);
    await page.getByRole('button', { name: '关闭', exact: true }).click();
    const dialog = page.getByRole('dialog');
    const tally = dialog.locator('.filing-tally li');
    await tally.first().waitFor();
    const before = await tally.allInnerTexts();
    expect(before).toHaveLength(5);
    await dialog.getByRole('button', { name: '关闭' }).last().click();
    await dialog.getByText(/已关闭。关闭时各单位的报送情况/).waitFor();
    expect(await tally.allInnerTexts()).toEqual(before);
    await dialog.getByRole('button', { name: '完成' }).click();
    await dialog.waitFor({ state: 'detached' });
    expect((await office.get<PeriodView[]>('/periods')).body.find((p) => p.period === period)!.state).toBe('closed');
    expect(complaints).toEqual([]);
    await context.close();
  });
});
