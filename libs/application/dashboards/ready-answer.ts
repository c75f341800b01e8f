/** An answer as the bytes that go out, with the tag by which a reader says that he has them. */
import { createHash } from 'node:crypto';

export interface ReadyAnswer {
  bytes: Buffer;
  /** Over the bytes, and so over everything they say: scope, figures, data version, language. */
  etag: string;
}

export function readyAnswer(body: unknown): ReadyAnswer {
  const bytes = Buffer.from(JSON.stringify(body));
  return { bytes, etag: `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 27)}"` };
}
