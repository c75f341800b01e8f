/** Reads workbooks in a child process that is killed when it takes too long or too much: the caller's event loop never waits. */
import { fork, type ChildProcess } from 'node:child_process';
import { join, sep } from 'node:path';
import type { ReadContext, ReadResult, TableResult, WorkbookReader } from '#domain/ports/workbook-reader.port.js';
import { readingStopped } from '../file-findings.js';
import type { ChildMessage, ReadRequest } from './messages.js';
import { residentBytes } from './process-memory.js';

export interface ParserHostOptions {
  /** Compiled parse-child.js; default: the one beside this file, or in dist/. */
  childPath?: string;
  timeoutMs?: number;
  maxRssMb?: number;
  /** Jobs after which a child is replaced, so that nothing can pile up in it. */
  recycleAfter?: number;
  /** How often memory is looked at. */
  watchEveryMs?: number;
}

/** Signals that say nothing about the file in hand. */
const TOLD_TO_END = new Set<NodeJS.Signals>(['SIGTERM', 'SIGINT', 'SIGHUP']);

interface Job {
  request: ReadRequest;
  resolve(result: ReadResult | TableResult): void;
  reject(error: Error): void;
}

/** One child, one job at a time, first come first served. Bad files resolve with findings; only trouble of ours rejects. */
export class ParserHost implements WorkbookReader {
  private readonly options: Required<ParserHostOptions>;
  private readonly queue: Job[] = [];
  private current: Job | null = null;
  private child: ChildProcess | null = null;
  private jobsOfChild = 0;
  /** Catalogue versions the child was sent: they are long, and never change. */
  private readonly toldChild = new Set<string>();
  private lastId = 0;
  private closed = false;
  private timer: NodeJS.Timeout | null = null;
  private watch: NodeJS.Timeout | null = null;

  constructor(options: ParserHostOptions = {}) {
    this.options = { childPath: builtChild(), timeoutMs: 60_000, maxRssMb: 512, recycleAfter: 1000, watchEveryMs: 100, ...options };
  }

  read(path: string, context: ReadContext): Promise<ReadResult> {
    return this.ask<ReadResult>({ kind: 'returns', job: ++this.lastId, path, context });
  }

  readTable(path: string): Promise<TableResult> {
    return this.ask<TableResult>({ kind: 'table', job: ++this.lastId, path });
  }

  private ask<R extends ReadResult | TableResult>(request: ReadRequest): Promise<R> {
    if (this.closed) return Promise.reject(new Error('the workbook reader is closed'));
    return new Promise((resolve, reject) => {
      this.queue.push({ request, resolve: resolve as Job['resolve'], reject });
      this.next();
    });
  }

  /** Ends the child; what was waiting is rejected and may be tried again elsewhere. */
  async close(): Promise<void> {
    this.closed = true;
    this.stopTimers();
    const { child } = this;
    child?.ref();
    const gone = child && new Promise((resolve) => child.once('exit', resolve));
    for (const job of [...(this.current ? [this.current] : []), ...this.queue.splice(0)])
      job.reject(new Error('the workbook reader was closed'));
    this.current = null;
    this.dropChild();
    await gone;
  }

  private next(): void {
    if (this.closed || this.current) return;
    const job = this.queue.shift();
    if (!job) {
      // An idle child keeps nobody's process alive.
      this.child?.unref();
      this.child?.channel?.unref();
      return;
    }
    this.current = job;
    if (this.jobsOfChild >= this.options.recycleAfter) this.dropChild();
    const child = (this.child ??= this.fork());
    this.jobsOfChild++;
    child.ref();
    child.channel?.ref();
    this.timer = setTimeout(() => this.stop('time'), this.options.timeoutMs);
    this.watch = setInterval(() => void this.lookAtMemory(child), this.options.watchEveryMs);
    child.send(this.untold(job.request), (error) => {
      if (error && this.current === job) this.stop('crash');
    });
  }

  private untold(request: ReadRequest): ReadRequest {
    if (request.kind === 'table') return request;
    const catalogues = request.context.catalogues.filter(({ version }) => !this.toldChild.has(version));
    for (const { version } of catalogues) this.toldChild.add(version);
    return { ...request, context: { ...request.context, catalogues } };
  }

  private fork(): ChildProcess {
    // No environment at all: a file that broke out of the reader would find no secrets.
    const child = fork(this.options.childPath, [], {
      env: {},
      // What a file makes is kept or gone at once: a small nursery costs no time and saves a third of the growth.
      execArgv: [`--max-old-space-size=${Math.round(this.options.maxRssMb * 0.75)}`, '--max-semi-space-size=4'],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    child.on('message', (message) => this.hear(child, message as ChildMessage));
    child.on('error', () => this.lost(child));
    child.on('exit', (_code, signal) => this.lost(child, signal));
    return child;
  }

  private hear(child: ChildProcess, message: ChildMessage): void {
    if (child !== this.child) return;
    if (message.kind === 'memory') return this.judgeMemory(message.rss);
    if (message.job !== this.current?.request.job) return;
    if (message.kind === 'done') this.settle((job) => job.resolve(message.result));
    else this.settle((job) => job.reject(new Error(message.message)));
  }

  private async lookAtMemory(child: ChildProcess): Promise<void> {
    const rss = child.pid ? await residentBytes(child.pid) : null;
    if (rss !== null && child === this.child) this.judgeMemory(rss);
  }

  private judgeMemory(rss: number): void {
    if (this.current && rss > this.options.maxRssMb * 2 ** 20) this.stop('memory');
  }

  /** The child ended by itself: V8 at its limit, the kernel out of memory, or a fault of its own; or everything was told to end. */
  private lost(child: ChildProcess, signal: NodeJS.Signals | null = null): void {
    if (child === this.child && signal && TOLD_TO_END.has(signal)) {
      this.dropChild();
      this.settle((job) => job.reject(new Error('the reading child was told to end')));
    } else if (child === this.child && this.current) this.stop('crash');
    else if (child === this.child) this.dropChild();
  }

  private stop(why: 'time' | 'memory' | 'crash'): void {
    this.dropChild();
    this.settle((job) => job.resolve({ ok: false, findings: [readingStopped(why)] }));
  }

  private dropChild(): void {
    this.child?.kill('SIGKILL');
    this.child = null;
    this.jobsOfChild = 0;
    this.toldChild.clear();
  }

  private settle(tell: (job: Job) => void): void {
    this.stopTimers();
    const job = this.current;
    this.current = null;
    if (job) tell(job);
    this.next();
  }

  private stopTimers(): void {
    if (this.timer) clearTimeout(this.timer);
    if (this.watch) clearInterval(this.watch);
  }
}

/** Run from dist/ it lies beside; run from source (tests) it is where the build puts it. */
function builtChild(): string {
  const here = import.meta.dirname;
  const built = here.includes(`${sep}dist${sep}`) ? here : join(here, '..', '..', '..', 'dist', 'libs', 'workbook', 'child');
  return join(built, 'parse-child.js');
}
