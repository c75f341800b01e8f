/** Uploads (上传): bytes as received, and how far reading them has come. */
import type { Finding } from '../validation/finding.js';

export type UploadStatus = 'received' | 'processing' | 'done' | 'failed';
/** What a file is for: returns, or a table that is shown before it is applied (see ImportRecord). */
export const UPLOAD_PURPOSES = ['returns', 'units', 'accounts', 'history', 'catalogue'] as const;
export type UploadPurpose = (typeof UPLOAD_PURPOSES)[number];
/** Of a file with several returns: store those without an error, or all of them or none. */
export type UploadTake = 'valid' | 'all';

export interface UploadRecord {
  id: string;
  sha256: string;
  fileName: string;
  size: number;
  userId: string;
  purpose: UploadPurpose;
  take: UploadTake;
  /** Why accepted returns are corrected by it; null = it corrects none. */
  reason: string | null;
  /** What the sender chose for it: `{mapping}`, `{period}` …; by purpose. */
  options: Record<string, string>;
  status: UploadStatus;
  /** 0–100. */
  progress: number;
  /** Findings of what was not stored: the whole file (F01…), an entry of an archive, or rows; at most MAX_UPLOAD_FINDINGS are kept. */
  findings: Finding[];
  /** How many there were. */
  findingCount: number;
  /** `replaced`: the draft it was stored over. */
  returns: { unit: string; period: string; version: number; replaced?: number }[];
  attempts: number;
  createdAt: string;
  finishedAt: string | null;
}

export const MAX_UPLOAD_FINDINGS = 1_000;
export type NewUpload = Pick<
  UploadRecord,
  'id' | 'sha256' | 'fileName' | 'size' | 'userId' | 'createdAt' | 'purpose' | 'take' | 'reason' | 'options'
>;

export interface UploadStore {
  create(upload: NewUpload): Promise<void>;
  get(id: string): Promise<UploadRecord | null>;
  /** What the files were called, keyed by id. */
  fileNames(ids: string[]): Promise<Map<string, string>>;
  /** Hashes of everything ever received, for verification. */
  hashes(): Promise<string[]>;
  /** Newest first. */
  ofUser(userId: string, limit: number, purposes: UploadPurpose[]): Promise<UploadRecord[]>;
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
    result: Pick<UploadRecord, 'findings' | 'findingCount' | 'returns'> & { status: 'done' | 'failed'; finishedAt: string },
  ): Promise<boolean>;
  /** Gives the work back so that another worker may take it at once. `counts` false: an outage kept him from it, which is no attempt. */
  release(id: string, leaseToken: string, counts: boolean): Promise<void>;
  /** Received or with an expired lease since before `before`: what the sweep rings again. */
  waiting(before: string, limit: number): Promise<UploadRecord[]>;
}
