/** Every screen of every role, wide and narrow, in both languages: nothing sticks out, nothing is cut off, nothing complains. */
import type { Browser } from 'playwright-core';
import { launchBrowser, layoutFaults, visitAs } from '../support/browser.js';
import { startJibao, type RunningJibao } from '../support/running-jibao.js';
import { SCREENS } from '../support/screens.js';

describe('the screens', () => {
  let jibao: RunningJibao;
  let browser: Browser;
  beforeAll(async () => {
    [jibao, browser] = await Promise.all([startJibao({ quarters: 3 }), launchBrowser()]);
  }, 180_000);
  afterAll(async () => {
    await browser?.close();
    await jibao?.stop();
  });

  it.each(Object.keys(SCREENS).flatMap((role) => [1440, 390].map((width) => [role, width] as const)))(
    'of %s hold at %i px',
    async (role, width) => {
      const { page, context, complaints } = await visitAs(browser, jibao.url, role, { width, height: width < 500 ? 844 : 900 });
      const faults: Record<string, unknown> = {};
      for (const path of SCREENS[role]!) {
        await page.goto(jibao.url + path);
        await page.locator('main').waitFor();
        await page.waitForLoadState('networkidle');
        const found = await layoutFaults(page);
        if (found.overflow > 0 || found.clipped.length > 0) faults[path] = found;
      }
      expect(faults).toEqual({});
      expect(complaints).toEqual([]);
      await context.close();
    },
    90_000,
  );

  it('speak English when asked, and remember it', async () => {
    const { page, context } = await visitAs(browser, jibao.url, 'committee');
    await page.getByText('English', { exact: true }).first().click();
    await page.getByRole('link', { name: 'Overview' }).first().waitFor();
    await page.reload();
    const navigation = await page.getByRole('navigation').first().innerText();
    expect(navigation).not.toMatch(/\p{Script=Han}/u);
    await page.waitForLoadState('networkidle');
    const headings = await page.locator('main h2, main h3').allInnerTexts();
    expect(headings.length).toBeGreaterThan(3);
    for (const heading of headings) expect(heading.replace(/“[^”]*”/g, '')).toMatch(/[A-Za-z]{3}/);
    await context.close();
  }, 60_000);
});
