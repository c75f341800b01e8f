/** Reads the table of an import and stores what applying it would do; called by the job that holds the upload's lease. */
import type { Actor } from '#domain/access/actor.js';
import { DomainError } from '#domain/errors.js';
import type { ImportPlan } from '#domain/ports/import-store.port.js';
import type { UploadRecord } from '#domain/ports/upload-store.port.js';
import { MAX_UPLOAD_FINDINGS } from '#domain/ports/upload-store.port.js';
import { hasErrors } from '#domain/validation/finding.js';
import type { WorkPorts } from '../ports.js';
import { recordAct } from '../record-act.js';
import { UnreadableTable, type ImportPurpose, type ImportSource, type Planned } from './import.js';
import { tableFinding } from '#workbook/table-finding.js';
import { importOf } from './imports.js';

export const MAX_PLAN_LINES = 500;
type ReadPorts = Pick<WorkPorts, 'database' | 'catalogues' | 'files' | 'clock' | 'reader'>;

/** False when the lease was lost: then nothing was stored. */
export async function readImport(ports: ReadPorts, input: { upload: UploadRecord; lease: string; actor: Actor }): Promise<boolean> {
  const { upload, lease, actor } = input;
  const { database, clock } = ports;
  const purpose = upload.purpose as ImportPurpose;
  await database.uploads.progress(upload.id, lease, 20);
  const { plan, content, readable } = await planOf(ports, upload, actor);
  await database.uploads.progress(upload.id, lease, 90);
  const findings = [...plan.findings].sort((a, b) => Number(a.severity !== 'error') - Number(b.severity !== 'error'));
  const kept = { ...plan, lines: plan.lines.slice(0, MAX_PLAN_LINES), findings: findings.slice(0, MAX_UPLOAD_FINDINGS) };
  const at = clock.now();
  try {
    await database.transaction(async (stores) => {
      await stores.imports.save({
        uploadId: upload.id,
        purpose,
        options: upload.options,
        plan: kept,
        content,
        appliedAt: null,
        appliedBy: null,
      });
      const held = await stores.uploads.finish(upload.id, lease, {
        status: readable ? 'done' : 'failed',
        findings: [],
        findingCount: findings.length,
        returns: [],
        finishedAt: at.toISOString(),
      });
      if (!held) throw new LeaseLost();
      const detail = { purpose, counts: plan.counts, findings: findings.length };
      await recordAct(stores, { at, actor, action: 'import.plan', object: upload.id, outcome: readable ? 'ok' : 'failed', detail });
    });
  } catch (error) {
    if (error instanceof LeaseLost) return false;
    throw error;
  }
  return true;
}

class LeaseLost extends Error {}

/** A file nobody can read, and a refusal of the house, are findings as well: the sender sees them in the same place. */
async function planOf(ports: ReadPorts, upload: UploadRecord, actor: Actor): Promise<Planned<unknown> & { readable: boolean }> {
  const definition = importOf(upload.purpose as ImportPurpose);
  const refused = (findings: ImportPlan['findings']) => ({ plan: { counts: {}, lines: [], findings }, content: null, readable: false });
  try {
    const planned = await definition.plan(ports, {
      actor,
      at: ports.clock.now(),
      options: upload.options,
      source: sourceOf(ports, upload),
    });
    return { ...planned, content: hasErrors(planned.plan.findings) ? null : planned.content, readable: true };
  } catch (error) {
    if (error instanceof UnreadableTable) return refused(error.findings);
    if (error instanceof DomainError && !['internal', 'unavailable'].includes(error.code))
      return refused([tableFinding('I01', null, error.text)]);
    throw error;
  }
}

function sourceOf({ files, reader }: Pick<ReadPorts, 'files' | 'reader'>, upload: UploadRecord): ImportSource {
  return {
    fileName: upload.fileName,
    bytes: () => files.read(upload.sha256),
    table: async () => {
      const result = await reader.readTable(await files.path(upload.sha256));
      if (!result.ok) throw new UnreadableTable(result.findings);
      return result.sheets;
    },
  };
}
