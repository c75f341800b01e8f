/** The loop in a real browser, as each user goes it: clerk, reviewer, committee, office. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { catalogueOfVersion } from '#catalogue/catalogues.js';
import type { IndicatorValue } from '#domain/indicators/indicator-value.js';
import { previousPeriod } from '#domain/period/period.js';
import type { PeriodUnit } from '#domain/unit/unit.js';
import type { PeriodView } from '#domain/views/briefing-view.js';
import type { StoredValues } from '#domain/return/values.js';
import { readWorkbook } from '#workbook/read-workbook.js';
import { launchBrowser, signIn, visit, visitAs } from '../support/browser.js';
import { filledWorkbook } from '../support/filled-workbook.js';
import { HttpClient } from '../support/http-client.js';
import { startJibao, type RunningJibao } from '../support/running-jibao.js';
import { until } from '../support/until.js';

const QUARTERS = 2;
const UNIT = 'GL-A02';
const UNIT_NAME = '青石收费站党支部';

describe('the loop in the browser', () => {
  let jibao: RunningJibao;
  let browser: Browser;
  let folder: string;
  let period: PeriodView;
  let unit: PeriodUnit;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'jibao-e2e-'));
    [jibao, browser] = await Promise.all([startJibao({ quarters: QUARTERS }), launchBrowser()]);
    const clerk = await HttpClient.signedIn(jibao.url, 'clerk');
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

  it('lets nobody in with a wrong password, and says so', async () => {
    const { page, context, complaints } = await visit(browser, jibao.url);
    await signIn(page, 'clerk', 'not the password');
    await page.getByText('用户名或密码不正确').waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('takes a clerk from the download to the submission', async () => {
    const { page, context, complaints } = await visitAs(browser, jibao.url, 'clerk');
    await page.getByRole('heading', { name: UNIT_NAME }).waitFor();
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '下载填报表' }).first().click()]);
    const template = await readWorkbook(readFileSync(await download.path()), { catalogueOf: catalogueOfVersion, open: [] });
    expect(template).toMatchObject({ ok: true, returns: [{ parsed: { identity: { unit: UNIT, period: period.period } } }] });

    const file = page.locator('input[type=file]');
    await file.setInputFiles(await workbook('有误.xlsx', { M09: 999 }));
    const error = page.locator('.finding--error', { hasText: 'H01' });
    await error.waitFor();
    await expect(error.textContent()).resolves.toMatch(/党员队伍 · [A-Z]+\d+.*999/s);
    expect(await page.getByRole('button', { name: '报送', exact: true }).isDisabled()).toBe(true);

    await file.setInputFiles(await workbook('改正.xlsx', { L07a: 0, L07b: 0, L07c: 6, L08: 0 }));
    await error.waitFor({ state: 'detached' });
    await page.locator('.finding--warning', { hasText: 'W07' }).waitFor();
    expect(await page.locator('.finding--error').count()).toBe(0);
    for (const note of await page.locator('.finding__explain input').all()) {
      await note.fill('抢险保通，主题党日集中在季末开展');
      await note.press('Enter');
    }
    await page.getByRole('button', { name: '报送', exact: true }).click();
    await page.getByRole('button', { name: '确认报送' }).click();
    await page.getByRole('heading', { name: '季报报送回执' }).waitFor();
    await page.getByText('待审核').first().waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('shows the reviewer the return beside last quarter and the notes, and lets him accept it', async () => {
    const reviewer = await HttpClient.signedIn(jibao.url, 'reviewer');
    const { page, context, complaints } = await visitAs(browser, jibao.url, 'reviewer');
    await page.goto(`${jibao.url}/review/${UNIT}/${period.period}`);
    await page.getByRole('heading', { name: UNIT_NAME }).waitFor();
    await page.getByText('抢险保通，主题党日集中在季末开展').first().waitFor();
    await page.getByRole('columnheader', { name: '上季' }).first().waitFor();
    const reported = async () =>
      (await reviewer.get<IndicatorValue[]>(`/indicators?period=${period.period}&codes=LIF06`)).body[0]!.reported;
    const before = await reported();
    await page.getByRole('button', { name: '审核通过' }).click();
    await page.getByText('已审核通过，数据将计入汇总').waitFor();
    await until('the figures hold it', async () => (await reported()) === before + 1);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('shows the committee figures with n/d, another quarter and a unit below', async () => {
    const committee = await HttpClient.signedIn(jibao.url, 'committee');
    const [figure] = (await committee.get<IndicatorValue[]>(`/indicators?period=${period.period}&codes=LIF06`)).body;
    const { page, context, complaints } = await visitAs(browser, jibao.url, 'committee');
    await page.goto(`${jibao.url}/overview?period=${period.period}`);
    await page
      .getByText(`${figure!.value!.toFixed(1)}%`)
      .first()
      .waitFor();
    const ratio = `${figure!.numerator!.toLocaleString('en-US')}/${figure!.denominator!.toLocaleString('en-US')}`;
    await page.getByText(ratio).first().waitFor();

    await page.getByRole('button', { name: '上一季度' }).click();
    await page.waitForURL((url) => url.searchParams.get('period') === previousPeriod(period.period));

    await page.goto(`${jibao.url}/life?period=${period.period}&unit=GL`);
    await page.getByText('公路事业发展中心').first().waitFor();
    await page.locator('canvas, svg[role=img], [role=img] svg').first().waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('drafts the briefing for the office, whose PDF says the same figure', async () => {
    const { page, context, complaints } = await visitAs(browser, jibao.url, 'office');
    await page.goto(`${jibao.url}/briefings`);
    await page.getByRole('button', { name: '起草简报' }).click();
    await page.getByLabel('报告期').selectOption({ label: period.name });
    await page.getByRole('button', { name: '开始起草' }).click();
    await page.locator('.sentence').first().waitFor({ timeout: 60_000 });
    const office = await HttpClient.signedIn(jibao.url, 'office');
    const [briefing] = (await office.get<{ id: string }[]>('/briefings')).body;
    const pdf = join(folder, 'briefing.pdf');
    writeFileSync(pdf, await office.bytes(`/briefings/${briefing!.id}/file?format=pdf`));
    const text = execFileSync('pdftotext', ['-raw', pdf, '-'], { encoding: 'utf8' }).replace(/\s+/g, '');
    const [figure] = (await office.get<IndicatorValue[]>(`/indicators?period=${period.period}&codes=LIF06`)).body;
    expect(text).toContain('党建工作情况通报');
    expect(text).toContain(
      `组织生活出席率为${figure!.value!.toFixed(1)}%（${figure!.numerator!.toLocaleString('en-US')}/${figure!.denominator!.toLocaleString('en-US')}）`,
    );
    expect(complaints).toEqual([]);
    await context.close();
  });
});
