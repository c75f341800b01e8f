/** OutboxStore, IdempotencyStore and AuditStore in memory. */
import type { AuditEntry, AuditRow, AuditStore } from '#domain/ports/audit-store.port.js';
import type { IdempotencyStore, OutboxRow, OutboxStore, RememberedAnswer } from '#domain/ports/outbox-store.port.js';
import { chainAfter, CHAIN_START, firstBadLink } from '../audit-chain.js';
import { ABANDONED_AFTER_MS } from '../idempotency-rules.js';
import { outboxSubject } from '../outbox-subject.js';
import { copied, iso, keyOf, type MemoryState } from './memory-state.js';

export class MemoryOutboxStore implements OutboxStore {
  constructor(private readonly state: MemoryState) {}

  async add(job: string, payload: Record<string, unknown>, createdAt: string): Promise<void> {
    const id = this.state.nextId();
    this.state.outbox.set(id, {
      id,
      job,
      payload: copied(payload),
      attempt: 0,
      createdAt: iso(createdAt),
      subject: outboxSubject(job, payload),
      rungAt: null,
    });
  }

  async addAll(job: string, payloads: Record<string, unknown>[], createdAt: string): Promise<void> {
    for (const payload of payloads) await this.add(job, payload, createdAt);
  }

  async ringAgain(job: string, payload: Record<string, unknown>, at: string, rungBefore: string): Promise<boolean> {
    const subject = outboxSubject(job, payload);
    const latest = [...this.state.outbox.values()].findLast((row) => row.subject === subject);
    if (!latest) await this.add(job, payload, at);
    else if (latest.rungAt === null || latest.rungAt >= iso(rungBefore)) return false;
    else this.state.outbox.set(latest.id, { ...latest, rungAt: null });
    return true;
  }

  async unrung(limit: number): Promise<OutboxRow[]> {
    const rows = [...this.state.outbox.values()].filter((row) => row.rungAt === null).sort((a, b) => Number(a.id) - Number(b.id));
    return rows.slice(0, limit).map(({ id, job, payload, attempt, createdAt }) => copied({ id, job, payload, attempt, createdAt }));
  }

  async markRung(ids: string[], at: string): Promise<void> {
    for (const id of ids) {
      const row = this.state.outbox.get(id);
      if (row && row.rungAt === null) this.state.outbox.set(id, { ...row, rungAt: iso(at), attempt: row.attempt + 1 });
    }
  }

  async deleteRungBefore(at: string): Promise<number> {
    const gone = [...this.state.outbox.values()].filter((row) => row.rungAt !== null && row.rungAt < iso(at));
    for (const { id } of gone) this.state.outbox.delete(id);
    return gone.length;
  }
}

export class MemoryIdempotencyStore implements IdempotencyStore {
  constructor(private readonly state: MemoryState) {}

  async begin(userId: string, key: string, requestHash: string, now: string): Promise<RememberedAnswer | null> {
    const id = keyOf(userId, key);
    const known = this.state.answers.get(id);
    const isAbandoned = known?.status === null && Date.parse(known.createdAt) < Date.parse(now) - ABANDONED_AFTER_MS;
    if (known && !isAbandoned) return copied({ requestHash: known.requestHash, status: known.status, body: known.body });
    this.state.answers.set(id, { requestHash, status: null, body: null, createdAt: iso(now) });
    return null;
  }

  async complete(userId: string, key: string, status: number, body: unknown): Promise<void> {
    const known = this.state.answers.get(keyOf(userId, key));
    if (known) this.state.answers.set(keyOf(userId, key), { ...known, status, body: copied(body ?? null) });
  }

  async forget(userId: string, key: string): Promise<void> {
    this.state.answers.delete(keyOf(userId, key));
  }

  async deleteBefore(at: string): Promise<number> {
    const gone = [...this.state.answers].filter(([, answer]) => answer.createdAt < iso(at));
    for (const [key] of gone) this.state.answers.delete(key);
    return gone.length;
  }
}

export class MemoryAuditStore implements AuditStore {
  constructor(private readonly state: MemoryState) {}

  async add(entry: AuditEntry): Promise<void> {
    const id = this.state.nextId();
    this.state.audit.set(id, { ...copied(entry), at: iso(entry.at), id });
  }

  async addAll(entries: AuditEntry[]): Promise<void> {
    for (const entry of entries) await this.add(entry);
  }

  async list(limit: number, beforeId?: string): Promise<AuditRow[]> {
    const rows = this.entries()
      .reverse()
      .filter((entry) => beforeId === undefined || Number(entry.id) < Number(beforeId));
    return copied(rows.slice(0, limit).map((entry) => ({ ...entry, hash: this.state.seals.get(entry.id)?.hash ?? null })));
  }

  async recent(input: { actions: readonly string[]; since: string; objectPrefix: string; limit: number }): Promise<AuditEntry[]> {
    const { actions, since, objectPrefix, limit } = input;
    const found = this.entries().filter(
      (entry) => actions.includes(entry.action) && entry.at >= iso(since) && entry.object.startsWith(objectPrefix),
    );
    found.sort((a, b) => (a.at === b.at ? Number(b.id) - Number(a.id) : a.at < b.at ? 1 : -1));
    return copied(found.slice(0, limit).map(({ id: _id, ...entry }) => entry));
  }

  async seal(settledBefore: string): Promise<number> {
    const head = [...this.state.seals.values()].at(-1) ?? { seq: 0, hash: CHAIN_START };
    const settled = this.entries().filter((entry) => !this.state.seals.has(entry.id) && entry.at < iso(settledBefore));
    const links = chainAfter(head, settled);
    for (const { id, seq, hash } of links) this.state.seals.set(id, { seq, hash });
    return links.length;
  }

  async verify(): Promise<{ rows: number; firstBad: string | null; unsealed: number }> {
    const sealed = this.entries().flatMap((entry) => {
      const link = this.state.seals.get(entry.id);
      return link ? [{ ...entry, ...link }] : [];
    });
    const firstBad = firstBadLink(
      { seq: 0, hash: CHAIN_START },
      sealed.sort((a, b) => a.seq - b.seq),
    );
    return { rows: this.state.audit.size, firstBad, unsealed: this.state.audit.size - sealed.length };
  }

  private entries(): (AuditEntry & { id: string })[] {
    return [...this.state.audit.values()].sort((a, b) => Number(a.id) - Number(b.id));
  }
}
