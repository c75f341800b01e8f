/// <reference lib="dom" />
/** The wall of the meeting room: readable from afar at every size, steered by keys, alive through a lost server, and no heavier after hundreds of slides (2,000 in the long run) than after 100. */
import type { Browser, Page } from 'playwright-core';
import type { PeriodView } from '#domain/views/briefing-view.js';
import { launchBrowser, layoutFaults, visitAs } from '../support/browser.js';
import { heldBy, WITHOUT_MACHINE_CODE } from '../support/held-by-page.js';
import { HttpClient } from '../support/http-client.js';
import { count } from '../support/long.js';
import { startJibao, type RunningJibao } from '../support/running-jibao.js';

const turns = (page: Page): Promise<number> => page.locator('main.wall').evaluate((wall) => Number((wall as HTMLElement).dataset.turns));
/** Which of the slides is shown, as the dots say. */
const place = (page: Page): Promise<number> =>
  page.locator('.wall__dots button').evaluateAll((dots) => dots.findIndex((dot) => dot.getAttribute('aria-current') === 'step'));
const slide = (page: Page): Promise<string | null> => page.locator('[data-slide]').getAttribute('data-slide');

async function openWall(page: Page, url: string, query = ''): Promise<void> {
  await page.goto(`${url}/wall${query}`);
  await page.locator('[data-slide] h2').first().waitFor();
}

describe('the wall', () => {
  let jibao: RunningJibao;
  let browser: Browser;
  let open: PeriodView;
  beforeAll(async () => {
    [jibao, browser] = await Promise.all([startJibao({ quarters: 3 }), launchBrowser()]);
    const committee = await HttpClient.signedIn(jibao.url, 'committee');
    open = (await committee.get<PeriodView[]>('/periods')).body.find((one) => one.state === 'open')!;
  });
  afterAll(async () => {
    await browser?.close();
    await jibao?.stop();
  });

  it.each([
    [1440, 900, 'zh'],
    [1440, 900, 'en'],
    [1920, 1080, 'zh'],
    [3840, 2160, 'zh'],
  ])('is readable from afar at %i × %i in %s, and nothing is cut off', async (width, height, language) => {
    const { page, context, complaints } = await visitAs(browser, jibao.url, 'committee', { width, height });
    await page.evaluate((chosen) => localStorage.setItem('jibao.language', chosen), language);
    // It is turned by hand alone.
    await openWall(page, jibao.url, '?seconds=600');
    const count = await page.locator('.wall__dots button').count();
    expect(count).toBeGreaterThan(3);
    const faults: unknown[] = [];
    for (let i = 0; i < count; i++) {
      const found = await layoutFaults(page);
      const cards = await page
        .locator('.wall-card')
        .evaluateAll((all) => all.filter((one) => one.scrollHeight > one.clientHeight + 1).length);
      if (found.overflow > 0 || found.clipped.length > 0 || cards > 0) faults.push([await slide(page), found]);
      const title = await page
        .locator('.wall__words h2')
        .first()
        .evaluate((heading) => {
          const { transform } = getComputedStyle(heading.closest('.wall')!);
          return (Number.parseFloat(getComputedStyle(heading).fontSize) * new DOMMatrix(transform).a) / window.innerHeight;
        });
      expect(title).toBeGreaterThanOrEqual(0.03);
      for (const [above, below] of [['.wall__words', '.wall__picture'] as const, ['.wall__picture', '.wall__foot'] as const]) {
        const [foot, head] = await Promise.all([
          page
            .locator(above)
            .first()
            .evaluate((part) => Math.max(...[part, ...part.children].map((one) => one.getBoundingClientRect().bottom))),
          page
            .locator(below)
            .first()
            .evaluate((part) => part.getBoundingClientRect().top),
        ]);
        if (foot > head + 2) faults.push([await slide(page), above, foot, head]);
      }
      await page.keyboard.press('ArrowRight');
    }
    expect(faults).toEqual([]);
    const head = await page.locator('.wall__head').innerText();
    if (language === 'zh') expect(head).toMatch(new RegExp(`市交通运输局[^]*${open.name}[^]*暂定数据[^]*个单位已审核[^]*数据截至`));
    else expect(head).toMatch(new RegExp(`${open.period.replace('Q', ' Q')}[^]*Provisional[^]*units accepted[^]*As of`));
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('turns by itself, holds on the space bar, turns by arrows and is left by Esc', async () => {
    const { page, context } = await visitAs(browser, jibao.url, 'committee');
    await openWall(page, jibao.url, '?seconds=5');
    const first = await slide(page);
    await page.locator(`[data-slide]:not([data-slide="${first}"])`).waitFor();
    await page.keyboard.press('Space');
    await page.getByRole('button', { name: '继续轮播（空格）' }).waitFor();
    const [kept, at] = [await turns(page), await place(page)];
    // Longer than a slide stands.
    await page.waitForTimeout(6_000);
    expect(await turns(page)).toBe(kept);
    await page.keyboard.press('ArrowLeft');
    expect([await turns(page), await place(page)]).toEqual([kept + 1, at - 1]);
    expect(await page.evaluate(() => document.documentElement.dataset.scheme)).toBe('dark');
    await page.keyboard.press('Escape');
    await page.waitForURL('**/overview*');
    await page.waitForFunction(() => document.documentElement.dataset.scheme === 'light');
    await context.close();
  });

  it('keeps its picture while the server is lost and says since when, and says when the session has ended', async () => {
    const { page, context } = await visitAs(browser, jibao.url, 'committee');
    await openWall(page, jibao.url, '?seconds=5');
    await context.setOffline(true);
    await page.getByText(/起连接不上服务器/).waitFor();
    await page.locator('[data-slide] h2').first().waitFor();
    await context.setOffline(false);
    await page.getByText(/起连接不上服务器/).waitFor({ state: 'detached' });
    await context.clearCookies();
    await page.getByText('登录已过期').waitFor();
    await context.close();
  });

  it('holds no more after many slides than after 100', async () => {
    const plain = await launchBrowser(WITHOUT_MACHINE_CODE);
    const { page, context, complaints } = await visitAs(plain, jibao.url, 'committee');
    await openWall(page, jibao.url, '?seconds=600');
    const session = await context.newCDPSession(page);
    const slides = await page.locator('.wall__dots button').count();
    // Whole rounds: the same slide stands there both times.
    const after = async (least: number) => {
      const wanted = Math.ceil(least / slides) * slides;
      // A key held down: the browser answers each press once the slide is drawn.
      for (let done = await turns(page); done < wanted; done++) await page.keyboard.down('ArrowRight');
      expect(await turns(page)).toBe(wanted);
      return heldBy(session);
    };
    const early = await after(100);
    const late = await after(count(600, 2_000));
    process.stdout.write(`wall: ${JSON.stringify({ early, late, ratio: Number((late.heap / early.heap).toFixed(3)) })}\n`);
    expect(late.heap).toBeLessThanOrEqual(early.heap * 1.05);
    expect(late.nodes).toBeLessThanOrEqual(early.nodes * 1.1);
    expect(late.listeners).toBeLessThanOrEqual(early.listeners + 5);
    expect(complaints).toEqual([]);
    await plain.close();
  }, 300_000);
});
