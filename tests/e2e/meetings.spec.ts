/// <reference lib="dom" />
/** A review meeting in the browser: planned, its agenda held, what it requires reported and closed; the style of its briefing; the open page that verifies. */
import { createHash } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import type { VerificationView } from '#domain/briefing/release.js';
import { addDays } from '#domain/period/working-days.js';
import type { BriefingDetail, BriefingView } from '#domain/views/briefing-view.js';
import type { MeetingSummary, MeetingView } from '#domain/views/meeting-view.js';
import type { SessionView } from '#domain/views/session-view.js';
import { axeFaults } from '../support/axe.js';
import { launchBrowser, layoutFaults, visit, visitAs, type Visit } from '../support/browser.js';
import { HttpClient } from '../support/http-client.js';
import { focused } from '../support/keyboard.js';
import { startJibao, type RunningJibao } from '../support/running-jibao.js';
import { until } from '../support/until.js';

describe('the meeting', () => {
  let jibao: RunningJibao;
  let browser: Browser;
  let office: HttpClient;
  let meeting: MeetingSummary;
  /** The office at its desk, signed in once. */
  let desk: Visit;
  const seen = async () => (await office.get<MeetingView>(`/meetings/${meeting.id}`)).body;
  const goTo = async (path: string): Promise<Page> => {
    await desk.page.goto(jibao.url + path);
    return desk.page;
  };
  const atMeeting = async (): Promise<Page> => {
    const page = await goTo(`/meetings/${meeting.id}`);
    await page.getByRole('heading', { name: '倒排计划' }).waitFor();
    return page;
  };

  beforeAll(async () => {
    [jibao, browser] = await Promise.all([startJibao({ quarters: 1 }), launchBrowser()]);
    office = await HttpClient.signedIn(jibao.url, 'office');
    meeting = (await office.get<MeetingSummary[]>('/meetings')).body[0]!;
    desk = await visitAs(browser, jibao.url, 'office');
  });
  afterEach(() => expect(desk.complaints.splice(0)).toEqual([]));
  afterAll(async () => {
    await browser?.close();
    await jibao?.stop();
  });

  it('is found in the calendar and moved, the dates before it shown as they would fall', async () => {
    const page = await goTo('/meetings');
    await page.getByRole('region', { name: '下次例会' }).getByText('召开会议').waitFor();
    await page.getByRole('link', { name: '进入例会' }).click();
    await page.getByRole('button', { name: '修改安排' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('倒排时间').waitFor();
    await dialog.getByLabel('召开日期').fill('2026-01-02');
    await dialog.getByText(/太早/).waitFor();
    expect(await dialog.getByRole('button', { name: '保存' }).isDisabled()).toBe(true);
    await dialog.getByLabel('召开日期').fill(meeting.meetsOn);
    await dialog.getByLabel('地点').fill('三楼会议室');
    await dialog.getByLabel(/审核通过比例/).selectOption('90');
    await dialog.getByRole('button', { name: '保存' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByText('三楼会议室').waitFor();
    await page.getByText('审核通过 90% 即起草').waitFor();
    expect((await seen()).record).toMatchObject({ place: '三楼会议室', draftShare: 0.9, meetsOn: meeting.meetsOn });
    await page.getByRole('button', { name: '登记已发出' }).click();
    await page.getByRole('button', { name: '取消登记' }).waitFor();
    expect((await seen()).plan.find(({ code }) => code === 'notice')!.state).toBe('done');
  });

  it('has an agenda whose clock runs, put in order by keyboard and taken to its conclusion', async () => {
    const page = await atMeeting();
    const agenda = page.getByRole('region', { name: '议程' });
    await agenda.getByLabel('开会时间').fill('09:00');
    await agenda.getByLabel('开会时间').blur();
    await addItem(page, '季度工作通报', '12');
    await addItem(page, '换届工作', '30');
    await agenda.getByText('09:12–09:42').waitFor();
    await agenda.getByText('共 2 项，42 分钟，至 09:42').waitFor();
    await agenda.getByRole('button', { name: '上移“换届工作”' }).focus();
    await page.keyboard.press('Enter');
    await agenda.getByText('09:30–09:42').waitFor();
    await until('the focus went along', async () => (await focused(page)) === '上移“换届工作”');
    expect((await seen()).book.agenda.map(({ title }) => title)).toEqual(['换届工作', '季度工作通报']);

    const item = agenda.getByRole('listitem').filter({ hasText: '季度工作通报' }).first();
    await item.getByRole('button', { name: '说明完毕' }).click();
    await item.getByRole('button', { name: '审议完毕' }).click();
    await item.getByRole('button', { name: '作出结论' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('结果').selectOption('in_principle');
    await dialog.getByLabel('结论内容').fill('按会上意见修改后印发');
    await dialog.getByRole('button', { name: '保存' }).click();
    await dialog.waitFor({ state: 'detached' });
    await item.getByText('按会上意见修改后印发').waitFor();
    expect((await seen()).book.agenda[1]).toMatchObject({ state: 'concluded', result: 'in_principle' });
    expect([await layoutFaults(page), await axeFaults(page)]).toEqual([{ overflow: 0, clipped: [] }, []]);
  });

  it('does not overwrite what somebody else wrote meanwhile', async () => {
    const page = await atMeeting();
    const { book } = await seen();
    const { revision, ...content } = book;
    const headers = { 'if-match': `"${revision}"` };
    const other = { ...content, resolutions: [{ id: 'r1', text: '按期完成换届', agendaItem: null }] };
    expect((await office.put(`/meetings/${meeting.id}/book`, other, headers)).status).toBe(200);
    const attendance = page.getByRole('region', { name: '出席情况' });
    await attendance.getByLabel('出席应到人数').fill('12');
    await attendance.getByLabel('出席实到人数').fill('11');
    await attendance.getByRole('button', { name: '保存' }).click();
    await attendance.getByText(/刚刚改过会议决议/).waitFor();
    // What the other wrote is there now; what was typed waits to be saved upon it.
    await page.getByRole('region', { name: '会议决议' }).getByText('按期完成换届').waitFor();
    await attendance.getByRole('button', { name: '保存' }).click();
    await until('both are kept', async () => {
      const { attendance: counts, resolutions } = (await seen()).book;
      return counts[0]?.expected === 12 && counts[0].present === 11 && resolutions.length === 1;
    });
    await attendance.getByText(/刚刚改过会议决议/).waitFor({ state: 'detached' });
    expect(desk.complaints.splice(0)).toEqual([expect.stringContaining('409')]);
  });

  it('requires something of a unit, whose clerk reports it done and the office closes it', async () => {
    const clerkClient = await HttpClient.signedIn(jibao.url, 'clerk');
    const [own] = (await clerkClient.get<SessionView>('/session')).body.grants;
    const page = await atMeeting();
    await page.getByRole('button', { name: '提出要求' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('要求', { exact: true }).fill('补齐整改台账');
    await dialog.getByRole('button', { name: /^责任单位/ }).click();
    await dialog.getByLabel('搜索单位名称或编码').fill(own!.unit);
    await dialog.getByRole('button', { name: own!.unitName, exact: true }).click();
    await dialog.getByLabel('完成时限').fill(addDays(meeting.meetsOn, 20));
    await dialog.getByRole('button', { name: '保存' }).click();
    const panel = page.getByRole('region', { name: '下一步要求' });
    await panel.getByText('办理中').waitFor();

    const clerk = await visitAs(browser, jibao.url, 'clerk', { width: 390, height: 844 });
    await clerk.page.goto(`${jibao.url}/returns`);
    const card = clerk.page.getByRole('region', { name: '上级要求' });
    await card.getByText('补齐整改台账').waitFor();
    expect(await layoutFaults(clerk.page)).toEqual({ overflow: 0, clipped: [] });
    await card.getByRole('button', { name: '报告进展' }).click();
    const report = clerk.page.getByRole('dialog');
    await report.getByLabel('办理情况').fill('台账已补齐');
    await report.getByLabel(/已经完成/).check();
    await report.getByRole('button', { name: '报告进展' }).click();
    await card.getByText('已报完成').waitFor();
    await clerk.context.close();

    await goTo('/requirements');
    const list = page.getByRole('region', { name: '会议要求' });
    await list.getByText('台账已补齐').waitFor();
    await list.getByRole('button', { name: '销号' }).click();
    await list.getByText('已销号').waitFor();
    expect((await seen()).requirements[0]!.state).toBe('closed');
    expect(clerk.complaints).toEqual([]);
  });

  it('gives its agenda and the words of the chair to take along', async () => {
    const page = await atMeeting();
    await page.getByRole('button', { name: '会议材料' }).click();
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '主持词（Word）' }).click()]);
    expect(download.suggestedFilename()).toMatch(/主持词.*\.docx$/);
  });

  it('is briefed in the style the office saved', async () => {
    const page = await goTo('/briefing-style');
    await page.getByLabel('红头').fill('江州交通党建{nr}');
    await page.getByText('没有“{nr}”这个字段').waitFor();
    await page.getByLabel('红头').fill('江州交通党建');
    await page.getByRole('button', { name: '不印“存在问题”' }).click();
    await page.getByRole('region', { name: '版头预览' }).getByText('江州交通党建').waitFor();
    await page.getByRole('button', { name: '增加收件人' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('版记上的名称').fill('局机关工会');
    await dialog.getByLabel('账号').fill('committee');
    await dialog.getByRole('button', { name: '确定' }).click();
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByText(/党建办.* 保存/).waitFor();
    const { id } = (await office.post<BriefingView>('/briefings', { period: meeting.period, kind: 'quarterly' })).body;
    const read = async () => (await office.get<BriefingDetail>(`/briefings/${id}`)).body;
    await until('the draft is there', async () => (await read()).view.status === 'draft');
    const { document } = await read();
    expect(document).toMatchObject({ masthead: '江州交通党建' });
    expect(document!.distribution.issue).toContain('局机关工会');
    expect(document!.body.some((node) => node.type === 'heading' && node.section === 'problems')).toBe(false);
    await page.reload();
    const sample = page.getByRole('link', { name: '预览样稿' });
    expect(await office.bytes((await sample.getAttribute('href'))!.replace('/api/v1', ''))).toHaveProperty('length');
  });

  it('is verified by whoever holds the paper, without signing in', async () => {
    const { page, context, complaints } = await visit(browser, `${jibao.url}/verify/ABCD-2345-WXYZ`);
    await page.getByText('没有这个核验码').waitFor();
    await page.getByLabel('输入核验码').fill(' ABCD-2345-WXYY ');
    await page.getByRole('button', { name: '核验', exact: true }).click();
    await page.waitForURL('**/verify/ABCD-2345-WXYY');
    await page.getByText('没有这个核验码').waitFor();
    const paper = Buffer.from('the released file');
    const released: VerificationView = {
      ...{ code: 'ABCD-2345-WXYZ', state: 'released', title: '党建工作情况通报', issue: '〔2026〕第3期', unitName: '局党委' },
      ...{ releasedAt: '2026-11-20T02:00:00.000Z', supersededBy: null },
      files: [{ format: 'pdf', sha256: createHash('sha256').update(paper).digest('hex'), size: paper.length }],
    };
    await page.route('**/api/v1/verify/*', (route) => route.fulfill({ json: released }));
    await page.reload();
    await page.getByText('已发布，现行有效').waitFor();
    const file = (name: string, buffer: Buffer) => ({ name, mimeType: 'application/pdf', buffer });
    const choice = page.locator('input[type=file]');
    await choice.setInputFiles(file('通报.pdf', paper));
    await page.getByText('一致：通报.pdf 就是发布的 PDF 文件。').waitFor();
    await choice.setInputFiles(file('改过.pdf', Buffer.from('the released file!')));
    await page.getByText(/^不一致：改过\.pdf/).waitFor();
    expect([await layoutFaults(page), await axeFaults(page)]).toEqual([{ overflow: 0, clipped: [] }, []]);
    // As on a plain http address.
    await page.addInitScript(() => Object.defineProperty(Crypto.prototype, 'subtle', { get: () => undefined }));
    await page.reload();
    await page.getByText('这个地址不是加密连接，浏览器不能计算校验码。').waitFor();
    expect(await choice.count()).toBe(0);
    expect(complaints).toEqual([]);
    await context.close();
  });
});

async function addItem(page: Page, title: string, minutes: string): Promise<void> {
  await page.getByRole('button', { name: '增加议题' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('议题').fill(title);
  await dialog.getByLabel('汇报单位').fill('党建办');
  await dialog.getByLabel('时间（分钟）').fill(minutes);
  await dialog.getByRole('button', { name: '保存' }).click();
  await dialog.waitFor({ state: 'detached' });
}
