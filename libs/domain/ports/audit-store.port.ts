/** The audit log: one row per mutation, denial, sign-in and export; sealed into a hash chain after a settle delay. */
export interface AuditEntry {
  at: string;
  actorId: string;
  actorName: string;
  address: string | null;
  /** Dotted verb: `return.accept`. */
  action: string;
  /** What it was done to: `2026Q3/JG-01`. */
  object: string;
  outcome: 'ok' | 'denied' | 'failed';
  /** Facts of the act; never cell values or secrets. */
  detail: Record<string, unknown>;
}
export interface AuditRow extends AuditEntry {
  id: string;
  hash: string | null;
}

export interface AuditStore {
  add(entry: AuditEntry): Promise<void>;
  /** In this order. */
  addAll(entries: AuditEntry[]): Promise<void>;
  /** Newest first. */
  list(limit: number, beforeId?: string): Promise<AuditRow[]>;
  /** Rows of these actions since a moment whose object begins so, newest first: what happened lately, without walking the whole log. */
  recent(input: { actions: readonly string[]; since: string; objectPrefix: string; limit: number }): Promise<AuditEntry[]>;
  /** Chains unsealed rows older than `settledBefore` by id; returns how many. One sealer at a time. */
  seal(settledBefore: string): Promise<number>;
  /** Walks the chain; names the first bad row and counts the unsealed tail. */
  verify(): Promise<{ rows: number; firstBad: string | null; unsealed: number }>;
}
