/** What the host and its reading child say to one another. */
import type { ReadResult } from '#domain/ports/workbook-reader.port.js';

export interface ReadRequest {
  job: number;
  path: string;
}
/** `failed`: trouble of ours (no such file …), in the words of the error. */
export type ChildMessage =
  | { kind: 'done'; job: number; result: ReadResult }
  | { kind: 'failed'; job: number; message: string }
  | { kind: 'memory'; rss: number };
