/** What a browser loads before the sign-in page, and the overview, can be used: scripts and styles, gzipped. */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { BrowserContext } from 'playwright-core';
import { distFile } from '#platform/config.js';
import { PASSWORD } from '../support/running-jibao.js';
import type { Bench } from './bench.js';
import { startMeasured } from './support/api-process.js';

export const pageWeightBench: Bench = {
  name: 'page-weight',
  about: 'scripts and styles of the sign-in page and of the overview',
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
  },
};

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
