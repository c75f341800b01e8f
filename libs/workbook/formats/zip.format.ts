/** Archives of workbooks: the files in them, without what operating systems and office programmes leave beside. */
import type { ZipArchive } from '../xlsx/zip-archive.js';
import type { ArchiveFormat } from './workbook-format.js';

export const ZIP = Buffer.from('PK\x03\x04', 'latin1');
const EMPTY_ZIP = Buffer.from('PK\x05\x06', 'latin1');

/** Folders, hidden files, resource forks, lock files of open workbooks, thumbnails. */
const isByTheWay = (name: string): boolean =>
  name === '' || name.endsWith('/') || /(^|\/)(__MACOSX\/|\.(?!\.\/)|~\$|Thumbs\.db$|desktop\.ini$)/i.test(name);

export const zipFormat: ArchiveFormat = {
  name: 'zip',
  detect: (file) => file.startsWith(ZIP) || file.startsWith(EMPTY_ZIP),
  async entries(file) {
    const zip = await file.zip();
    return zip
      .writtenNames()
      .filter((name) => !isByTheWay(name))
      .map((name) => ({ name, unpack: () => unpack(zip, name) }));
  },
};

async function unpack(zip: ZipArchive, name: string): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of zip.unpack(name)) chunks.push(chunk);
  return chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks);
}
