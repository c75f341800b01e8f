/** An answer as the bytes that go out, with the tag by which a reader says that he has them, and of when it is. */
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

const gzipped = promisify(gzip);
/** Whatever fits one packet gains nothing. */
const FEWEST = 1_400;

/** Of when an answer is: what every answer of figures says of itself. */
export interface FiguresStamp {
  /** When the rollups behind it were computed, ISO; null when there are none yet. */
  asOf: string | null;
  /** Of its period. */
  dataVersion: number;
}

export interface ReadyAnswer extends FiguresStamp {
  bytes: Buffer;
  /** The same for who takes gzip; null until made, and where it is not worth it. */
  gzip: Buffer | null;
  /** Over the bytes and the stamp, and so over everything they say: scope, figures, data version, language. */
  etag: string;
}

export function readyAnswer(body: unknown, { asOf, dataVersion }: FiguresStamp): ReadyAnswer {
  const bytes = Buffer.from(JSON.stringify(body));
  const digest = createHash('sha256').update(`${asOf} ${dataVersion}\n`).update(bytes).digest('base64url');
  return { bytes, gzip: null, asOf, dataVersion, etag: `"${digest.slice(0, 27)}"` };
}

/** Not on the thread that answers. */
export async function withGzip(answer: ReadyAnswer): Promise<ReadyAnswer> {
  return answer.bytes.length < FEWEST ? answer : { ...answer, gzip: await gzipped(answer.bytes) };
}
