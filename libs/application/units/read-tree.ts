/** The tree as it is today, with its people, its dated changes and what is amiss in it. */
import type { Actor } from '#domain/access/actor.js';
import type { Language } from '#domain/errors.js';
import { shanghaiDate } from '#domain/ports/clock.port.js';
import type { StoredGrant } from '#domain/ports/user-store.port.js';
import { checkTree } from '#domain/unit/tree-checks.js';
import { UnitPeople } from '#domain/unit/unit-people.js';
import type { TreeView } from '#domain/views/administration-view.js';
import { writeTreeWorkbook } from '#workbook/exports/tree-workbook.js';
import { assertOffice } from '../periods/office-only.js';
import type { Ports } from '../ports.js';

const SHOWN_CHANGES = 200;
const READS = { zh: '查看整个组织树', en: 'reads the whole tree' };

export class ReadTree {
  constructor(private readonly ports: Pick<Ports, 'database' | 'clock'>) {}

  async run(input: { actor: Actor; language: Language }): Promise<TreeView> {
    const { database, clock } = this.ports;
    assertOffice(input.actor, READS);
    const today = shanghaiDate(clock.now());
    const [units, changes, grants] = await Promise.all([
      database.units.validOn(today),
      database.units.changes(SHOWN_CHANGES),
      database.users.allGrants(),
    ]);
    const people = new UnitPeople(grants);
    const named = await this.names(grants.filter(({ role }) => role === 'clerk' || role === 'reviewer'));
    return {
      today,
      units: units.map((unit) => ({
        ...unit,
        clerks: named(people.clerksOf(unit)),
        reviewers: named(people.reviewersAt(unit)),
        reviewedBy: named(people.reviewersOf(unit)),
      })),
      changes,
      checks: checkTree(units, grants).map(({ code, unit, message }) => ({
        code,
        unit: unit.code,
        unitName: unit.name,
        message: message[input.language],
      })),
    };
  }

  /** The same as a workbook the office edits and brings in again. */
  async workbook(input: { actor: Actor }): Promise<{ fileName: string; bytes: Uint8Array }> {
    assertOffice(input.actor, READS);
    const today = shanghaiDate(this.ports.clock.now());
    return { fileName: `组织树_${today}.xlsx`, bytes: await writeTreeWorkbook(await this.ports.database.units.validOn(today)) };
  }

  /** Display names of those who hold a grant. */
  private async names(grants: readonly StoredGrant[]): Promise<(ids: readonly string[]) => string[]> {
    const users = await this.ports.database.users.byIds([...new Set(grants.map((grant) => grant.userId))]);
    const nameOf = new Map(users.map((user) => [user.id, user.displayName]));
    return (ids) => ids.map((id) => nameOf.get(id) ?? id);
  }
}
