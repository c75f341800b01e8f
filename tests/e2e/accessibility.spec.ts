/** axe on every screen of every role, in both languages, light and dark: no violation anywhere. */
import type { Browser } from 'playwright-core';
import { axeFaults } from '../support/axe.js';
import { launchBrowser, visit, visitAs } from '../support/browser.js';
import { isLong } from '../support/long.js';
import { startJibao, type RunningJibao } from '../support/running-jibao.js';
import { SCREENS } from '../support/screens.js';

/** Both languages and both schemes in two passes: colours do not depend on the words. All four in the long run. */
const LOOKS = [
  { language: 'zh', scheme: 'light' },
  { language: 'en', scheme: 'dark' },
  ...(isLong
    ? [
        { language: 'zh', scheme: 'dark' },
        { language: 'en', scheme: 'light' },
      ]
    : []),
];

describe('axe finds nothing', () => {
  let jibao: RunningJibao;
  let browser: Browser;
  beforeAll(async () => {
    [jibao, browser] = await Promise.all([startJibao({ quarters: 3 }), launchBrowser()]);
  }, 180_000);
  afterAll(async () => {
    await browser?.close();
    await jibao?.stop();
  });

  it.each(Object.keys(SCREENS))(
    'on the screens of %s',
    async (role) => {
      const { page, context } = await visitAs(browser, jibao.url, role);
      const faults: Record<string, string[]> = {};
      for (const { language, scheme } of LOOKS) {
        await page.evaluate(
          ([chosen, look]) => {
            localStorage.setItem('jibao.language', chosen!);
            localStorage.setItem('jibao.scheme', look!);
          },
          [language, scheme],
        );
        for (const path of SCREENS[role]!) {
          await page.goto(jibao.url + path);
          await page.locator('main').waitFor();
          await page.waitForLoadState('networkidle');
          const found = await axeFaults(page);
          if (found.length > 0) faults[`${path} ${language} ${scheme}`] = found;
        }
      }
      expect(faults).toEqual({});
      await context.close();
    },
    180_000,
  );

  it('on the sign-in page', async () => {
    const { page, context } = await visit(browser, jibao.url);
    expect(await axeFaults(page)).toEqual([]);
    await context.close();
  }, 30_000);

  it('finds what is wrong, when something is', async () => {
    const { page, context } = await visit(browser, jibao.url);
    await page.evaluate(() => document.body.append(document.createElement('img')));
    expect((await axeFaults(page)).join()).toContain('image-alt');
    await context.close();
  }, 30_000);
});
