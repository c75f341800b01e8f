/** SIGTERM: the api ends what it is answering, the worker ends or returns its jobs; both exit 0 and nothing is lost. */
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { Random } from '../../apps/cli/sample/random.js';
import { startBareBureau, type BareBureau } from '../support/bare-bureau.js';
import { count } from '../support/long.js';
import { measured } from '../support/measured.js';
import { linesOf, toldToStop } from '../support/processes.js';
import { until } from '../support/until.js';

describe('an orderly stop', () => {
  let bureau: BareBureau;
  beforeAll(async () => {
    bureau = await startBareBureau();
  });
  afterAll(() => bureau?.jibao.stop());

  const rows = <T>(sql: string) => bureau.jibao.database.database.dataSource.query<T[]>(sql);

  it('of the worker amid jobs, with everything in its process group, loses and refuses none of them', async () => {
    const { jibao, office } = bureau;
    const random = new Random('orderly stop');
    const sent: string[] = [];
    let slowest = 0;
    for (let round = 0; round < count(4, 40); round++) {
      const uploads = Array.from({ length: 6 }, async (_, n) => office.upload(await bureau.workbook(round * 6 + n)));
      for (const { body } of await Promise.all(uploads)) sent.push(body.id);
      await pause(random.whole(0, 250));
      const worker = jibao.workers.at(-1)!;
      // As a service manager does: the reading child is told as well, and must not take it as its own end.
      for (const child of childrenOf(worker.pid!)) process.kill(child, 'SIGTERM');
      const { code, ms } = await toldToStop(worker);
      expect(code).toBe(0);
      slowest = Math.max(slowest, ms);
      await jibao.startWorker();
    }
    await until(
      'everything is read',
      async () => (await rows("SELECT id FROM uploads WHERE status IN ('received', 'processing')")).length === 0,
      60_000,
    );
    expect(await rows("SELECT status, findings FROM uploads WHERE status <> 'done'")).toEqual([]);
    const versions = await rows<{ upload_id: string }>('SELECT upload_id FROM return_versions');
    expect(versions.map((version) => version.upload_id).toSorted()).toEqual(sent.toSorted());
    measured('worker stopped', { times: count(4, 40), uploads: sent.length, lost: 0, slowestStopMs: slowest });
    expect(slowest).toBeLessThan(10_000);
  }, 300_000);

  it('of the api amid requests answers those it took, keeps what it acknowledged, and waits for nobody without end', async () => {
    const { jibao, office } = bureau;
    const acknowledged: string[] = [];
    const odd: string[] = [];
    const taken = linesOf(jibao.api, 'request');
    let answered = 0;
    let isOver = false;
    const client = async (n: number) => {
      while (!isOver) {
        try {
          const { status, body } =
            n % 2 === 0 ? await office.upload(Buffer.from(`no workbook ${n} ${answered}`)) : await office.get('/periods');
          answered++;
          if (status === 202) acknowledged.push(body.id);
          else if (status !== 200) odd.push(`${status} ${JSON.stringify(body)}`);
        } catch (error) {
          // A connection that closed before any answer: tried again elsewhere. Whether the api had taken it, its log tells.
          const { code } = (error as { cause?: { code?: string } }).cause ?? {};
          if (!['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET'].includes(String(code))) odd.push(String(code ?? error));
          return;
        }
      }
    };
    const clients = Array.from({ length: 8 }, (_, n) => client(n));
    await until('requests run', async () => answered > 100);
    // Three who would keep it for ever: one follows an upload, one holds a connection, one sends half a request.
    jibao.workers.at(-1)!.kill('SIGSTOP');
    const followed = (await office.upload(await bureau.workbook(0))).body.id;
    const { port, hostname } = new URL(jibao.url);
    const idle = connect(Number(port), hostname);
    const half = connect(Number(port), hostname, () =>
      half.write('POST /api/v1/session HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 50\r\n\r\n{'),
    );
    for (const socket of [idle, half]) socket.on('error', () => undefined);
    const following = fetch(`${jibao.url}/api/v1/uploads/${followed}/events`, { headers: { cookie: office.cookie } }).then((answer) =>
      answer.text(),
    );
    await pause(500);

    const { code, ms } = await toldToStop(jibao.api);
    isOver = true;
    await Promise.all(clients);
    expect(await following).toContain('event: progress');
    expect(odd).toEqual([]);
    expect(code).toBe(0);
    expect(ms).toBeLessThan(10_000);
    expect(taken.filter((line) => line.status === 202)).toHaveLength(acknowledged.length + 1);
    const kept = new Set((await rows<{ id: string }>('SELECT id FROM uploads')).map((row) => row.id));
    expect(acknowledged.filter((id) => !kept.has(id))).toEqual([]);

    jibao.workers.at(-1)!.kill('SIGCONT');
    await jibao.startApi();
    measured('api stopped', { answered, acknowledged: acknowledged.length, lost: 0, stopMs: ms });
  });
});

const childrenOf = (pid: number): number[] =>
  readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number);
