/** Reads one upload and makes it the next drafts of its returns: leased, repeatable, and effective exactly once. */
import { randomUUID } from 'node:crypto';
import { SYSTEM, type Actor } from '#domain/access/actor.js';
import { DomainError, isOutage } from '#domain/errors.js';
import type { PeriodRecord } from '#domain/period/period.js';
import type { UploadRecord } from '#domain/ports/upload-store.port.js';
import type { ReadContext, ReadResult } from '#domain/ports/workbook-reader.port.js';
import type { Finding } from '#domain/validation/finding.js';
import { readingStopped } from '#workbook/file-findings.js';
import { readImport } from '../imports/read-import.js';
import type { WorkPorts } from '../ports.js';
import { recordAct } from '../record-act.js';
import { holdLease, leaseEnd } from '../upkeep/hold-lease.js';
import { FindingList } from './finding-list.js';
import { judgeFile } from './judge-file.js';
import { LeaseLost } from './lease-lost.js';
import { storeReturns } from './store-returns.js';
import { notNow } from './unit-findings.js';

/** Counted in MariaDB, where no crash forgets them: a file that takes workers down is given up. */
const MAX_ATTEMPTS = 5;
/** Per cent at which judging begins, and storing. */
const [JUDGING, STORING] = [50, 90];
/** How often a long file says how far it has come; a short one is done before. */
const TELL_EVERY_MS = 300;

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
    const periods = await database.periods.all();
    const result = await reader.read(await files.path(upload.sha256), await this.context(periods));
    if (!result.ok) return this.refuse(upload, lease, result.findings);
    if (result.returns.length === 0 && result.tables.every((table) => table.rows.length === 0))
      return this.refuse(upload, lease, result.refused);
    await this.store(upload, lease, result, periods);
  }

  /** A table: its plan is stored for a person to apply. */
  private async plan(upload: UploadRecord, lease: string): Promise<void> {
    if (!(await readImport(this.ports, { upload, lease, actor: await this.senderOf(upload) }))) throw new LeaseLost();
  }

  private async store(
    upload: UploadRecord,
    lease: string,
    result: ReadResult & { ok: true },
    periods: readonly PeriodRecord[],
  ): Promise<void> {
    const { database, clock } = this.ports;
    const actor = await this.senderOf(upload);
    const at = clock.now();
    let told = performance.now();
    const progress = async (done: number): Promise<void> => {
      if (performance.now() - told < TELL_EVERY_MS) return;
      await database.uploads.progress(upload.id, lease, JUDGING + done * (STORING - JUDGING));
      told = performance.now();
    };
    const file = await judgeFile(this.ports, { actor, reason: upload.reason, at, periods, result, progress });
    try {
      await storeReturns(database, { upload, lease, actor, at, file });
    } catch (error) {
      // Somebody files for the same units again and again: the sender's to know, not the queue's to retry.
      if (error instanceof DomainError && error.code === 'conflict') return this.refuse(upload, lease, [notNow(error)]);
      throw error;
    }
  }

  private async refuse(upload: UploadRecord, lease: string, findings: Finding[]): Promise<void> {
    const actor = await this.senderOf(upload);
    const list = new FindingList();
    list.add(findings);
    await this.ports.database.transaction(async (stores) => {
      const at = this.ports.clock.now();
      const kept = await stores.uploads.finish(upload.id, lease, {
        status: 'failed',
        findings: list.kept,
        findingCount: list.count,
        returns: [],
        finishedAt: at.toISOString(),
      });
      if (!kept) throw new LeaseLost();
      await recordAct(stores, {
        at,
        actor,
        action: 'upload.refuse',
        object: upload.id,
        outcome: 'failed',
        detail: { codes: [...new Set(list.kept.map((f) => f.code))] },
      });
    });
  }

  /** What a file that says little of itself is read by: the quarters open now, and forms that do not ship with the program. */
  private async context(periods: readonly PeriodRecord[]): Promise<ReadContext> {
    const { catalogueVersions } = this.ports.database;
    const versions = await catalogueVersions.versions();
    const catalogues = await Promise.all(versions.map((version) => catalogueVersions.get(version)));
    return {
      open: periods.filter(({ state }) => state === 'open').map(({ period, catalogueVersion }) => ({ period, catalogueVersion })),
      catalogues: catalogues.filter((catalogue) => catalogue !== null),
    };
  }

  private async senderOf(upload: UploadRecord): Promise<Actor> {
    if (upload.userId === SYSTEM.userId) return SYSTEM;
    const { users } = this.ports.database;
    const [user, grants] = await Promise.all([users.byId(upload.userId), users.grants(upload.userId)]);
    return {
      userId: upload.userId,
      username: user?.username ?? upload.userId,
      displayName: user?.displayName ?? '',
      // Whose roles are withdrawn, or wait to be confirmed, files nothing any more.
      grants: user && !user.disabled && !user.pending ? grants : [],
      address: null,
    };
  }
}

const isUnderWay = (upload: UploadRecord | null): boolean => upload?.status === 'received' || upload?.status === 'processing';
