/** Takes the organisation tree as a list of units with their parents; all of it holds together, or none of it is stored. */
import type { Actor } from '#domain/access/actor.js';
import { DomainError, type FieldError } from '#domain/errors.js';
import { checkedName, checkedShortName } from '#domain/unit/unit-name.js';
import type { Unit } from '#domain/unit/unit.js';
import { assertOffice } from '../periods/office-only.js';
import type { Ports } from '../ports.js';
import { recordAct } from '../record-act.js';

export type UnitInput = Omit<Unit, 'path'>;

export class SaveUnits {
  constructor(private readonly ports: Pick<Ports, 'database' | 'clock'>) {}

  /** Units already there are replaced by code. Throws `invalid` naming every unit that does not fit; open and closed periods keep their trees. */
  async run(input: { actor: Actor; units: UnitInput[] }): Promise<void> {
    const { database, clock } = this.ports;
    assertOffice(input.actor, { zh: '维护组织树', en: 'keeps the tree' });
    const units = withPaths(input.units);
    await database.transaction(async (stores) => {
      await stores.units.save(units);
      await recordAct(stores, {
        at: clock.now(),
        actor: input.actor,
        action: 'units.save',
        object: 'units',
        detail: { units: units.length },
      });
    });
  }
}

/** Parents first, each with its path. */
export function withPaths(inputs: UnitInput[]): Unit[] {
  const byCode = new Map(inputs.map((unit) => [unit.code, unit]));
  const errors: FieldError[] = [];
  if (byCode.size < inputs.length) errors.push({ field: 'code', message: '单位编码有重复' });
  const pathOf = (unit: UnitInput, below: string[] = []): string | null => {
    if (unit.parent === null) return `/${unit.code}/`;
    const parent = byCode.get(unit.parent);
    if (!parent || below.includes(unit.code)) return null;
    const above = pathOf(parent, [...below, unit.code]);
    return above === null ? null : `${above}${unit.code}/`;
  };
  const units = inputs.flatMap((unit) => {
    const path = pathOf(unit);
    if (path === null) errors.push({ field: unit.code, message: `上级单位“${unit.parent}”不在表中，或上下级成了环` });
    for (const problem of [nameProblem(() => checkedName(unit.name)), nameProblem(() => checkedShortName(unit.shortName))])
      if (problem) errors.push({ field: unit.code, message: problem });
    return path === null ? [] : [{ ...unit, path }];
  });
  if (errors.length > 0)
    throw new DomainError(
      'invalid',
      {
        zh: `组织树有 ${errors.length} 处不对：${errors
          .map((e) => `${e.field} ${e.message}`)
          .slice(0, 5)
          .join('；')}`,
        en: `The tree does not hold together at ${errors.length} places: ${errors
          .map((e) => e.field)
          .slice(0, 5)
          .join(', ')}`,
      },
      { errors },
    );
  return units.toSorted((a, b) => a.path.split('/').length - b.path.split('/').length);
}

function nameProblem(check: () => unknown): string | null {
  try {
    check();
    return null;
  } catch (error) {
    if (error instanceof DomainError) return error.text.zh;
    throw error;
  }
}
