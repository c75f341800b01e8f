/** MariaDB killed and brought back: every route says 503 meanwhile, service resumes by itself, and what was acknowledged is there. */
import { setTimeout as pause } from 'node:timers/promises';
import { Random } from '../../apps/cli/sample/random.js';
import { startBareBureau, type BareBureau } from '../support/bare-bureau.js';
import { HttpClient } from '../support/http-client.js';
import { count } from '../support/long.js';
import { measured } from '../support/measured.js';
import { filePart, multipart, sendRaw } from '../support/multipart.js';
import { ownServers, type OwnServers } from '../support/own-servers.js';
import { hasEnded } from '../support/processes.js';
import { PASSWORD } from '../support/running-jibao.js';
import { until } from '../support/until.js';

const WITHIN_MS = 5_000;
/** Routes asked at the same time. */
const AT_ONCE = 6;
/** Answered without a database: whether the process lives. */
const INDEPENDENT = ['GET /health/live'];
/** Of routes without a session: what passes their checks. */
const OPEN_BODIES: Record<string, string> = {
  'POST /session': JSON.stringify({ username: 'office', password: PASSWORD }),
  'POST /session/first': JSON.stringify({ username: 'office', code: 'ABCD-EFGH-JK', password: 'Quiet-brown-river-9' }),
};
const ID = '3f1e2d4c-5b6a-4789-8abc-def012345678';

