import { canHash, hashOfFile } from './hash-of-file.js';

describe('the hash of a file', () => {
  it('is SHA-256 in small hexadecimal letters', async () => {
    expect(canHash()).toBe(true);
    expect(await hashOfFile(new Blob(['abc']))).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });
});
