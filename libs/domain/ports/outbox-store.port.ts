/** Outbox of jobs and remembered answers: what makes "answered 202" and "answered once" true. */
export interface OutboxRow {
  id: string;
  job: string;
  payload: Record<string, unknown>;
  /** How often it was rung before: part of the job's id, because a queue ignores an id it still remembers. */
  attempt: number;
  createdAt: string;
}

export interface OutboxStore {
  add(job: string, payload: Record<string, unknown>, createdAt: string): Promise<void>;
  /** The same job for each payload. */
  addAll(job: string, payloads: Record<string, unknown>[], createdAt: string): Promise<void>;
  /**
   * For the sweep: rings once more for the same job and payload, unless that is still to be rung or was rung since `rungBefore`.
   * Takes the row that is there, so that a long outage does not fill the table. Returns whether it will ring.
   */
  ringAgain(job: string, payload: Record<string, unknown>, at: string, rungBefore: string): Promise<boolean>;
  /** Oldest first. */
  unrung(limit: number): Promise<OutboxRow[]>;
  markRung(ids: string[], at: string): Promise<void>;
  deleteRungBefore(at: string): Promise<number>;
}

export interface RememberedAnswer {
  requestHash: string;
  /** Null while the first request is still being answered. */
  status: number | null;
  body: unknown;
}

export interface IdempotencyStore {
  /** Takes the key, or returns what is remembered for it. A key that was never answered may be taken again after two minutes. */
  begin(userId: string, key: string, requestHash: string, now: string): Promise<RememberedAnswer | null>;
  complete(userId: string, key: string, status: number, body: unknown): Promise<void>;
  /** After a failure the key may be used again. */
  forget(userId: string, key: string): Promise<void>;
  deleteBefore(at: string): Promise<number>;
}
