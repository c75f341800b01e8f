/** A briefing on its way: drafted, written in without typing a figure, talked about, reviewed, released by the second pair of eyes, read and verified. */
import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import type { VerificationView } from '#domain/briefing/release.js';
import { textOf, type Sentence } from '#domain/briefing/sentence.js';
import { sentencesOf } from '#domain/briefing/walk.js';
import type { BriefingDetail, PeriodView } from '#domain/views/briefing-view.js';
import { axeFaults } from '../support/axe.js';
import { launchBrowser, layoutFaults, signIn, visit, visitAs } from '../support/browser.js';
import { HttpClient } from '../support/http-client.js';
import { startJibao, type RunningJibao } from '../support/running-jibao.js';
import { until } from '../support/until.js';

const OPEN = '【待补充】';
/** A paragraph that every quarterly report has. */
const NODE = 'situation.filing';

describe('a briefing', () => {
  let jibao: RunningJibao;
  let browser: Browser;
  let office: HttpClient;
  let committee: HttpClient;
  let page: Page;
  let complaints: string[];
  let id: string;

  beforeAll(async () => {
    [jibao, browser] = await Promise.all([startJibao({ quarters: 2 }), launchBrowser()]);
    [office, committee] = [await HttpClient.signedIn(jibao.url, 'office'), await HttpClient.signedIn(jibao.url, 'committee')];
    ({ page, complaints } = await visitAs(browser, jibao.url, 'office'));
  });
  afterAll(async () => {
    await browser?.close();
    await jibao?.stop();
  });

  const detail = async (): Promise<BriefingDetail> => (await office.get<BriefingDetail>(`/briefings/${id}`)).body;
  const sentences = async () => sentencesOf((await detail()).document!);
  const words = async (node: string): Promise<string> => textOf((await sentences()).find((one) => one.node === node)?.sentence ?? []);
  const patch = async (edits: { node: string; kind: string; sentence?: Sentence }[]) =>
    office.patch(`/briefings/${id}`, { edits }, { 'if-match': `"${(await detail()).view.revision}"` });
  const sentence = (node: string) => page.locator(`[data-node="${node}"] .sentence`);
  const saved = () => page.locator('.save-state[data-state=good]').waitFor();
  const hinted = (words: string) => page.locator('.editing__hint', { hasText: words }).waitFor();
  /** What lies over the page is gone; until then nothing below takes the focus. */
  const closed = async () => {
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  };
  /** At the end of the paragraph, with the keyboard. */
  const stand = async (node: string) => {
    await sentence(node).focus();
    await page.keyboard.press('Control+End');
  };

  it('is asked for, and drafted while one waits', async () => {
    const { name } = (await office.get<PeriodView[]>('/periods')).body.find((one) => one.state === 'closed')!;
    await page.goto(`${jibao.url}/briefings`);
    await page.getByText('还没有简报').waitFor();
    await page.getByRole('button', { name: '起草简报' }).click();
    await page.getByLabel('报告期').selectOption({ label: name });
    await page.getByRole('button', { name: '开始起草' }).click();
    await page.locator('.sentence').first().waitFor();
    id = /briefings\/([0-9a-f-]{36})/.exec(page.url())![1]!;
    await page.locator('.paper__page canvas').first().waitFor();
    await page.locator('.paper__page', { hasText: '总体情况' }).first().waitFor();
    expect(await axeFaults(page)).toEqual([]);
  });

  it('is written in, saved by itself and printed anew beside it', async () => {
    await stand(NODE);
    await page.keyboard.insertText('请各单位对照检查。');
    await saved();
    expect(await words(NODE)).toMatch(/请各单位对照检查。$/);
    await page.locator('.paper__page', { hasText: '请各单位对照检查' }).first().waitFor();

    const input = await page.context().newCDPSession(page);
    const revision = (await detail()).view.revision;
    await input.send('Input.imeSetComposition', { text: 'zheng ti', selectionStart: 8, selectionEnd: 8 });
    await page.waitForTimeout(700);
    // What an input method is still composing is nobody's words yet.
    expect((await detail()).view.revision).toBe(revision);
    await input.send('Input.insertText', { text: '整体平稳。' });
    await until('the composed words are saved', async () => (await words(NODE)).endsWith('请各单位对照检查。整体平稳。'));
  });

  it('takes no typed figure, whether with the keys, by pasting or over one that stands there', async () => {
    await stand(NODE);
    const whole = await sentence(NODE).innerText();
    await page.keyboard.type('达标率98.5%');
    await page.getByText('“98.5%”是数字').waitFor();
    await page.locator('.save-state[data-state=bad]').waitFor();
    expect(await page.getByRole('button', { name: '送审' }).isDisabled()).toBe(true);
    // Letters that came slowly are several acts.
    for (let i = 0; i < 8 && (await sentence(NODE).innerText()) !== whole; i++) await page.keyboard.press('Control+z');
    await saved();
    expect(await words(NODE)).not.toContain('98.5');

    // By keyboard onto the first figure: it is chosen as a whole, and nothing can be typed over it.
    await page.keyboard.press('Control+Home');
    const chosen = page.locator('.chip--chosen');
    for (let i = 0; i < 60 && (await chosen.count()) === 0; i++) await page.keyboard.press('ArrowRight');
    const display = await chosen.innerText();
    await hinted(`已选中数据 ${display}`);
    const before = await sentence(NODE).innerText();
    await page.keyboard.type('7');
    await hinted('数据不能直接改写');
    expect(await sentence(NODE).innerText()).toBe(before);
    await page.evaluate(() => {
      const data = new DataTransfer();
      data.setData('text/plain', '第二行\n<b>77%</b>');
      document.activeElement!.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
    });
    expect(await sentence(NODE).innerText()).toBe(before);
  });

  it('has a figure bound to another one, which reads as the data says', async () => {
    const display = await page.locator('.chip--chosen').innerText();
    await page.keyboard.press('Enter');
    const panel = page.getByRole('dialog');
    await panel.getByText(display, { exact: true }).first().waitFor();
    expect(await axeFaults(page)).toEqual([]);
    await panel.locator('input[type=search]:focus').waitFor();
    await page.keyboard.insertText('有效覆盖率');
    const first = panel.locator('.bind__list[aria-busy=false] li:first-child', { hasText: '有效覆盖率' });
    const reads = await first.locator('b').innerText();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await panel.waitFor({ state: 'detached' });
    await saved();
    expect(await words(NODE)).toContain(reads);
    expect((await sentences()).find((one) => one.node === NODE)!.sentence).toContainEqual(
      expect.objectContaining({ code: 'COV05', display: reads }),
    );
    // Taken out by asking twice, and back again.
    await page.keyboard.press('Backspace');
    expect(await page.locator('.chip--chosen').innerText()).toBe(reads);
    await page.keyboard.press('Backspace');
    await until('the figure is out', async () => !(await words(NODE)).includes(reads));
    await page.keyboard.press('Control+z');
    await until('the figure is back', async () => (await words(NODE)).includes(reads));
    await page.locator(`[data-node="${NODE}"]`).getByRole('button', { name: '恢复原文' }).click();
    await until('it is as generated', async () => (await detail()).edited.length === 0);
  });

  it('grows by a paragraph, loses it, and shows what two people wrote at once', async () => {
    await stand(NODE);
    await page.keyboard.press('Enter');
    await page.locator('[data-node^=new-] .sentence:focus').waitFor();
    await page.keyboard.insertText('会议要求抓好落实。');
    await saved();
    const added = (await detail()).edited.find((one) => one.kind === 'insert')!;
    expect([await words(added.node), added.after]).toEqual(['会议要求抓好落实。', NODE]);
    await page.locator(`[data-node="${added.node}"]`).getByRole('button', { name: '删去' }).click();
    await until('it is gone', async () => (await words(added.node)) === '');

    const other = 'situation.tally';
    let isFirst = true;
    const address = `**/api/v1/briefings/${id}`;
    await page.route(address, async (route) => {
      const comesBetween = isFirst && route.request().method() === 'PATCH';
      if (comesBetween) {
        isFirst = false;
        await patch([{ node: other, kind: 'replace', sentence: ['同事写的话。'] }]);
      }
      await route.continue();
    });
    await stand(other);
    await page.keyboard.insertText('我写的话。');
    const clash = page.locator('.say__conflict');
    await clash.getByText('同事写的话。').waitFor();
    await clash.getByRole('button', { name: '用别人的' }).click();
    await clash.waitFor({ state: 'detached' });
    expect(await sentence(other).innerText()).toBe('同事写的话。');
    await page.unroute(address);
    complaints.splice(0, complaints.length, ...complaints.filter((said) => !said.includes('409')));
  });

  it('is talked about, and remembers who changed what', async () => {
    await sentence(NODE).focus();
    await page.locator(`[data-node="${NODE}"]`).getByRole('button', { name: '批注' }).click();
    await page.getByLabel('写批注，不会印出').fill('请核对报送时间');
    await page.getByRole('button', { name: '发送' }).click();
    const talk = page.getByRole('dialog').locator('.thread', { hasText: '请核对报送时间' });
    await talk.getByRole('button', { name: '标为已解决' }).click();
    await talk.getByRole('button', { name: '重新打开' }).waitFor();
    await closed();
    await page.getByRole('button', { name: '修改记录' }).click();
    const history = page.getByRole('dialog').locator('.acts > li');
    await history.first().waitFor();
    expect(await history.first().innerText()).toMatch(/党建办[\s\S]*二、总体情况[\s\S]*同事写的话/);
    expect(await axeFaults(page)).toEqual([]);
    await closed();
  });

  it('leads to what is still to be written', async () => {
    await sentence(NODE).focus();
    await page.locator(`[data-node="${NODE}"]`).getByRole('button', { name: '加一段' }).click();
    await saved();
    const { node } = (await detail()).edited.find((one) => one.kind === 'insert')!;
    expect(await words(node)).toBe(OPEN);
    await sentence('situation.tally').focus();
    const left = page.getByRole('button', { name: /处待补充$/ });
    const count = Number.parseInt(await left.innerText(), 10);
    // From the last one on to the first again.
    for (let i = 0; i < count; i++) await left.click();
    await until('the place is chosen', () => page.evaluate((open) => document.getSelection()?.toString() === open, OPEN));
    await page.keyboard.insertText('对照目标逐项补课。');
    await saved();
    expect(await words(node)).toBe('对照目标逐项补课。');
    // What else there is, as an office that types fast.
    const open = (await sentences()).filter((one) => textOf(one.sentence).includes(OPEN));
    const done = (whole: Sentence): Sentence =>
      whole.map((part) => (typeof part === 'string' ? part.replaceAll(OPEN, '党建办牵头办理') : part));
    if (open.length > 0)
      expect((await patch(open.map((one) => ({ node: one.node, kind: 'replace', sentence: done(one.sentence) })))).status).toBe(200);
    await left.waitFor({ state: 'detached' });
  });

  it('is sent for review, which the committee reads; back with a reason; and on again', async () => {
    await page.getByRole('button', { name: '送审' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '送审' }).click();
    await page.locator('.briefing-status--in_review').waitFor();
    expect(await page.locator('[contenteditable=true]').count()).toBe(0);

    const reader = await visitAs(browser, jibao.url, 'committee', { width: 390, height: 844 });
    await reader.page.goto(`${jibao.url}/briefings/${id}`);
    await reader.page.locator('.paper__page canvas').first().waitFor();
    expect(await reader.page.getByRole('button', { name: '发布' }).count()).toBe(0);
    expect(await layoutFaults(reader.page)).toEqual({ overflow: 0, clipped: [] });
    expect(await axeFaults(reader.page)).toEqual([]);
    expect(reader.complaints).toEqual([]);
    await reader.context.close();

    await page.getByRole('button', { name: '退回修改' }).click();
    await page.getByLabel('退回原因').fill('第二段请再核对');
    await page.getByRole('dialog').getByRole('button', { name: '退回' }).click();
    await page.getByText('退回修改：第二段请再核对').waitFor();
    await page.getByRole('button', { name: '送审' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '送审' }).click();
    await page.locator('.briefing-status--in_review').waitFor();
  });

  it('is released by a second account of the office, once the gate has passed', async () => {
    const [name, password] = (await jibao.cli('user', 'second', '--role', 'office', '--unit', 'JT')).trim().split(/\s+/);
    await page.reload();
    await page.getByText('最后修改的人不能自己发布').waitFor();
    expect(await page.getByRole('button', { name: '发布', exact: true }).count()).toBe(0);

    const colleague = await visit(browser, jibao.url);
    await signIn(colleague.page, name!, password);
    await colleague.page.locator('input[type=password]').waitFor({ state: 'detached' });
    await colleague.page.goto(`${jibao.url}/briefings/${id}`);
    await colleague.page.getByRole('button', { name: '发布', exact: true }).click();
    await colleague.page.getByRole('dialog').getByText('固定留存').waitFor();
    // The gate waits until the page has said that it is at work, however fast it is.
    for (const worker of jibao.workers) worker.kill('SIGSTOP');
    await colleague.page.getByRole('button', { name: '校核并发布' }).click();
    await colleague.page.getByText('正在排版并逐项校核数字').waitFor();
    for (const worker of jibao.workers) worker.kill('SIGCONT');
    await until('the gate has decided', async () => (await detail()).view.status !== 'releasing', 90_000);
    const { gate, view } = await detail();
    expect(gate!.checks.filter((check) => !check.ok)).toEqual([]);
    expect(view.status).toBe('released');
    await colleague.page.locator('.briefing-status--released').waitFor();
    expect(colleague.complaints).toEqual([]);
    await colleague.context.close();
  });

  it('is then read and kept by the committee, and its code says the same', async () => {
    const reader = await visitAs(browser, jibao.url, 'committee');
    await reader.page.goto(`${jibao.url}/briefings/${id}`);
    await reader.page.getByText('没有变化').waitFor();
    await reader.page.locator('.paper__page canvas').first().waitFor();
    const signs = { PDF: '%PDF', Word: 'PK', Excel: 'PK' };
    for (const [format, sign] of Object.entries(signs)) {
      const [download] = await Promise.all([
        reader.page.waitForEvent('download'),
        reader.page.getByRole('button', { name: new RegExp(`^下载.*${format}$`) }).click(),
      ]);
      expect(readFileSync(await download.path()).toString('latin1', 0, sign.length)).toBe(sign);
    }
    const code = await reader.page.locator('.briefing__code').innerText();
    const verified = (await committee.get<VerificationView>(`/verify/${code}`)).body;
    expect(verified).toMatchObject({ state: 'released', title: (await detail()).view.title });
    expect(verified.files.map((file) => file.format).toSorted()).toEqual(['docx', 'pdf', 'xlsx']);
    expect(await axeFaults(reader.page)).toEqual([]);
    const [paper] = await Promise.all([reader.context.waitForEvent('page'), reader.page.locator('.briefing__code').click()]);
    await paper.getByText(verified.files[0]!.sha256).waitFor();
    expect([...reader.complaints, ...complaints]).toEqual([]);
    await reader.context.close();
  });
});
