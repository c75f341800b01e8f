/** What benches share: a folder to work in, the sample bureau (loaded once, timed), a browser, and the end of all of it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../../support/browser.js';
import { startJibao, type RunningJibao } from '../../support/running-jibao.js';

export interface SampleBureau extends RunningJibao {
  loadedInSeconds: number;
}

export class BenchHouse {
  readonly folder = mkdtempSync(join(tmpdir(), 'jibao-bench-'));
  private readonly endings: (() => unknown)[] = [];
  private bureau: Promise<SampleBureau> | null = null;
  private chrome: Promise<Browser> | null = null;

  /** Undone at the end, last come first. */
  atEnd(ending: () => unknown): void {
    this.endings.push(ending);
  }

  /** All thirteen quarters, one api and one worker. */
  sampleBureau(): Promise<SampleBureau> {
    return (this.bureau ??= this.startBureau());
  }

  browser(): Promise<Browser> {
    return (this.chrome ??= this.startBrowser());
  }

  async close(): Promise<void> {
    for (const ending of this.endings.toReversed()) await ending();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async startBureau(): Promise<SampleBureau> {
    const jibao = await startJibao({ quarters: 0, workers: 0 });
    this.atEnd(() => jibao.stop());
    const since = performance.now();
    await jibao.cli('demo');
    const loadedInSeconds = (performance.now() - since) / 1000;
    await jibao.startWorker();
    return Object.assign(jibao, { loadedInSeconds });
  }

  private async startBrowser(): Promise<Browser> {
    const browser = await launchBrowser();
    this.atEnd(() => browser.close());
    return browser;
  }
}
