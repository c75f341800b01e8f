/** The hash chain of the audit log: each link covers its row, its place and the link before. */
import { createHash } from 'node:crypto';
import type { AuditEntry } from '#domain/ports/audit-store.port.js';
import { canonicalJson } from './canonical-json.js';

export const CHAIN_START = '0'.repeat(64);

export interface AuditLink {
  seq: number;
  hash: string;
}

export interface SealedEntry extends AuditEntry, AuditLink {
  id: string;
}

export const linkHash = (
  previous: string,
  seq: number,
  { id, at, actorId, actorName, address, action, object, outcome, detail }: AuditEntry & { id: string },
): string =>
  createHash('sha256')
    .update(canonicalJson({ previous, seq, id, at, actorId, actorName, address, action, object, outcome, detail }))
    .digest('hex');

/** The links that chain these rows, in the order given, after `head`. */
export function chainAfter(head: AuditLink, entries: readonly (AuditEntry & { id: string })[]): (AuditLink & { id: string })[] {
  let last = head;
  return entries.map((entry) => {
    const seq = last.seq + 1;
    last = { seq, hash: linkHash(last.hash, seq, entry) };
    return { id: entry.id, ...last };
  });
}

/** Id of the first row that does not follow from `head`, or null; rows in the order of their places. */
export function firstBadLink(head: AuditLink, entries: readonly SealedEntry[]): string | null {
  let last = head;
  for (const entry of entries) {
    if (entry.seq !== last.seq + 1 || entry.hash !== linkHash(last.hash, entry.seq, entry)) return entry.id;
    last = entry;
  }
  return null;
}
