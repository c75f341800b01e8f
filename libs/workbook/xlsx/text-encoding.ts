/** XML in whatever encoding it says it has → UTF-8, so that the scanner (and the ban on DTDs) sees one encoding only. */
import { TextDecoder } from 'node:util';
import { damaged } from '../file-findings.js';
import { FileProblem } from '../file-problem.js';

/** The encoding of a part by its first bytes; null = already UTF-8. */
function encodingOf(head: Buffer): string | null {
  const [a, b, c, d] = head;
  if ((a === 0xff && b === 0xfe) || (a === 0x3c && b === 0 && c === 0x3f && d === 0)) return 'utf-16le';
  if ((a === 0xfe && b === 0xff) || (a === 0 && b === 0x3c && c === 0 && d === 0x3f)) return 'utf-16be';
  const declared = /^(?:\xef\xbb\xbf)?<\?xml[^>]*?\bencoding\s*=\s*["']([^"']+)["']/
    .exec(head.toString('latin1', 0, 200))?.[1]
    ?.toLowerCase();
  // Bytes that are not UTF-16 but say so were written by programmes that meant UTF-8.
  return !declared || /^(utf-?8|us-ascii|utf-16)$/.test(declared) ? null : declared;
}

/** Passes UTF-8 on untouched, without its byte order mark. */
export async function* asUtf8(chunks: AsyncIterable<Buffer>, part: string): AsyncGenerator<Buffer> {
  let decoder: TextDecoder | null = null;
  let started = false;
  for await (let chunk of chunks) {
    if (!started && chunk.length > 0) {
      started = true;
      const encoding = encodingOf(chunk);
      try {
        if (encoding) decoder = new TextDecoder(encoding, { fatal: true });
      } catch {
        throw new FileProblem(damaged(`${part}: ${encoding}`));
      }
      if (!encoding && chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf) chunk = chunk.subarray(3);
    }
    yield decoder ? decoded(decoder, chunk, part) : chunk;
  }
  if (decoder) yield decoded(decoder, null, part);
}

function decoded(decoder: TextDecoder, chunk: Buffer | null, part: string): Buffer {
  try {
    return Buffer.from(chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode());
  } catch {
    throw new FileProblem(damaged(part));
  }
}
