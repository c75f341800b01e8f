/** What a browser loads before the sign-in page, and the overview, can be used, gzipped; and how soon the first chart is drawn. */
import { readFileSync } from 'node:fs';
import { createServer, get } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { basename } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser, BrowserContext } from 'playwright-core';
import { chartOption } from '#charts/charts.js';
import type { Dashboard } from '#domain/dashboard/block.js';
import { distFile } from '#platform/config.js';
import { HttpClient } from '../support/http-client.js';
import { PASSWORD } from '../support/running-jibao.js';
import type { Bench } from './bench.js';
import { startMeasured } from './support/api-process.js';
import type { BenchHouse } from './support/bench-house.js';
import { inTurns, timed } from './support/in-turns.js';

export const pageWeightBench: Bench = {
  name: 'page-weight',
  about: 'scripts, styles and figures on the wire; the first chart drawn',
  async *run(house) {
    const bureau = await house.sampleBureau();
    const api = await startMeasured(house, 'api', bureau.env);
    const url = String(api.log().find((line) => line.msg === 'listening')?.url);
    const context = await (await house.browser()).newContext({ locale: 'zh-CN' });
    yield {
      name: 'sign-in page, JS + CSS, gzip',
      value: await weightOf(context, url),
      unit: 'kB',
      baseline: null,
      target: { of: 'value', atMost: 110 },
    };

    const answer = await context.request.post(`${url}/api/v1/session`, { data: { username: 'committee', password: PASSWORD } });
    if (!answer.ok()) throw new Error(`sign-in: ${answer.status()}`);
    yield {
      name: 'dashboard route, JS + CSS, gzip',
      value: await weightOf(context, `${url}/overview`, 'main canvas'),
      unit: 'kB',
      baseline: null,
      target: { of: 'value', atMost: 350 },
    };
    await context.close();

    const overview = await readOverview(url);
    yield {
      name: 'overview, JSON on the wire',
      value: overview.packed / 1000,
      unit: 'kB',
      baseline: { name: 'the same, not packed', value: overview.plain / 1000 },
    };
    const bare = await serveBare(house, overview.dashboard);
    const browser = await house.browser();
    const { cold, warm, plain } = await inTurns(
      {
        cold: async () => {
          const fresh = await signedIn(browser, url);
          const ms = await untilDrawn(fresh, `${url}/overview`, 'main canvas');
          await fresh.close();
          return ms;
        },
        warm: async () => {
          const known = await signedIn(browser, url);
          await untilDrawn(known, `${url}/overview`, 'main canvas');
          const ms = await untilDrawn(known, `${url}/overview`, 'main canvas');
          await known.close();
          return ms;
        },
        plain: async () => {
          const fresh = await browser.newContext();
          const ms = await untilDrawn(fresh, bare, 'canvas');
          await fresh.close();
          return ms;
        },
      },
      { rounds: 5, warmUp: 1 },
    );
    const baseline = { name: 'a bare page with one of its charts and all of ECharts, empty cache', value: plain };
    yield { name: 'overview: from opening to the first chart, empty cache', value: cold, unit: 'ms', baseline };
    yield { name: 'overview: from opening to the first chart, seen before', value: warm, unit: 'ms', baseline };
  },
};

/** The bytes as they travel, and what they say. */
async function readOverview(url: string): Promise<{ packed: number; plain: number; dashboard: Dashboard }> {
  const { cookie } = await HttpClient.signedIn(url, 'committee');
  const path = `${url}/api/v1/dashboards/overview`;
  const [packed, plain] = (await Promise.all(
    ['gzip', 'identity'].map((encoding) => bytesOf(path, { cookie, 'accept-encoding': encoding })),
  )) as [Buffer, Buffer];
  return { packed: packed.length, plain: plain.length, dashboard: JSON.parse(plain.toString()) as Dashboard };
}

const bytesOf = (url: string, headers: Record<string, string>): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const asked = get(url, { headers }, (answer) => {
      answer.toArray().then((parts: Buffer[]) => resolve(Buffer.concat(parts)), reject);
    });
    asked.on('error', reject);
  });

async function signedIn(browser: Browser, url: string): Promise<BrowserContext> {
  const context = await browser.newContext({ locale: 'zh-CN' });
  await context.request.post(`${url}/api/v1/session`, { data: { username: 'committee', password: PASSWORD } });
  return context;
}

async function untilDrawn(context: BrowserContext, url: string, chart: string): Promise<number> {
  const page = await context.newPage();
  const ms = await timed(async () => {
    await page.goto(url, { waitUntil: 'commit' });
    await page.waitForSelector(chart);
  });
  await page.close();
  return ms;
}

/** One page, one chart, the library as it is published; its address. */
function serveBare(house: BenchHouse, { blocks }: Dashboard): Promise<string> {
  const block = blocks.find(({ kind }) => kind === 'trend')!;
  const option = JSON.stringify(chartOption(block, { width: 640, medium: 'screen', language: 'zh' }));
  const library = readFileSync(createRequire(import.meta.url).resolve('echarts/dist/echarts.min.js'));
  const page = `<!doctype html><div id="c" style="width:640px;height:320px"></div><script src="/echarts.js"></script>
    <script>echarts.init(document.getElementById('c')).setOption(${option})</script>`;
  const server = createServer((request, response) => {
    const isLibrary = request.url === '/echarts.js';
    response.setHeader('content-type', isLibrary ? 'text/javascript' : 'text/html; charset=utf-8');
    response.end(isLibrary ? library : page);
  });
  house.atEnd(() => server.close());
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`));
  });
}

/** Every script and style asked for until nothing more is; `shown` must be there by then. */
async function weightOf(context: BrowserContext, url: string, shown = 'input'): Promise<number> {
  const page = await context.newPage();
  const files = new Set<string>();
  page.on('request', (request) => {
    if (['script', 'stylesheet'].includes(request.resourceType())) files.add(basename(new URL(request.url()).pathname));
  });
  await page.goto(url, { waitUntil: 'networkidle' });
  await page.waitForSelector(shown);
  await page.waitForLoadState('networkidle');
  await page.close();
  const bytes = [...files].map((file) => gzipSync(readFileSync(distFile(`apps/web/assets/${file}`))).length);
  return bytes.reduce((sum, size) => sum + size, 0) / 1000;
}
