/** The parts of npm start that need no server: the data folder, the address, the supervision of a program. */
import { mkdirSync, mkdtempSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { settleAddress } from './address.mjs';
import { lockDataFolder, openDataFolder, readablePassword, secret, socketFolder } from './data-folder.mjs';
import { supervise } from './supervise.mjs';

let folder: string;
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'jibao-spec-')));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the data folder', () => {
  it('keeps a secret once made, for its owner only', () => {
    const first = secret(folder, 'database');
    expect(first).toMatch(/^[\w-]{32}$/);
    expect(secret(folder, 'database')).toBe(first);
    expect(secret(folder, 'redis')).not.toBe(first);
    expect(statSync(join(folder, 'secrets', 'database')).mode & 0o777).toBe(0o600);
  });

  it('holds sockets whose path fits, however deep it lies', () => {
    expect(socketFolder(folder)).toBe(join(folder, 'run'));
    const deep = openDataFolder(join(folder, ...Array.from({ length: 9 }, () => '很深的目录')));
    const sockets = socketFolder(deep);
    expect(Buffer.byteLength(join(sockets, 'mariadb.sock'))).toBeLessThanOrEqual(107);
    expect(statSync(sockets).mode & 0o777).toBe(0o700);
    expect(socketFolder(deep)).toBe(sockets);
    rmSync(sockets, { recursive: true });
  });

  it('is used by one start at a time', async () => {
    const lock = await lockDataFolder(folder);
    expect(lock).not.toBeNull();
    expect(await lockDataFolder(folder)).toBeNull();
    await lock!.release();
    const again = await lockDataFolder(folder);
    expect(again).not.toBeNull();
    await again!.release();
  });

  it('says so when it cannot be written', () => {
    writeFileSync(join(folder, 'file'), '');
    expect(() => openDataFolder(join(folder, 'file', 'var'))).toThrow(/数据目录不可写/);
  });

  it('makes passwords that can be typed', () => {
    expect(readablePassword()).toMatch(/^([a-hjkmnp-z2-9]{4}-){3}[a-hjkmnp-z2-9]{4}$/);
  });
});

describe('the address', () => {
  it('takes any free port for 0', async () => {
    const { port, url } = await settleAddress({ PORT: '0' });
    expect(port).toBeGreaterThan(0);
    expect(url).toBe(`http://127.0.0.1:${port}`);
  });

  it('names a port in use and what to do', async () => {
    const server = createServer();
    const port = await new Promise<number>((done) => {
      server.listen(0, '127.0.0.1', () => done((server.address() as { port: number }).port));
    });
    await expect(settleAddress({ PORT: String(port) })).rejects.toThrow(new RegExp(`${port} is in use.*PORT=`));
    server.close();
  });

  it.each(['-1', '65536', '3000x', '1.5'])('refuses PORT=%s', async (port) => {
    await expect(settleAddress({ PORT: port })).rejects.toThrow(/0–65535/);
  });
});

describe('supervision', () => {
  const start = (source: string) => {
    mkdirSync(join(folder, 'logs'));
    writeFileSync(join(folder, 'program.mjs'), source);
    const codes: (number | string | null)[] = [];
    let giveUp: (code: number | string | null) => void;
    const gaveUp = new Promise<number | string | null>((done) => (giveUp = done));
    const program = supervise({
      name: 'program',
      script: join(folder, 'program.mjs'),
      cwd: folder,
      env: process.env,
      dataDir: folder,
      onRestart: (code) => codes.push(code),
      onGiveUp: (code) => giveUp(code),
    });
    return { program, codes, gaveUp };
  };

  it('gives up at once on a program that never came up', async () => {
    const { gaveUp, codes } = start('process.exit(7)');
    expect(await gaveUp).toBe(7);
    expect(codes).toEqual([]);
  });

  it('restarts one that had come up, and stops it for good when told', async () => {
    const { program, codes } = start(
      `import { existsSync, writeFileSync } from 'node:fs';
       if (existsSync('second')) { writeFileSync('third', ''); setInterval(() => {}, 1000); }
       else { writeFileSync('second', ''); setTimeout(() => process.exit(3), 100); }`,
    );
    program.settled();
    const until = Date.now() + 10_000;
    while (!statSync(join(folder, 'third'), { throwIfNoEntry: false }) && Date.now() < until)
      await new Promise((done) => setTimeout(done, 20));
    expect(codes).toEqual([3]);
    await program.stop(5_000);
    expect(codes).toEqual([3]);
  });
});
