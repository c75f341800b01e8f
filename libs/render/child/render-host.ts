/** Sets and reads documents in a child process that is killed when it takes too long and replaced before it grows too big. */
import { type ChildProcess, fork } from 'node:child_process';
import { join, sep } from 'node:path';
import type { Briefing } from '#domain/briefing/briefing.js';
import type { Drawing, PrintedContent } from '#domain/briefing/printed.js';
import { DomainError, type Text } from '#domain/errors.js';
import type { FontUse, RenderedFile, Renderer, SetFormat } from '#domain/ports/renderer.port.js';
import type { FontSettings } from '../font-set.js';
import { writeFontSettings } from '../font-settings.js';
import type { ChildMessage, HostMessage, Work, WorkKind, Works } from './messages.js';

export interface RenderHostOptions extends FontSettings {
  /** Compiled render-child.js; default: the one beside this file, or in dist/. */
  childPath?: string;
  timeoutMs?: number;
  /** Memory after a document above which the child is replaced. */
  maxRssMb?: number;
  /** Documents after which the child is replaced. */
  recycleAfter?: number;
  /** How long a child without work is kept warm; default: for good. */
  idleMs?: number;
}

interface Job {
  id: number;
  work: Work;
  resolve(result: Works[WorkKind]['gives']): void;
  reject(error: DomainError): void;
}

const TOO_LONG: Text = {
  zh: '文档排版超时，已中止；请稍后重试',
  en: 'Setting the document took too long and was stopped; try again later',
};
const CRASHED: Text = { zh: '文档排版程序意外退出；请重试', en: 'The typesetting process ended unexpectedly; try again' };
const CLOSED: Text = { zh: '系统正在停止，文档没有排成', en: 'The system is stopping; the document was not set' };

/** Memory of a document is given back when V8 collects: early, or a hundred megabytes of dead drawings stay around. */
const FRUGAL = ['--max-semi-space-size=8', '--max-old-space-size=192'];

/** One child, one document at a time, first come first served. Every failure is a DomainError `internal`. */
export class RenderHost implements Renderer {
  private readonly options: Required<RenderHostOptions>;
  private readonly queue: Job[] = [];
  private current: Job | null = null;
  private child: ChildProcess | null = null;
  private documentsOfChild = 0;
  private lastId = 0;
  private closed = false;
  private timer: NodeJS.Timeout | null = null;
  private idle: NodeJS.Timeout | null = null;

  constructor(options: RenderHostOptions) {
    this.options = { childPath: builtChild(), timeoutMs: 30_000, maxRssMb: 700, recycleAfter: 1000, idleMs: Infinity, ...options };
  }

  pdf(briefing: Briefing): Promise<RenderedFile> {
    return this.ask({ kind: 'pdf', briefing });
  }

  docx(briefing: Briefing): Promise<RenderedFile> {
    return this.ask({ kind: 'docx', briefing });
  }

  /** Asked for one by one: whoever wants a single document meanwhile waits for one of them, not for all. */
  async pdfs(briefings: readonly Briefing[]): Promise<RenderedFile[]> {
    const files: RenderedFile[] = [];
    for (const briefing of briefings) files.push(await this.pdf(briefing));
    return files;
  }

  read(format: SetFormat, bytes: Uint8Array): Promise<PrintedContent> {
    return this.ask({ kind: 'read', format, bytes });
  }

  drawings(briefing: Briefing): Promise<Drawing[]> {
    return this.ask({ kind: 'drawings', briefing });
  }

  lacking(text: string): Promise<string[]> {
    return this.ask({ kind: 'lacking', text });
  }

  fonts(): Promise<FontUse[]> {
    return this.ask({ kind: 'fonts' });
  }

  private ask<W extends Work>(work: W): Promise<Works[W['kind']]['gives']> {
    if (this.closed) return Promise.reject(new DomainError('internal', CLOSED));
    return new Promise((resolve, reject) => {
      this.queue.push({ id: ++this.lastId, work, resolve: (result) => resolve(result), reject });
      this.next();
    });
  }

  /** Ends the child; what was waiting is rejected and may be tried again elsewhere. */
  async close(): Promise<void> {
    this.closed = true;
    const { child } = this;
    child?.ref();
    const gone = child && new Promise((resolve) => child.once('exit', resolve));
    for (const job of this.queue.splice(0)) job.reject(new DomainError('internal', CLOSED));
    this.dropChild();
    this.settle((job) => job.reject(new DomainError('internal', CLOSED)));
    await gone;
  }

  private next(): void {
    if (this.closed || this.current) return;
    const job = this.queue.shift();
    if (!job) {
      // An idle child keeps nobody's process alive.
      this.child?.unref();
      this.child?.channel?.unref();
      const { idleMs } = this.options;
      if (this.child && Number.isFinite(idleMs)) this.idle = setTimeout(() => this.dropChild(), idleMs).unref();
      return;
    }
    if (this.idle) clearTimeout(this.idle);
    this.current = job;
    const child = (this.child ??= this.fork());
    this.documentsOfChild++;
    child.ref();
    child.channel?.ref();
    this.timer = setTimeout(() => this.stop(TOO_LONG), this.options.timeoutMs);
    this.tell(child, { kind: 'work', job: job.id, work: job.work });
  }

  private fork(): ChildProcess {
    const child = fork(this.options.childPath, [], {
      // No secrets; and fewer heaps, which keeps memory flat over many documents.
      env: { MALLOC_ARENA_MAX: '2', FONTCONFIG_FILE: writeFontSettings(this.options) },
      execArgv: FRUGAL,
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    child.on('message', (message) => this.hear(child, message as ChildMessage));
    child.on('error', () => this.lost(child));
    child.on('exit', () => this.lost(child));
    const { fonts, dataDir } = this.options;
    this.tell(child, { kind: 'settings', settings: { fonts, dataDir } });
    return child;
  }

  private tell(child: ChildProcess, message: HostMessage): void {
    child.send(message, (error) => {
      if (error) this.lost(child);
    });
  }

  private hear(child: ChildProcess, message: ChildMessage): void {
    if (child !== this.child || message.job !== this.current?.id) return;
    if (message.rss > this.options.maxRssMb * 2 ** 20 || this.documentsOfChild >= this.options.recycleAfter) this.dropChild();
    if (message.kind === 'done') this.settle((job) => job.resolve(message.result));
    else this.settle((job) => job.reject(new DomainError(message.code, message.text)));
  }

  /** The child ended by itself. */
  private lost(child: ChildProcess): void {
    if (child === this.child) this.stop(CRASHED);
  }

  private stop(why: Text): void {
    this.dropChild();
    this.settle((job) => job.reject(new DomainError('internal', why)));
  }

  private dropChild(): void {
    this.child?.kill('SIGKILL');
    this.child = null;
    this.documentsOfChild = 0;
  }

  private settle(tell: (job: Job) => void): void {
    if (this.timer) clearTimeout(this.timer);
    const job = this.current;
    this.current = null;
    if (job) tell(job);
    this.next();
  }
}

/** Run from dist/ it lies beside; run from source (tests) it is where the build puts it. */
function builtChild(): string {
  const here = import.meta.dirname;
  const built = here.includes(`${sep}dist${sep}`) ? here : join(here, '..', '..', '..', 'dist', 'libs', 'render', 'child');
  return join(built, 'render-child.js');
}
