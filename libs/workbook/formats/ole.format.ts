/** OLE containers: encrypted workbooks and the binary formats of old. Both are refused, each with its own advice. */
import { open } from 'node:fs/promises';
import { encrypted, otherFormat } from '../file-findings.js';
import { FileProblem } from '../file-problem.js';
import type { FileSource } from '../xlsx/zip-archive.js';
import type { WorkbookFormat } from './workbook-format.js';

const MAGIC = Buffer.from('d0cf11e0a1b11ae1', 'hex');
/** Name of the stream an encrypted workbook is in, as the container's directory writes it. */
const ENCRYPTED = Buffer.from('EncryptedPackage', 'utf16le');
const BLOCK = 2 ** 20;

export const oleFormat: WorkbookFormat = {
  name: 'ole',
  detect: (head) => MAGIC.equals(head.subarray(0, MAGIC.length)),
  async read(source) {
    if (await contains(source, ENCRYPTED)) throw new FileProblem(encrypted());
    throw new FileProblem(otherFormat({ zh: '旧版二进制（.xls 或 .et）', en: 'old binary (.xls or .et)' }));
  },
};

async function contains(source: FileSource, wanted: Buffer): Promise<boolean> {
  if (typeof source !== 'string') return Buffer.from(source.buffer, source.byteOffset, source.byteLength).includes(wanted);
  const file = await open(source);
  try {
    const block = Buffer.alloc(BLOCK);
    // Blocks overlap by the length of the name, so that it is found across their border.
    for (let at = 0; ; at += BLOCK - wanted.length) {
      const { bytesRead } = await file.read(block, 0, BLOCK, at);
      if (block.subarray(0, bytesRead).includes(wanted)) return true;
      if (bytesRead < BLOCK) return false;
    }
  } finally {
    await file.close();
  }
}
