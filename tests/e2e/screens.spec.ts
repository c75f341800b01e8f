/** Every screen of every role, from phone to wall, in both languages, light and dark: nothing sticks out, is cut off or complains, and axe finds nothing. */
import type { Browser } from 'playwright-core';
import { axeFaults } from '../support/axe.js';
import { launchBrowser, layoutFaults, settled, visit, visitAs } from '../support/browser.js';
import { isLong } from '../support/long.js';
import { startJibao, type RunningJibao } from '../support/running-jibao.js';
import { SCREENS } from '../support/screens.js';

interface Look {
  width: number;
  height: number;
  language: 'zh' | 'en';
  scheme: 'light' | 'dark';
}
/** Each width, language and scheme at least once, the wall's width where a wall is hung; every combination in the long run. */
const USUAL: Look[] = [
  { width: 1440, height: 900, language: 'zh', scheme: 'light' },
  { width: 390, height: 844, language: 'zh', scheme: 'dark' },
  { width: 3840, height: 2160, language: 'en', scheme: 'light' },
];
const LOOKS = isLong
  ? USUAL.flatMap((look) => [
      look,
      { ...look, scheme: 'dark' as const },
      { ...look, language: 'en' as const },
      { ...look, scheme: 'light' as const },
    ])
  : USUAL;

const looksOf = (role: string): Look[] => LOOKS.filter(({ width }) => isLong || width < 2_000 || role === 'committee');

describe('the screens', () => {
  let jibao: RunningJibao;
  let browser: Browser;
  beforeAll(async () => {
    [jibao, browser] = await Promise.all([startJibao({ quarters: 3 }), launchBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await jibao?.stop();
  });

  it.each(
    Object.keys(SCREENS).flatMap((role) => looksOf(role).map((look) => [role, look.width, look.language, look.scheme, look] as const)),
  )(
    'of %s hold at %i px in %s, %s',
    async (role, _width, _language, _scheme, look) => {
      const { page, context, complaints } = await visitAs(browser, jibao.url, role, look);
      await page.evaluate(({ language, scheme }) => {
        localStorage.setItem('jibao.language', language);
        localStorage.setItem('jibao.scheme', scheme);
      }, look);
      const faults: Record<string, unknown> = {};
      for (const path of SCREENS[role]!) {
        await page.goto(jibao.url + path);
        await settled(page);
        const { overflow, clipped } = await layoutFaults(page);
        const axe = await axeFaults(page);
        if (overflow > 0 || clipped.length > 0 || axe.length > 0) faults[path] = { overflow, clipped, axe };
      }
      expect(faults).toEqual({});
      expect(complaints).toEqual([]);
      await context.close();
    },
    240_000,
  );

  it('of nobody yet: axe finds nothing on the sign-in page, and would', async () => {
    const { page, context } = await visit(browser, jibao.url);
    await page.getByLabel('密码', { exact: true }).waitFor();
    expect(await axeFaults(page)).toEqual([]);
    await page.evaluate(() => document.body.append(document.createElement('img')));
    expect((await axeFaults(page)).join()).toContain('image-alt');
    await context.close();
  });

  it('speak English when asked, and remember it', async () => {
    const { page, context } = await visitAs(browser, jibao.url, 'committee');
    await page.getByText('English', { exact: true }).first().click();
    await page.getByRole('link', { name: 'Overview' }).first().waitFor();
    await page.reload();
    await page.getByRole('link', { name: 'Overview' }).first().waitFor();
    await settled(page);
    const navigation = await page.getByRole('navigation').first().innerText();
    expect(navigation).not.toMatch(/\p{Script=Han}/u);
    const headings = await page.locator('main h2, main h3').allInnerTexts();
    expect(headings.length).toBeGreaterThan(3);
    for (const heading of headings) expect(heading.replace(/“[^”]*”/g, '')).toMatch(/[A-Za-z]{3}/);
    await context.close();
  });
});
