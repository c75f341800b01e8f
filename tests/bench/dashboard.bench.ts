/** The overview over HTTP, whole and as "you have it already", against Node's own server sending the same bytes. */
import { fork } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PASSWORD } from '../support/running-jibao.js';
import type { Bench } from './bench.js';
import { startMeasured } from './support/api-process.js';
import type { BenchHouse } from './support/bench-house.js';
import { answersPerSecond } from './support/http-load.js';
import { inTurns, median, timed } from './support/in-turns.js';

const PATH = '/api/v1/dashboards/overview';
const LANGUAGE = { 'accept-language': 'zh-CN' };

export const dashboardBench: Bench = {
  name: 'dashboard',
  about: 'dashboard calls a second against bare Node http',
  async *run(house) {
    const bureau = await house.sampleBureau();
    const api = await startMeasured(house, 'api', bureau.env);
    const url = String(api.log().find((line) => line.msg === 'listening')?.url);
    const cookie = await signIn(url);
    const first = await fetch(url + PATH, { headers: { cookie, ...LANGUAGE } });
    const bytes = Buffer.from(await first.arrayBuffer());
    const etag = first.headers.get('etag')!;
    const barePort = await startBare(house, bytes, etag);
    const ask = (port: number, status: number) => () =>
      answersPerSecond({
        port,
        path: PATH,
        status,
        headers: { cookie, ...LANGUAGE, ...(status === 304 ? { 'if-none-match': etag } : {}) },
      });
    const port = Number(new URL(url).port);

    const whole = await inTurns({ api: ask(port, 200), bare: ask(barePort, 200) }, { rounds: 5, warmUp: 1 });
    yield {
      name: `dashboard call, whole answer of ${Math.round(bytes.length / 1024)} kB`,
      value: whole.api,
      unit: 'answers/s',
      baseline: { name: 'bare Node http, same bytes', value: whole.bare },
      target: { of: 'ratio', atLeast: 0.85 },
    };
    const known = await inTurns({ api: ask(port, 304), bare: ask(barePort, 304) }, { rounds: 5, warmUp: 1 });
    yield {
      name: 'dashboard call, not modified',
      value: known.api,
      unit: 'answers/s',
      baseline: { name: 'bare Node http, 304', value: known.bare },
    };

    /** A unit nobody asked for yet: computed from the rollups. */
    const units = (await (await fetch(`${url}/api/v1/units?period=2026Q3`, { headers: { cookie } })).json()) as { code: string }[];
    const fresh: number[] = [];
    for (const { code } of units.slice(0, 60))
      fresh.push(await timed(async () => (await fetch(`${url}${PATH}?unit=${code}`, { headers: { cookie, ...LANGUAGE } })).arrayBuffer()));
    yield { name: 'dashboard of a unit nobody asked for yet, median of 60', value: median(fresh), unit: 'ms', baseline: null };
  },
};

async function signIn(url: string): Promise<string> {
  const answer = await fetch(`${url}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username: 'committee', password: PASSWORD }),
  });
  const cookie = answer.headers.get('set-cookie')?.split(';')[0];
  if (!cookie) throw new Error(`sign-in: ${answer.status} ${await answer.text()}`);
  return cookie;
}

function startBare(house: BenchHouse, bytes: Buffer, etag: string): Promise<number> {
  const path = join(house.folder, 'dashboard.json');
  writeFileSync(path, bytes);
  const child = fork(join(import.meta.dirname, 'support/bare-server.js'), [path, etag], { execArgv: [] });
  house.atEnd(() => child.kill());
  return new Promise((resolve, reject) => {
    child.once('message', (port) => resolve(port as number));
    child.once('exit', (code) => reject(new Error(`the bare server ended with ${code}`)));
  });
}
