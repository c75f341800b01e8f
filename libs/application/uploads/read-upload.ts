/** Reads one upload and makes it the next draft of its return: leased, repeatable, and effective exactly once. */
import { randomUUID } from 'node:crypto';
import { SYSTEM, type Actor } from '#domain/access/actor.js';
import { DomainError, isOutage } from '#domain/errors.js';
import type { Stores } from '#domain/ports/database.port.js';
import type { UploadRecord } from '#domain/ports/upload-store.port.js';
import type { ParsedReturn } from '#domain/return/return.js';
import type { Finding } from '#domain/validation/finding.js';
import { readingStopped } from '#workbook/file-findings.js';
import { readImport } from '../imports/read-import.js';
import type { WorkPorts } from '../ports.js';
import { recordAct } from '../record-act.js';
import { checkReturn } from '../returns/check-return.js';
import { saveDraft } from '../returns/save-draft.js';
import { holdLease, leaseEnd } from '../upkeep/hold-lease.js';
import { checkIdentity } from './check-identity.js';

/** Counted in MariaDB, where no crash forgets them: a file that takes workers down is given up. */
const MAX_ATTEMPTS = 5;

class LeaseLost extends Error {}

export class ReadUpload {
  constructor(private readonly ports: Pick<WorkPorts, 'database' | 'catalogues' | 'files' | 'clock' | 'reader'>) {}

  /** Answers false when another worker holds it, and does nothing when it is finished. */
  async run(input: { uploadId: string }): Promise<boolean> {
    const { database, clock } = this.ports;
    const lease = randomUUID();
    const now = clock.now();
    if (!(await database.uploads.claim(input.uploadId, lease, now.toISOString(), leaseEnd(now))))
      return !isUnderWay(await database.uploads.get(input.uploadId));
    const renew = () => database.uploads.renew(input.uploadId, lease, leaseEnd(clock.now()));
    try {
      await holdLease(renew, () => this.read(input.uploadId, lease));
    } catch (error) {
      if (error instanceof LeaseLost) return true;
      await database.uploads.release(input.uploadId, lease, !isOutage(error));
      throw error;
    }
    return true;
  }

  private async read(id: string, lease: string): Promise<void> {
    const { database, files, reader } = this.ports;
    const upload = await database.uploads.get(id);
    if (!upload) return;
    if (upload.attempts > MAX_ATTEMPTS) return this.refuse(upload, lease, [readingStopped('crash')]);
    if (upload.purpose !== 'returns') return this.plan(upload, lease);
    await database.uploads.progress(id, lease, 20);
    const result = await reader.read(await files.path(upload.sha256));
    await database.uploads.progress(id, lease, 70);
    if (result.ok) await this.store(upload, lease, result.parsed);
    else await this.refuse(upload, lease, result.findings);
  }

  /** A table: its plan is stored for a person to apply. */
  private async plan(upload: UploadRecord, lease: string): Promise<void> {
    if (!(await readImport(this.ports, { upload, lease, actor: await this.senderOf(upload) }))) throw new LeaseLost();
  }

  private async store(upload: UploadRecord, lease: string, parsed: ParsedReturn): Promise<void> {
    const { database, clock } = this.ports;
    const actor = await this.senderOf(upload);
    const identity = await checkIdentity(this.ports, actor, parsed.identity);
    if (!identity.ok) return this.refuse(upload, lease, identity.findings);

    const at = clock.now();
    const draft = await checkReturn(this.ports, {
      period: identity.period,
      unit: identity.unit,
      values: parsed.values,
      cells: parsed.cells,
      at,
    });
    try {
      await database.transaction(async (stores) => {
        const version = await saveDraft(stores, { actor, at, draft, uploadId: upload.id, reason: null });
        await this.finish(stores, upload, lease, {
          status: 'done',
          findings: [],
          returns: [{ unit: draft.unit, period: draft.period, version }],
        });
        await recordAct(stores, {
          at,
          actor,
          action: 'upload.store',
          object: `${draft.period}/${draft.unit}`,
          detail: { upload: upload.id, version, findings: draft.findings.length },
        });
      });
    } catch (error) {
      // A return that may not be changed now is the sender's to know, not the queue's to retry.
      if (error instanceof DomainError && error.code === 'conflict') return this.refuse(upload, lease, [conflictFinding(error)]);
      throw error;
    }
  }

  private async refuse(upload: UploadRecord, lease: string, findings: Finding[]): Promise<void> {
    const actor = await this.senderOf(upload);
    await this.ports.database.transaction(async (stores) => {
      await this.finish(stores, upload, lease, { status: 'failed', findings, returns: [] });
      await recordAct(stores, {
        at: this.ports.clock.now(),
        actor,
        action: 'upload.refuse',
        object: upload.id,
        outcome: 'failed',
        detail: { codes: findings.map((f) => f.code) },
      });
    });
  }

  private async finish(
    stores: Stores,
    upload: UploadRecord,
    lease: string,
    result: { status: 'done' | 'failed' } & Pick<UploadRecord, 'findings' | 'returns'>,
  ): Promise<void> {
    const kept = await stores.uploads.finish(upload.id, lease, { ...result, finishedAt: this.ports.clock.now().toISOString() });
    if (!kept) throw new LeaseLost();
  }

  private async senderOf(upload: UploadRecord): Promise<Actor> {
    if (upload.userId === SYSTEM.userId) return SYSTEM;
    const { users } = this.ports.database;
    const [user, grants] = await Promise.all([users.byId(upload.userId), users.grants(upload.userId)]);
    return {
      userId: upload.userId,
      username: user?.username ?? upload.userId,
      displayName: user?.displayName ?? '',
      grants,
      address: null,
    };
  }
}

const isUnderWay = (upload: UploadRecord | null): boolean => upload?.status === 'received' || upload?.status === 'processing';

const conflictFinding = (error: DomainError): Finding => ({
  key: 'F13:*',
  severity: 'error',
  code: 'F13',
  element: null,
  sheet: null,
  cell: null,
  value: null,
  message: error.text,
  expected: null,
});
