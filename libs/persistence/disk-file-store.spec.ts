import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DiskFileStore } from './disk-file-store.js';

async function* pieces(...parts: string[]): AsyncGenerator<Uint8Array> {
  for (const part of parts) yield Buffer.from(part);
}

describe('file store on disk', () => {
  let folder: string;
  let store: DiskFileStore;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'jibao-files-'));
    store = new DiskFileStore(folder);
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('keeps bytes under their own hash and gives them back', async () => {
    const { sha256, size } = await store.put(pieces('季', '报'), 100);
    expect(sha256).toBe(createHash('sha256').update('季报').digest('hex'));
    expect(size).toBe(6);
    expect(Buffer.from(await store.read(sha256)).toString()).toBe('季报');
    expect(await store.put(pieces('季报'), 100)).toEqual({ sha256, size });
  });

  it('refuses what is too large and leaves nothing behind', async () => {
    await expect(store.put(pieces('12345', '67890'), 9)).rejects.toMatchObject({ code: 'too_large' });
    expect(readdirSync(join(folder, 'incoming'))).toEqual([]);
  });

  it('leaves nothing behind when the sender breaks off', async () => {
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield Buffer.from('half');
      throw new Error('connection reset');
    }
    await expect(store.put(broken(), 100)).rejects.toThrow('connection reset');
    expect(readdirSync(join(folder, 'incoming'))).toEqual([]);
  });

  it.each(['../../etc/passwd', '', 'A'.repeat(64), '0'.repeat(64)])('has no file %j', (name) =>
    expect(store.read(name)).rejects.toMatchObject({ code: 'not_found' }),
  );
});
