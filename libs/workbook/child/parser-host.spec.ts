import { join } from 'node:path';
import type { StoredCatalogue } from '#domain/ports/import-store.port.js';
import type { ReadContext, ReadResult } from '#domain/ports/workbook-reader.port.js';
import { ParserHost, type ParserHostOptions } from './parser-host.js';

const hosts: ParserHost[] = [];
function start(options: ParserHostOptions = {}): ParserHost {
  const host = new ParserHost({
    childPath: join(import.meta.dirname, '..', '..', '..', 'tests', 'support', 'fake-parse-child.mjs'),
    watchEveryMs: 20,
    ...options,
  });
  hosts.push(host);
  return host;
}
afterEach(async () => {
  await Promise.all(hosts.splice(0).map((host) => host.close()));
});

const NOTHING: ReadContext = { open: [], catalogues: [] };
const valuesOf = (result: ReadResult) => (result.ok ? result.returns[0]!.parsed.values : {});
const pidOf = (result: ReadResult): unknown => (result.ok ? valuesOf(result).pid : null);
const codeOf = (result: ReadResult): string => (result.ok ? 'read' : `${result.findings[0]!.code} ${result.findings[0]!.message.en}`);
const raw = (text: string) => ({ raw: text, value: null });
const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

describe('ParserHost', () => {
  it('reads one file at a time, in order, in one child', async () => {
    const host = start();
    const finished: string[] = [];
    const results = await Promise.all(['slow', 'a', 'b'].map((path) => host.read(path, NOTHING).finally(() => finished.push(path))));
    expect(finished).toEqual(['slow', 'a', 'b']);
    expect(new Set(results.map(pidOf)).size).toBe(1);
  });

  it.each([
    ['hang', { timeoutMs: 400 }, 'F12 Reading the file took too long and was stopped'],
    ['eat', { maxRssMb: 160 }, 'F12 Reading the file took too much memory and was stopped'],
    ['die', {}, 'F12 Reading the file broke off'],
  ])(
    '%s: the child is killed, the verdict is plain, the next file is read by a new child, and the caller never waits',
    async (path, options, verdict) => {
      const host = start(options);
      const before = pidOf(await host.read('a', NOTHING));
      let longest = 0;
      let last = performance.now();
      const ticks = setInterval(() => {
        longest = Math.max(longest, performance.now() - last);
        last = performance.now();
      }, 5);
      const [bad, next] = await Promise.all([host.read(path, NOTHING), host.read('b', NOTHING)]);
      clearInterval(ticks);
      expect(codeOf(bad)).toBe(verdict);
      expect(pidOf(next)).toEqual(expect.any(Number));
      expect(pidOf(next)).not.toBe(before);
      expect(isAlive(Number(before))).toBe(false);
      expect(longest).toBeLessThan(250);
    },
  );

  it('rejects what is our own trouble, and goes on', async () => {
    const host = start();
    await expect(host.read('fail', NOTHING)).rejects.toThrow('ENOENT');
    expect(pidOf(await host.read('a', NOTHING))).toEqual(expect.any(Number));
  });

  it('gives the child no environment: no secret is there to be found', async () => {
    const result = await start().read('environment', NOTHING);
    expect(valuesOf(result).raw).toEqual({ raw: '', value: null });
  });

  it('replaces the child after so many files', async () => {
    const host = start({ recycleAfter: 2 });
    const pids = [];
    for (const path of ['a', 'b', 'c', 'd', 'e']) pids.push(pidOf(await host.read(path, NOTHING)));
    expect(pids[0]).toBe(pids[1]);
    expect(new Set(pids).size).toBe(3);
  });

  it('closing ends the child and rejects what waits', async () => {
    const host = start();
    const pid = Number(pidOf(await host.read('a', NOTHING)));
    const waiting = [host.read('slow', NOTHING), host.read('b', NOTHING)].map((promise) => expect(promise).rejects.toThrow('closed'));
    await host.close();
    await Promise.all(waiting);
    expect(isAlive(pid)).toBe(false);
    await expect(host.read('c', NOTHING)).rejects.toThrow('closed');
  });

  it('reads tables beside returns, in the same order', async () => {
    const host = start();
    const [returns, table] = await Promise.all([host.read('slow', NOTHING), host.readTable('a')]);
    expect(table).toEqual({ ok: true, sheets: [{ name: 'a', rows: [[Number(pidOf(returns))]] }] });
  });

  it('tells a child of each catalogue once, and a new child again', async () => {
    const host = start({ recycleAfter: 2 });
    const catalogue: StoredCatalogue = { version: 'x', effectiveFrom: '2026Q4', files: {}, createdBy: 'u', createdAt: '' };
    const told = [];
    for (let i = 0; i < 3; i++) told.push(valuesOf(await host.read('context', { open: [], catalogues: [catalogue] })).raw);
    expect(told).toEqual([raw('x'), raw(''), raw('x')]);
  });
});
