/** Drafts one briefing: figures, document tree, PDF, file; leased, repeatable, and stored exactly once. */
import { randomUUID } from 'node:crypto';
import { SYSTEM } from '#domain/access/actor.js';
import type { BriefingRecord } from '#domain/briefing/briefing.js';
import { DomainError, isOutage, type Text } from '#domain/errors.js';
import { buildBriefing } from '#briefing/build-briefing.js';
import type { WorkPorts } from '../ports.js';
import { recordAct } from '../record-act.js';
import { holdLease, leaseEnd } from '../upkeep/hold-lease.js';
import { draftDocument, MAX_FILE_BYTES, onePiece } from './briefing-files.js';
import { gatherBriefingInput } from './gather-briefing-input.js';
import { tellOffice } from './tell-office.js';
import { releaseSheet } from './unit-sheets.js';

/** Counted in MariaDB, where no crash forgets them: a document that takes workers down is given up. */
const MAX_ATTEMPTS = 3;

export class DraftBriefing {
  constructor(private readonly ports: Pick<WorkPorts, 'database' | 'catalogues' | 'files' | 'clock' | 'renderer' | 'doorbell'>) {}

  /**
   * Answers false when another worker holds it, and does nothing when it is drafted.
   * What cannot be drafted (nothing to draft from, three attempts in vain) is kept on the briefing for the office to read.
   */
  async run(input: { briefingId: string }): Promise<boolean> {
    const { database, clock } = this.ports;
    const id = input.briefingId;
    const lease = randomUUID();
    const now = clock.now();
    if (!(await database.briefings.claim(id, 'draft', lease, now.toISOString(), leaseEnd(now))))
      return !isUnderWay(await database.briefings.get(id));
    const record = await database.briefings.get(id);
    if (!record) return true;
    if (record.attempts > MAX_ATTEMPTS) {
      await this.fail(record, lease, cutOff(record.attempts - 1));
      return true;
    }
    try {
      await holdLease(
        () => database.briefings.renew(id, lease, leaseEnd(clock.now())),
        () => this.draft(record, lease),
      );
    } catch (error) {
      const reason = finalReason(error, record.attempts);
      if (reason) await this.fail(record, lease, reason);
      else {
        await database.briefings.release(id, lease, !isOutage(error));
        throw error;
      }
    }
    return true;
  }

  private async draft(record: BriefingRecord, lease: string): Promise<void> {
    const { database, files, clock, renderer } = this.ports;
    const input = await gatherBriefingInput(this.ports, record, 'zh');
    const document = buildBriefing(input, record.kind);
    const { bytes, pages, renderedWith } = await renderer.pdf(draftDocument(document, [], record.revision + 1));
    const stored = await files.put(onePiece(bytes), MAX_FILE_BYTES);
    const at = clock.now();
    const revision = record.revision + 1;
    await database.transaction(async (stores) => {
      const kept = await stores.briefings.finish(record.id, lease, {
        ...{ status: 'draft', document, title: document.title, dataVersion: input.dataVersion, revision, draftedRevision: revision },
        ...{ renderedAt: at.toISOString(), failure: null, renderedWith, files: [{ format: 'pdf', ...stored, pages }] },
      });
      if (!kept) return;
      const goesOn = await releaseSheet(stores, { id: record.id, at });
      const drafted = { ...record, title: document.title };
      if (!goesOn && record.origin === 'schedule')
        await tellOffice(stores, { kind: 'briefing_drafted', at, actor: SYSTEM, record: drafted, failure: null });
      await recordAct(stores, {
        at,
        actor: SYSTEM,
        action: 'briefing.draft',
        object: record.id,
        detail: { period: record.period, dataVersion: input.dataVersion, sha256: stored.sha256, pages },
      });
    });
    this.ports.doorbell.ring();
  }

  private async fail(record: BriefingRecord, lease: string, reason: Text): Promise<void> {
    const { database, clock, doorbell } = this.ports;
    const at = clock.now();
    await database.transaction(async (stores) => {
      const kept = await stores.briefings.finish(record.id, lease, { status: 'failed', renderedAt: at.toISOString(), failure: reason.zh });
      if (!kept) return;
      const detail = { period: record.period, attempts: record.attempts, reason: reason.en };
      await recordAct(stores, { at, actor: SYSTEM, action: 'briefing.draft', object: record.id, outcome: 'failed', detail });
      if (record.origin === 'schedule') await tellOffice(stores, { kind: 'briefing_drafted', at, actor: SYSTEM, record, failure: reason });
    });
    doorbell.ring();
  }
}

const isUnderWay = (record: BriefingRecord | null): boolean => record?.status === 'queued' || record?.status === 'rendering';

/** Why it is not tried again, or null. An outage is waited out, however long it takes. */
function finalReason(error: unknown, attempts: number): Text | null {
  const isRefusal = error instanceof DomainError && (error.code === 'conflict' || error.code === 'not_found');
  if (isRefusal) return error.text;
  return isOutage(error) || attempts < MAX_ATTEMPTS ? null : inVain(attempts, error);
}

function inVain(attempts: number, error: unknown): Text {
  const said = error instanceof DomainError ? error.text : null;
  return {
    zh: `起草了 ${attempts} 次都没有成功${said ? `：${said.zh}` : ''}。请稍后重新生成；仍不成功请联系系统管理员`,
    en: `Drafting failed ${attempts} times${said ? `: ${said.en}` : ''}. Ask for it again later, and tell the administrator if it stays`,
  };
}

const cutOff = (attempts: number): Text => ({
  zh: `起草过程中断了 ${attempts} 次，已停止。请稍后重新生成；仍不成功请联系系统管理员`,
  en: `Drafting was cut off ${attempts} times and was stopped. Ask for it again later, and tell the administrator if it stays`,
});
