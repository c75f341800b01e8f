/** npm start from an empty data folder: comes up, refuses a second one, stops without a trace, and keeps its data. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { measured } from '../support/measured.js';
import { until } from '../support/until.js';

const ROOT = join(import.meta.dirname, '../..');
/** To be there again: this long on a usual machine; on a slower one as many times what bare servers and one command take there. */
const WARM_MS = 8_000;
const OF_BARE = 4;
const READY = /→ {2}(https?:\/\/\S+)/;

interface Run {
  child: ChildProcess;
  output: () => string;
  ended: Promise<number | null>;
}

describe('npm start', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'jibao-start-'));
  const runs: Run[] = [];

  /** Production, because it leaves out the sample bureau: that one has tests of its own. */
  function run(script: string, args: string[] = [], extra: NodeJS.ProcessEnv = {}): Run {
    const env = { ...process.env, NODE_ENV: 'production', JIBAO_DATA: dataDir, PORT: '0', ...extra };
    const child = spawn(process.execPath, [`apps/cli/start/${script}`, ...args], { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let text = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes: Buffer) => (text += bytes.toString()));
    const started = { child, output: () => text, ended: new Promise<number | null>((done) => child.on('close', done)) };
    runs.push(started);
    return started;
  }

  async function addressOf({ output, ended }: Run): Promise<string> {
    let code: number | null | undefined;
    void ended.then((value) => (code = value));
    while (!READY.test(output())) {
      if (code !== undefined) throw new Error(`npm start ended with ${code}:\n${output()}`);
      await new Promise((done) => setTimeout(done, 50));
    }
    return READY.exec(output())![1]!;
  }

  /** Every process of this machine that names the data folder, or was started with it. */
  function processesOf(folder: string): string[] {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
      .flatMap((pid) => {
        try {
          const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
          return command.includes(folder) || readFileSync(`/proc/${pid}/environ`, 'utf8').includes(`JIBAO_DATA=${folder}`) ? [command] : [];
        } catch {
          return [];
        }
      });
  }

  afterAll(async () => {
    for (const { child, ended } of runs) {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
      await ended;
    }
    rmSync(dataDir, { recursive: true, force: true });
  });

  /** What the machine needs to start the servers, run one short command and stop them again. */
  let bareMs: number;
  let first: Run;
  let url: string;

  it('serves the page and the api, with the first steps of a real bureau', async () => {
    first = run('start.mjs');
    url = await addressOf(first);
    expect((await fetch(`${url}/api/v1/health/ready`)).status).toBe(200);
    const page = await fetch(url);
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('<div id="');
    expect(first.output()).toContain('npm run jibao -- officers');
    expect(first.output()).not.toMatch(/示例账号/);
  });

  it('is alone on its data folder', async () => {
    const second = run('start.mjs');
    expect(await second.ended).toBe(1);
    expect(second.output()).toContain('another npm start uses this data folder');
  });

  it('lends its servers to a console command', async () => {
    const command = run('jibao.mjs', ['verify']);
    expect([await command.ended, command.output()]).toEqual([0, expect.stringContaining('核验通过')]);
    expect((await fetch(`${url}/api/v1/health/ready`)).status).toBe(200);
  });

  it('restarts the api when it is killed', async () => {
    const api = readdirSync('/proc').find((pid) => {
      try {
        const isOurs = readFileSync(`/proc/${pid}/environ`, 'utf8').includes(`JIBAO_DATA=${dataDir}`);
        return isOurs && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('apps/api/main.js');
      } catch {
        return false;
      }
    });
    process.kill(Number(api), 'SIGKILL');
    await until('it says so', async () => first.output().includes('ended unexpectedly, restarting'));
    let status = 0;
    while (status !== 200) {
      await new Promise((done) => setTimeout(done, 100));
      status = await fetch(`${url}/api/v1/health/ready`).then(
        (answer) => answer.status,
        () => 0,
      );
    }
  });

  it('stops everything on Ctrl-C', async () => {
    first.child.kill('SIGINT');
    expect(await first.ended).toBe(0);
    expect(processesOf(dataDir)).toEqual([]);
  });

  it('starts servers for a console command when none are running, and stops them after it', async () => {
    const since = performance.now();
    const command = run('jibao.mjs', ['verify']);
    expect([await command.ended, command.output()]).toEqual([0, expect.stringContaining('核验通过')]);
    bareMs = performance.now() - since;
    expect(processesOf(dataDir)).toEqual([]);
  });

  it('comes up again soon with its data, and leaves nothing even when killed', async () => {
    const since = performance.now();
    const again = run('start.mjs');
    url = await addressOf(again);
    const tookMs = performance.now() - since;
    measured('warm npm start', { tookMs: Math.round(tookMs), bareMs: Math.round(bareMs) });
    expect(tookMs).toBeLessThan(Math.max(WARM_MS, OF_BARE * bareMs));
    again.child.kill('SIGKILL');
    await again.ended;
    await until('nothing is left', async () => processesOf(dataDir).length === 0);
  });

  it('uses the servers it is given, and says so when one of the two is missing', async () => {
    const half = run('start.mjs', [], { DATABASE_URL: 'mysql://nobody@127.0.0.1:1/jibao' });
    expect(await half.ended).toBe(1);
    expect(half.output()).toContain('set both DATABASE_URL and REDIS_URL');
  });
});
