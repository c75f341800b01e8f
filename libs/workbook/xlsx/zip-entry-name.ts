/** Names of zip entries: UTF-8 where the file says so or where they are, else GB18030, which Chinese programmes write without saying. */
import { TextDecoder } from 'node:util';
import type { Entry } from 'yauzl';
import { shownText } from '#domain/shown-text.js';

const SAYS_UTF8 = 0x800;
/** "Info-ZIP Unicode Path": version, checksum, then the name in UTF-8. */
const UNICODE_PATH = 0x7075;
const decoders = (['utf-8', 'gb18030'] as const).map((encoding) => new TextDecoder(encoding, { fatal: true }));

/** With forward slashes, without leading ones; never used as a path. */
export const zipEntryName = (entry: Entry): string => shownText(decoded(entry)).replaceAll('\\', '/').replace(/^\/+/, '');

function decoded(entry: Entry): string {
  const unicode = entry.extraFields?.find((field) => field.id === UNICODE_PATH)?.data;
  if (unicode && unicode.length > 5 && !(entry.generalPurposeBitFlag & SAYS_UTF8)) return unicode.toString('utf8', 5);
  for (const decoder of decoders)
    try {
      return decoder.decode(entry.fileNameRaw);
    } catch {
      // The next one.
    }
  return entry.fileNameRaw.toString('latin1');
}
