/** What the host and its reading child say to one another. */
import type { ReadContext, ReadResult, TableResult } from '#domain/ports/workbook-reader.port.js';

/** `context.catalogues`: only those the child has not been sent before. */
export type ReadRequest = { job: number; path: string } & ({ kind: 'returns'; context: ReadContext } | { kind: 'table' });
/** `failed`: trouble of ours (no such file …), in the words of the error. */
export type ChildMessage =
  | { kind: 'done'; job: number; result: ReadResult | TableResult }
  | { kind: 'failed'; job: number; message: string }
  | { kind: 'memory'; rss: number };
