/** Uploads (上传): bytes as received, and how far reading them has come. */
import type { Finding } from '../validation/finding.js';

export type UploadStatus = 'received' | 'processing' | 'done' | 'failed';

export interface UploadRecord {
  id: string;
  sha256: string;
  fileName: string;
  size: number;
  userId: string;
  /** Path prefixes the sender could file for when he sent it. */
  status: UploadStatus;
  /** 0–100. */
  progress: number;
  /** File-level findings (F01…): nothing of the file was stored as data. */
  findings: Finding[];
  returns: { unit: string; period: string; version: number }[];
  attempts: number;
  createdAt: string;
  finishedAt: string | null;
}

export interface UploadStore {
  create(upload: Pick<UploadRecord, 'id' | 'sha256' | 'fileName' | 'size' | 'userId' | 'createdAt'>): Promise<void>;
  get(id: string): Promise<UploadRecord | null>;
  /** Hashes of everything ever received, for verification. */
  hashes(): Promise<string[]>;
  ofUser(userId: string, limit: number): Promise<UploadRecord[]>;
  /**
   * Takes the work for one worker: sets `processing`, counts the attempt, writes the lease token.
   * False when it is finished or another live lease holds it.
   */
  claim(id: string, leaseToken: string, now: string, leaseUntil: string): Promise<boolean>;
  /**
   * Heartbeat of the holder: keep the lease a little longer than the queue's lock (10 s) and renew it meanwhile,
   * so that the work of a dead worker can be taken when the queue gives it out again. False when the lease was lost.
   */
  renew(id: string, leaseToken: string, leaseUntil: string): Promise<boolean>;
  progress(id: string, leaseToken: string, progress: number): Promise<void>;
  /** Final write, fenced: false when the lease was lost, and then nothing may be committed. */
  finish(
    id: string,
    leaseToken: string,
    result: Pick<UploadRecord, 'findings' | 'returns'> & { status: 'done' | 'failed'; finishedAt: string },
  ): Promise<boolean>;
  /** Gives the work back so that another worker may take it at once. `counts` false: an outage kept him from it, which is no attempt. */
  release(id: string, leaseToken: string, counts: boolean): Promise<void>;
  /** Received or with an expired lease since before `before`: what the sweep rings again. */
  waiting(before: string, limit: number): Promise<UploadRecord[]>;
}