describe('a MariaDB that goes away', () => {
  let servers: OwnServers;
  let bureau: BareBureau;
  beforeAll(async () => {
    servers = await ownServers();
    bureau = await startBareBureau({ servers: { databaseUrl: servers.mariadb.url, redisUrl: servers.redis.url } });
  });
  afterAll(async () => {
    await bureau?.jibao.stop();
    await servers?.remove();
  });

  const api = (path: string) => `${bureau.jibao.url}/api/v1${path}`;

  /** Every operation of the OpenAPI document, with parameters that pass its checks. */
  async function operations(): Promise<{ method: string; path: string; name: string }[]> {
    const { paths } = (await (await fetch(api('/openapi.json'))).json()) as { paths: Record<string, Record<string, unknown>> };
    const known: Record<string, string> = {
      period: bureau.period.period,
      unit: bureau.units[0]!.code,
      code: bureau.units[0]!.code,
      name: 'overview',
      finding: 'W07',
      id: ID,
    };
    return Object.entries(paths).flatMap(([template, methods]) => {
      const bare = template.replace('/api/v1', '');
      // A code that could be one: whatever could not is answered without asking anybody.
      const named = bare === '/verify/{code}' ? { ...known, code: '2345-6789-ABCD' } : known;
      const path = bare.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(named[name] ?? 'x'));
      return Object.keys(methods).map((method) => ({ method: method.toUpperCase(), path, name: `${method.toUpperCase()} ${bare}` }));
    });
  }

  it('says 503 with Retry-After on every route, soon, and works again when it is back', async () => {
    const { office, jibao } = bureau;
    const all = await operations();
    expect(all.length).toBeGreaterThan(25);
    await servers.mariadb.kill();
    // One second: what a session may be remembered.
    await pause(1_100);
    const ask = async ({ method, path, name }: (typeof all)[number]) => {
      const answer = await sendRaw(api(path), { method, cookie: office.cookie, ...bodyFor(method, name) });
      return { name, status: answer.status, code: answer.body?.code, retryAfter: Number(answer.headers['retry-after']), ms: answer.ms };
    };
    const answers = [];
    for (let from = 0; from < all.length; from += AT_ONCE) answers.push(...(await Promise.all(all.slice(from, from + AT_ONCE).map(ask))));
    const dependent = answers.filter((answer) => !INDEPENDENT.includes(answer.name));
    expect(dependent.filter((answer) => answer.status !== 503 || answer.code !== 'unavailable' || !(answer.retryAfter > 0))).toEqual([]);
    const slowest = Math.max(...answers.map((answer) => answer.ms));
    expect(slowest).toBeLessThan(WITHIN_MS);
    expect([jibao.api, ...jibao.workers].filter(hasEnded)).toEqual([]);

    await servers.mariadb.start();
    const since = Date.now();
    await until('readiness is back', async () => (await office.get('/health/ready')).status === 200);
    const readyMs = Date.now() - since;
    expect((await office.get('/session')).status).toBe(200);
    const { body } = await office.upload(await bureau.workbook(0));
    expect((await office.finished(body.id)).status).toBe('done');
    measured('mariadb killed', { routes: dependent.length, slowestMs: Math.round(slowest), readyMs });
  });

  it('standing still: 503 within seconds on every request, also on connections that were open, and then as before', async () => {
    const { office } = bureau;
    servers.mariadb.freeze();
    await pause(1_100);
    const paths = ['/session', '/periods', '/returns?period=' + bureau.period.period, '/dashboards/overview', '/uploads', '/health/ready'];
    const timed = async (path: string) => {
      const since = performance.now();
      const { status } = await office.get(path);
      return { path, status, isSoon: performance.now() - since < WITHIN_MS };
    };
    for (let round = 0; round < 2; round++)
      expect(await Promise.all(paths.map(timed))).toEqual(paths.map((path) => ({ path, status: 503, isSoon: true })));
    servers.mariadb.thaw();
    await until('service is back', async () => (await office.get('/periods')).status === 200, WITHIN_MS);
    expect((await Promise.all(paths.map(timed))).map(({ status }) => status)).toEqual(paths.map(() => 200));
  });

  it('kill -9 amid uploads loses none that was acknowledged', async () => {
    const { office, jibao } = bureau;
    const random = new Random('acknowledged');
    const acknowledged: string[] = [];
    const refused: number[] = [];
    const goal = count(300, 10_000);
    let kills = 0;
    const latest = Date.now() + count(90_000, 1_200_000);
    const sender = async (who: number) => {
      for (let n = 0; acknowledged.length < goal && Date.now() < latest; n++) {
        const { status, body } = await office.upload(Buffer.from(`not a workbook ${who} ${n}`));
        if (status === 202) acknowledged.push(body.id);
        else {
          refused.push(status);
          await pause(50);
        }
      }
    };
    const nemesis = async () => {
      for (const share of [0.25, 0.5, 0.75]) {
        while (acknowledged.length < goal * share && Date.now() < latest) await pause(20);
        await pause(random.whole(0, 100));
        await servers.mariadb.kill();
        kills++;
        await pause(random.whole(0, 500));
        await servers.mariadb.start();
      }
    };
    await Promise.all([nemesis(), ...Array.from({ length: 6 }, (_, who) => sender(who))]);
    expect(refused.filter((status) => status !== 503)).toEqual([]);
    expect(acknowledged.length).toBeGreaterThanOrEqual(goal);
    const { dataSource } = jibao.database.database;
    const kept = await dataSource.query<{ id: string }[]>('SELECT id FROM uploads');
    const there = new Set(kept.map((row) => row.id));
    expect(acknowledged.filter((id) => !there.has(id))).toEqual([]);
    const unread = () => dataSource.query<{ id: string }[]>("SELECT id FROM uploads WHERE status IN ('received', 'processing')");
    await until('each has its verdict', async () => (await unread()).length === 0, count(120_000, 1_200_000));
    measured('mariadb killed amid uploads', { kills, acknowledged: acknowledged.length, lost: 0, refused: refused.length });
    expect((await HttpClient.signedIn(jibao.url, 'office').then((client) => client.get('/periods'))).status).toBe(200);
  }, 1_800_000);
});

/** What passes the checks of an operation, so that it comes as far as the database. */
function bodyFor(method: string, name: string): { type?: string; body: Uint8Array } {
  if (name === 'POST /uploads') return { body: multipart(filePart(Buffer.from('x'))) };
  const json = method === 'GET' ? '' : (OPEN_BODIES[name] ?? '{}');
  return { type: 'application/json', body: Buffer.from(json) };
}
