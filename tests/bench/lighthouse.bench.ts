/** Lighthouse on the four pages people meet most: desktop against its targets, mobile told for information. */
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import lighthouse, { desktopConfig, type Flags } from 'lighthouse';
import { chromium } from 'playwright-core';
import { CHROMIUM } from '../support/browser.js';
import { PASSWORD } from '../support/running-jibao.js';
import type { Bench, Measure } from './bench.js';
import { startMeasured } from './support/api-process.js';
import type { BenchHouse } from './support/bench-house.js';
import { median } from './support/in-turns.js';

const ROUNDS = 3;
const TARGETS = { performance: 95, accessibility: 100, 'best-practices': 100 } as const;
type Category = keyof typeof TARGETS;
const CATEGORIES = Object.keys(TARGETS) as Category[];

/** `as`: who opens it; nobody before the sign-in page. */
const PAGES = [
  { name: 'sign-in', path: '/', as: null },
  { name: 'overview', path: '/overview', as: 'committee' },
  { name: 'briefings', path: '/briefings', as: 'committee' },
  { name: 'my returns', path: '/returns', as: 'clerk' },
] as const;

export const lighthouseBench: Bench = {
  name: 'lighthouse',
  about: 'Lighthouse on sign-in, overview, briefings and my returns',
  async *run(house) {
    const bureau = await house.sampleBureau();
    const api = await startMeasured(house, 'api', bureau.env);
    const url = String(api.log().find((line) => line.msg === 'listening')?.url);
    for (const page of PAGES) {
      const port = await openBrowser(house, url, page.as);
      const desktop = await scoresOf(url + page.path, { port }, true);
      for (const category of CATEGORIES) yield measure(`${page.name}, desktop: ${category}`, desktop, category, true);
      const mobile = await scoresOf(url + page.path, { port }, false);
      for (const category of CATEGORIES) yield measure(`${page.name}, mobile: ${category}`, mobile, category, false);
    }
  },
};

interface Scores {
  of: Record<Category, number>;
  /** Audits that are not perfect, for the note. */
  short: Record<Category, string[]>;
}

function measure(name: string, { of, short }: Scores, category: Category, isJudged: boolean): Measure {
  return {
    name: `Lighthouse ${name}`,
    value: of[category],
    unit: 'points',
    baseline: null,
    ...(isJudged ? { target: { of: 'value' as const, atLeast: TARGETS[category] } } : {}),
    ...(short[category].length > 0 ? { note: short[category].join(', ') } : {}),
  };
}

/** The median score of some runs: other programs on the machine disturb single ones. */
async function scoresOf(url: string, flags: Flags, isDesktop: boolean): Promise<Scores> {
  const runs: Scores[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const result = await lighthouse(
      url,
      { ...flags, logLevel: 'error', onlyCategories: CATEGORIES, disableStorageReset: true },
      isDesktop ? desktopConfig : undefined,
    );
    if (!result) throw new Error(`Lighthouse said nothing of ${url}`);
    const { categories, audits } = result.lhr;
    runs.push({
      of: mapped((category) => Math.round((categories[category]?.score ?? 0) * 100)),
      short: mapped((category) =>
        (categories[category]?.auditRefs ?? [])
          .filter(({ id, weight }) => weight > 0 && (audits[id]?.score ?? 1) < 0.9)
          .map(({ id }) => `${id} ${audits[id]?.displayValue ?? ''}`.trim()),
      ),
    });
  }
  const middle = runs.toSorted((a, b) => a.of.performance - b.of.performance)[Math.floor(ROUNDS / 2)]!;
  return { of: mapped((category) => median(runs.map((run) => run.of[category]))), short: middle.short };
}

const mapped = <T>(of: (category: Category) => T): Record<Category, T> =>
  Object.fromEntries(CATEGORIES.map((category) => [category, of(category)])) as Record<Category, T>;

/** A Chromium with a port for Lighthouse, signed in; its port. */
async function openBrowser(house: BenchHouse, url: string, username: string | null): Promise<number> {
  const port = await freePort();
  const context = await chromium.launchPersistentContext(join(house.folder, `lighthouse-${port}`), {
    executablePath: CHROMIUM.executablePath,
    args: [...CHROMIUM.args, `--remote-debugging-port=${port}`],
    locale: 'zh-CN',
  });
  house.atEnd(() => context.close());
  if (username) {
    const answer = await context.request.post(`${url}/api/v1/session`, { data: { username, password: PASSWORD } });
    if (!answer.ok()) throw new Error(`sign-in: ${answer.status()}`);
    const page = await context.newPage();
    // The page remembers that somebody is signed in and asks at once, as for whoever comes back.
    await page.goto(`${url}/overview`, { waitUntil: 'networkidle' });
    await page.close();
  }
  return port;
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
