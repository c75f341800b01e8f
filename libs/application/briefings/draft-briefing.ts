/** Drafts one briefing: figures, document tree, PDF, file; leased, repeatable, and stored exactly once. */
import { randomUUID } from 'node:crypto';
import { SYSTEM } from '#domain/access/actor.js';
import type { BriefingRecord } from '#domain/briefing/briefing.js';
import { DomainError } from '#domain/errors.js';
import { buildBriefing } from '#briefing/build-briefing.js';
import type { WorkPorts } from '../ports.js';
import { recordAct } from '../record-act.js';
import { holdLease, leaseEnd } from '../upkeep/hold-lease.js';
import { gatherBriefingInput } from './gather-briefing-input.js';

const MAX_FILE_BYTES = 50 * 1024 * 1024;

export class DraftBriefing {
  constructor(private readonly ports: Pick<WorkPorts, 'database' | 'catalogues' | 'files' | 'clock' | 'renderer'>) {}

  /** Does nothing when it is drafted or another worker holds it. A refusal (nothing to draft from) is kept on the briefing for the office to read. */
  async run(input: { briefingId: string }): Promise<void> {
    const { database, clock } = this.ports;
    const lease = randomUUID();
    const now = clock.now();
    if (!(await database.briefings.claim(input.briefingId, lease, now.toISOString(), leaseEnd(now)))) return;
    const renew = () => database.briefings.renew(input.briefingId, lease, leaseEnd(clock.now()));
    try {
      const record = await database.briefings.get(input.briefingId);
      if (record) await holdLease(renew, () => this.draft(record, lease));
    } catch (error) {
      if (error instanceof DomainError && (error.code === 'conflict' || error.code === 'not_found')) return this.fail(input.briefingId, lease, error);
      await database.briefings.release(input.briefingId, lease);
      throw error;
    }
  }

  private async draft(record: BriefingRecord, lease: string): Promise<void> {
    const { database, files, clock, renderer } = this.ports;
    const input = await gatherBriefingInput(this.ports, record, 'zh');
    const document = buildBriefing(input);
    const { bytes, pages, renderedWith } = await renderer.pdf(document);
    const stored = await files.put(onePiece(bytes), MAX_FILE_BYTES);
    const at = clock.now();
    await database.transaction(async (stores) => {
      const kept = await stores.briefings.finish(
        record.id,
        lease,
        { status: 'draft', document, dataVersion: input.dataVersion, renderedAt: at.toISOString(), failure: null, renderedWith },
        [{ format: 'pdf', ...stored, pages }],
      );
      if (!kept) return;
      await recordAct(stores, {
        at,
        actor: SYSTEM,
        action: 'briefing.draft',
        object: record.id,
        detail: { period: record.period, dataVersion: input.dataVersion, sha256: stored.sha256, pages },
      });
    });
  }

  private async fail(id: string, lease: string, error: DomainError): Promise<void> {
    const { database, clock } = this.ports;
    await database.briefings.finish(
      id,
      lease,
      { status: 'failed', document: null, dataVersion: null, renderedAt: clock.now().toISOString(), failure: error.text.zh, renderedWith: null },
      [],
    );
  }
}

async function* onePiece(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
