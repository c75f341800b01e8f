/** Saved ways to read somebody's own table: which column holds what. */
import type { Actor } from '#domain/access/actor.js';
import type { ColumnMapping } from '#domain/ports/import-store.port.js';
import { assertOffice } from '../periods/office-only.js';
import type { Ports } from '../ports.js';
import { recordAct } from '../record-act.js';

export class SaveMapping {
  constructor(private readonly ports: Pick<Ports, 'database' | 'clock'>) {}

  list(): Promise<ColumnMapping[]> {
    return this.ports.database.imports.mappings();
  }

  /** Inserts or replaces by name. */
  async run(input: { actor: Actor; mapping: ColumnMapping }): Promise<void> {
    const { database, clock } = this.ports;
    assertOffice(input.actor, { zh: '保存列对应关系', en: 'saves column mappings' });
    await database.transaction(async (stores) => {
      await stores.imports.saveMapping(input.mapping);
      await recordAct(stores, {
        at: clock.now(),
        actor: input.actor,
        action: 'mapping.save',
        object: input.mapping.name,
        detail: { columns: Object.keys(input.mapping.columns).length },
      });
    });
  }
}
