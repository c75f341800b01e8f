/** Hands out a catalogue version for editing: a workbook with every field a column, or all its documents in one YAML text. */
import { bundleOf } from '#catalogue/bundle.js';
import { definitionsOf } from '#catalogue/definitions.js';
import type { Actor } from '#domain/access/actor.js';
import { DomainError } from '#domain/errors.js';
import { writeCatalogueWorkbook } from '#workbook/exports/catalogue-workbook.js';
import type { Ports } from '../ports.js';
import { recordAct } from '../record-act.js';
import { textsOfVersion } from './catalogue-texts.js';

export type CatalogueFormat = 'xlsx' | 'yaml';

export class ExportCatalogue {
  constructor(private readonly ports: Pick<Ports, 'database' | 'clock'>) {}

  async run(input: { actor: Actor; version: string; format: CatalogueFormat }): Promise<{ fileName: string; bytes: Uint8Array }> {
    const { database, clock } = this.ports;
    const { version, format } = input;
    const texts = await textsOfVersion(database, version);
    if (!texts)
      throw new DomainError('not_found', { zh: `没有版本为“${version}”的指标目录`, en: `There is no catalogue of version "${version}"` });
    const bytes = format === 'yaml' ? new TextEncoder().encode(bundleOf(texts)) : await writeCatalogueWorkbook(definitionsOf(texts));
    await database.transaction((stores) =>
      recordAct(stores, { at: clock.now(), actor: input.actor, action: 'catalogue.export', object: version, detail: { format } }),
    );
    return { fileName: `指标目录_${version}.${format}`, bytes };
  }
}
