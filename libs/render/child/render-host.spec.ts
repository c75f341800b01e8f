/** The host's promises, with small children that hang, crash or grow in place of the real one. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Briefing } from '#domain/briefing/briefing.js';
import type { DomainError } from '#domain/errors.js';
import { RenderHost, type RenderHostOptions } from './render-host.js';

const folder = mkdtempSync(join(tmpdir(), 'jibao-host-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Does what the title says; otherwise answers with its own process id as the document. */
const CHILD = `
process.on('message', (message) => {
  if (message.kind !== 'work') return;
  const { job, work: { briefing } } = message;
  const rss = briefing.title === 'grow' ? 10 ** 10 : 10 ** 6;
  if (briefing.title === 'hang') for (;;);
  if (briefing.title === 'crash') process.exit(3);
  if (briefing.title === 'fail') return process.send({ kind: 'failed', job, code: 'conflict', text: { zh: '没有这个字', en: 'no such character' }, rss });
  process.send({ kind: 'done', job, result: { bytes: new Uint8Array([1, 2, 3]), pages: process.pid, renderedWith: 'test' }, rss });
});
process.on('disconnect', () => process.exit());
`;
const childPath = join(folder, 'child.cjs');
writeFileSync(childPath, CHILD);

const briefing = (title: string) => ({ title }) as Briefing;
async function withHost(options: Partial<RenderHostOptions>, use: (host: RenderHost) => Promise<void>): Promise<void> {
  const host = new RenderHost({ fonts: 'builtin', dataDir: null, childPath, timeoutMs: 5_000, ...options });
  try {
    await use(host);
  } finally {
    await host.close();
  }
}
const pidOf = async (host: RenderHost, title = 'ok'): Promise<number> => (await host.pdf(briefing(title))).pages;
const refusal = (promise: Promise<unknown>): Promise<DomainError> =>
  promise.then(
    () => Promise.reject(new Error('was not refused')),
    (error: DomainError) => error,
  );

describe('RenderHost', () => {
  it('draws in one child, one after another, and hands bytes over whole', () =>
    withHost({}, async (host) => {
      const files = await Promise.all(['a', 'b', 'c'].map((title) => host.pdf(briefing(title))));
      expect(new Set(files.map((file) => file.pages)).size).toBe(1);
      expect([...(files[0]?.bytes ?? [])]).toEqual([1, 2, 3]);
    }));

  it('kills a child that takes too long and goes on with the next document', () =>
    withHost({ timeoutMs: 700 }, async (host) => {
      const [slow, next] = await Promise.all([refusal(host.pdf(briefing('hang'))), pidOf(host)]);
      expect([slow.code, slow.text.zh]).toEqual(['internal', expect.stringContaining('超时')]);
      expect(next).toBeGreaterThan(0);
    }));

  it('turns a crash into a refusal and a new child', () =>
    withHost({}, async (host) => {
      const before = await pidOf(host);
      expect((await refusal(host.pdf(briefing('crash')))).text.en).toContain('unexpectedly');
      expect(await pidOf(host)).not.toBe(before);
    }));

  it('passes the words of a failed document on, and keeps the child', () =>
    withHost({}, async (host) => {
      const before = await pidOf(host);
      const error = await refusal(host.pdf(briefing('fail')));
      expect([error.code, error.text]).toEqual(['conflict', { zh: '没有这个字', en: 'no such character' }]);
      expect(await pidOf(host)).toBe(before);
    }));

  it('replaces a child that grew too big, and one that drew enough', async () => {
    await withHost({}, async (host) => expect(await pidOf(host, 'grow')).not.toBe(await pidOf(host)));
    await withHost({ recycleAfter: 2 }, async (host) => {
      const pids = [await pidOf(host), await pidOf(host), await pidOf(host)];
      expect([pids[0] === pids[1], pids[1] === pids[2]]).toEqual([true, false]);
    });
  });

  it('ends a child that has nothing to do for a while, and no other', async () => {
    const isAlive = (pid: number): boolean => {
      try {
        return process.kill(pid, 0);
      } catch {
        return false;
      }
    };
    await withHost({ idleMs: 100 }, async (host) => {
      const pid = await pidOf(host);
      for (let waited = 0; isAlive(pid) && waited < 5_000; waited += 50) await sleep(50);
      expect(isAlive(pid)).toBe(false);
      const next = await pidOf(host);
      expect([next === pid, isAlive(next)]).toEqual([false, true]);
    });
    await withHost({}, async (host) => {
      const pid = await pidOf(host);
      await sleep(300);
      expect(await pidOf(host)).toBe(pid);
    });
  });

  it('refuses what waits when it is closed, and everything after', async () => {
    const host = new RenderHost({ fonts: 'builtin', dataDir: null, childPath });
    const waiting = [refusal(host.pdf(briefing('hang'))), refusal(host.pdf(briefing('ok')))];
    await host.close();
    expect((await Promise.all([...waiting, refusal(host.pdf(briefing('ok')))])).map((error) => error.code)).toEqual([
      'internal',
      'internal',
      'internal',
    ]);
  });

  it('a child that is not there refuses instead of hanging', () =>
    withHost({ childPath: join(folder, 'nowhere.cjs') }, async (host) =>
      expect((await refusal(host.pdf(briefing('ok')))).code).toBe('internal'),
    ));
});
