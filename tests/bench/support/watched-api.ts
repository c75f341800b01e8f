/** Asks a running api and says what an answer cost: its processor time, the wait, its bytes, and how long anybody else had to wait meanwhile. */
import { setTimeout as sleep } from 'node:timers/promises';
import { percentile } from './in-turns.js';
import { processorTimeOf } from './processes.js';

export interface Cost {
  processorMs: number;
  ms: number;
  bytes: number;
  /** The longest answer to "do you live?" while this one was made. */
  othersWaitedMs: number;
}

const LOOK_MS = 10;

export class WatchedApi {
  constructor(
    private readonly url: string,
    private readonly pid: number,
    private readonly cookie: string,
  ) {}

  async cost(path: string): Promise<Cost> {
    const watch = { isOver: false, longest: 0 };
    const others = this.watch(watch);
    const before = processorTimeOf(this.pid);
    const since = performance.now();
    const bytes = await this.ask(path);
    const ms = performance.now() - since;
    const processorMs = processorTimeOf(this.pid) - before;
    watch.isOver = true;
    await others;
    return { processorMs, ms, bytes, othersWaitedMs: watch.longest };
  }

  /** The wait for one of so many answers in a row, nothing else being asked. */
  async kept(path: string, times: number): Promise<number> {
    const waits: number[] = [];
    for (let i = 0; i < times; i++) {
      const since = performance.now();
      await this.ask(path);
      waits.push(performance.now() - since);
    }
    return percentile(waits, 50);
  }

  private async ask(path: string): Promise<number> {
    const answer = await fetch(`${this.url}/api/v1${path}`, { headers: { cookie: this.cookie, 'accept-language': 'zh-CN' } });
    const body = await answer.arrayBuffer();
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${Buffer.from(body).toString('utf8', 0, 300)}`);
    return body.byteLength;
  }

  private async watch(over: { isOver: boolean; longest: number }): Promise<void> {
    while (!over.isOver) {
      const since = performance.now();
      await (await fetch(`${this.url}/api/v1/health/live`)).arrayBuffer();
      over.longest = Math.max(over.longest, performance.now() - since);
      await sleep(LOOK_MS);
    }
  }
}
