/// <reference lib="dom" />
/** A real Chromium for end-to-end tests, which fails a test on any console error, page error or breach of the content policy. */
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { PASSWORD } from './running-jibao.js';

const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Debian's, with nothing going on by itself. */
export const CHROMIUM = { executablePath: '/usr/bin/chromium', args: ARGS };
export const launchBrowser = (...more: string[]): Promise<Browser> => chromium.launch({ ...CHROMIUM, args: [...ARGS, ...more] });

export interface Visit {
  page: Page;
  context: BrowserContext;
  /** What went wrong in the page so far; expected to be empty. */
  complaints: string[];
}

export async function visit(browser: Browser, url: string, options: { width?: number; height?: number } = {}): Promise<Visit> {
  const context = await browser.newContext({
    viewport: { width: options.width ?? 1440, height: options.height ?? 900 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    acceptDownloads: true,
  });
  // What a worker does in the background takes its time on a slow machine.
  context.setDefaultTimeout(90_000);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    // A refused sign-in is an answer, not a fault of the page.
    if (message.type() === 'error' && !/status of (401|422|429)/.test(message.text())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(url);
  return { page, context, complaints };
}

export async function signIn(page: Page, username: string, password = PASSWORD): Promise<void> {
  await page.getByLabel('用户名').fill(username);
  await page.getByLabel('密码', { exact: true }).fill(password);
  await page.keyboard.press('Enter');
}

/** Signed in and past the first screen. */
export async function visitAs(
  browser: Browser,
  url: string,
  username: string,
  options: { width?: number; height?: number } = {},
): Promise<Visit> {
  const made = await visit(browser, url, options);
  await signIn(made.page, username);
  await made.page.locator('input[type=password]').waitFor({ state: 'detached' });
  await made.page.locator('main').waitFor();
  return made;
}

/** Everything asked for is there and drawn: nothing is under way, no grey bars stand for what is to come, no movement is unfinished. */
export async function settled(page: Page): Promise<void> {
  await page.locator('main').waitFor();
  await page.waitForLoadState('networkidle');
  await page.waitForFunction(
    () =>
      document.querySelector('main') !== null &&
      document.querySelector('.skeleton') === null &&
      document
        .getAnimations()
        .every(({ effect, playState }) => playState !== 'running' || effect?.getComputedTiming().endTime === Infinity),
  );
}

/** Texts cut off by their own box, and how far the page sticks out sideways. */
export const layoutFaults = (page: Page): Promise<{ overflow: number; clipped: string[] }> =>
  page.evaluate(() => {
    const clipped = [
      ...document.querySelectorAll<HTMLElement>(
        'main h1, main h2, main h3, main p, main td, main th, main button, main dd, main dt, main label',
      ),
    ]
      .filter((element) => element.offsetParent !== null && element.clientWidth > 0 && element.scrollWidth > element.clientWidth + 1)
      .filter(
        (element) =>
          getComputedStyle(element).overflowX !== 'visible' &&
          !element.closest('.visually-hidden, [data-scrolls]') &&
          getComputedStyle(element).overflowX !== 'auto',
      )
      .map((element) => `${element.tagName.toLowerCase()} “${element.textContent?.slice(0, 40)}”`);
    return { overflow: document.documentElement.scrollWidth - window.innerWidth, clipped };
  });
