/** Applies what an import planned: exactly that, once, in one transaction. */
import type { Actor } from '#domain/access/actor.js';
import { DomainError, type Language, type Text } from '#domain/errors.js';
import { hasErrors } from '#domain/validation/finding.js';
import type { ImportRecord } from '#domain/ports/import-store.port.js';
import type { ImportView } from '#domain/views/administration-view.js';
import type { Ports } from '../ports.js';
import { recordAct } from '../record-act.js';
import type { ApplyBody } from './import.js';
import { importOf } from './imports.js';
import { canApply, findImport, importView } from './read-import-status.js';

export class ApplyImport {
  constructor(private readonly ports: Pick<Ports, 'database' | 'catalogues' | 'files' | 'clock' | 'doorbell' | 'hasher'>) {}

  /** The view, and what the purpose says once. Throws `conflict` when it was applied before, has errors, or the world has moved since. */
  async run(input: { actor: Actor; id: string; body: ApplyBody; language: Language }): Promise<ImportView & Record<string, unknown>> {
    const { database, clock, doorbell } = this.ports;
    const upload = await findImport(database, input);
    const definition = importOf(upload.purpose);
    const planned = await database.imports.get(input.id);
    assertApplicable(planned);
    const at = clock.now();
    const work = await definition.apply(this.ports, {
      actor: input.actor,
      at,
      uploadId: upload.id,
      options: planned.options,
      content: planned.content,
      body: input.body,
    });
    const extra = await database.transaction(async (stores) => {
      // Two people at one button: the second waits here, and then reads that it was done.
      assertApplicable(await stores.imports.lock(input.id));
      const said = await work(stores);
      await stores.imports.markApplied(input.id, at.toISOString(), input.actor.userId);
      await recordAct(stores, {
        at,
        actor: input.actor,
        action: `import.${upload.purpose}`,
        object: upload.id,
        detail: { counts: planned.plan.counts },
      });
      return said;
    });
    doorbell.ring();
    // It is applied, whatever comes now: every process finds out by itself within seconds.
    await definition.afterwards?.(this.ports).catch(() => undefined);
    return { ...importView(upload, await database.imports.get(input.id), input.language), ...extra };
  }
}

function assertApplicable(record: ImportRecord | null): asserts record is ImportRecord {
  if (!canApply(record)) throw new DomainError('conflict', reasonAgainst(record));
}

function reasonAgainst(record: ImportRecord | null): Text {
  if (record?.appliedAt) return { zh: '这次导入已经执行过', en: 'This import was applied before' };
  if (record && hasErrors(record.plan.findings))
    return { zh: '表中还有错误，改正后请重新上传', en: 'The table has errors; mend them and upload it again' };
  return { zh: '文件还没有读完或无法读取，不能执行', en: 'The file has not been read, or cannot be' };
}
