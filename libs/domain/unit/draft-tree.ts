/** A tree of one day while a change is worked out on it: remembers which units became others. */
import { DomainError } from '../errors.js';
import { addDays } from '../period/working-days.js';
import { isWithin, levelOf, type Unit } from './unit.js';

export class DraftTree {
  private readonly units: Map<string, Unit>;
  private readonly touched = new Map<string, Unit>();

  constructor(
    private readonly day: string,
    units: readonly Unit[],
    private readonly isTaken: (code: string) => boolean,
  ) {
    this.units = new Map(units.map((unit) => [unit.code, unit]));
  }

  living(code: string): Unit {
    const unit = this.units.get(code);
    if (unit) return unit;
    throw new DomainError('invalid', {
      zh: `${this.day} 的组织树中没有单位“${code}”`,
      en: `The tree of ${this.day} has no unit "${code}"`,
    });
  }

  /** A code nobody ever had: figures and rights go by it. */
  free(code: string): string {
    if (!this.units.has(code) && !this.touched.has(code) && !this.isTaken(code)) return code;
    throw new DomainError(
      'conflict',
      { zh: `单位编码“${code}”已经用过，请换一个`, en: `The unit code "${code}" was used before; choose another` },
      { errors: [{ field: 'code', message: `编码“${code}”已经用过` }] },
    );
  }

  childrenOf(code: string): Unit[] {
    return [...this.units.values()].filter((unit) => unit.parent === code);
  }

  assertChildless(unit: Unit): void {
    const children = this.childrenOf(unit.code);
    if (children.length === 0) return;
    const some = children.slice(0, 3).map((child) => child.shortName);
    throw new DomainError('conflict', {
      zh: `“${unit.shortName}”还有 ${children.length} 个下级单位（${some.join('、')}${children.length > 3 ? '等' : ''}），请先移动或撤销它们`,
      en: `"${unit.shortName}" still has ${children.length} units below it (${some.join(', ')}${children.length > 3 ? ', …' : ''}); move or close them first`,
    });
  }

  put(unit: Unit): Unit {
    this.units.set(unit.code, unit);
    this.touched.set(unit.code, unit);
    return unit;
  }

  /** Below a new parent, with everything below it. */
  plant(unit: Unit, parent: Unit): void {
    const path = `${parent.path}${unit.code}/`;
    const below = [...this.units.values()].filter((other) => other !== unit && isWithin(other.path, unit.path));
    this.put({ ...unit, parent: parent.code, path });
    for (const other of below) this.put({ ...other, path: path + other.path.slice(unit.path.length) });
  }

  /** Its last day is the day before. */
  end(unit: Unit): void {
    if (unit.validFrom >= this.day)
      throw new DomainError('conflict', {
        zh: `“${unit.shortName}”自 ${unit.validFrom} 起才有效，不能从 ${this.day} 起撤销`,
        en: `"${unit.shortName}" begins on ${unit.validFrom} and cannot end before ${this.day}`,
      });
    this.units.delete(unit.code);
    this.touched.set(unit.code, { ...unit, validTo: addDays(this.day, -1) });
  }

  /** Every unit that became another, parents first. */
  changed(): Unit[] {
    return [...this.touched.values()].sort((a, b) => levelOf(a.path) - levelOf(b.path));
  }
}
