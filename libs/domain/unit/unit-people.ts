/** Who files for a unit, who reviews it, and which office is above it: the people a message about it goes to. */
import type { StoredGrant } from '../ports/user-store.port.js';
import type { PeriodUnit } from './unit.js';

export type PeopledUnit = Pick<PeriodUnit, 'code' | 'path' | 'reviewLevels'>;

/** Codes on the way to a unit, itself last. */
export const codesOnPath = (path: string): string[] => path.split('/').filter((code) => code !== '');

export class UnitPeople {
  private readonly byRole = new Map<string, string[]>();

  constructor(grants: readonly StoredGrant[]) {
    for (const { role, unit, userId } of grants) {
      const key = `${role}/${unit}`;
      this.byRole.set(key, [...(this.byRole.get(key) ?? []), userId]);
    }
  }

  /** The unit's own clerks; a role further up covers it too, but its holder is not the one to be asked for it. */
  clerksOf(unit: Pick<PeopledUnit, 'code'>): string[] {
    return this.holders('clerk', unit.code);
  }

  /** Reviewers of exactly the unit. */
  reviewersAt(unit: Pick<PeopledUnit, 'code'>): string[] {
    return this.holders('reviewer', unit.code);
  }

  /** The nearest reviewers above it. */
  reviewersAbove(unit: Pick<PeopledUnit, 'path'>): string[] {
    return this.nearest('reviewer', codesOnPath(unit.path).slice(0, -1));
  }

  /** Who reviews it first: with two levels somebody above it, with one a reviewer of the unit itself does as well. */
  reviewersOf(unit: Pick<PeopledUnit, 'path' | 'reviewLevels'>): string[] {
    return unit.reviewLevels === 2 ? this.reviewersAbove(unit) : this.nearest('reviewer', codesOnPath(unit.path));
  }

  /** Who reads for the unit itself what is laid before its meeting. */
  committeeOf(unit: Pick<PeopledUnit, 'code'>): string[] {
    return this.holders('committee', unit.code);
  }

  officeOf(unit: Pick<PeopledUnit, 'path'>): string[] {
    return this.nearest('office', codesOnPath(unit.path));
  }

  /** Whose turn it is once it was submitted, `reviewLevel` levels being passed. */
  inChargeOf(unit: PeopledUnit, reviewLevel: number): string[] {
    if (unit.reviewLevels === 2 && reviewLevel > 0) return this.officeOf(unit);
    const reviewers = this.reviewersOf(unit);
    return reviewers.length > 0 ? reviewers : this.officeOf(unit);
  }

  /** Whether it has a reviewer; where it has none the office does his part. */
  isReviewed(unit: Pick<PeopledUnit, 'path' | 'reviewLevels'>): boolean {
    return this.reviewersOf(unit).length > 0;
  }

  /** Whether somebody files for it, and is asked to. */
  isFiledFor(unit: Pick<PeopledUnit, 'code'>): boolean {
    return this.clerksOf(unit).length > 0;
  }

  private nearest(role: string, codes: string[]): string[] {
    for (const code of codes.toReversed()) {
      const holders = this.holders(role, code);
      if (holders.length > 0) return holders;
    }
    return [];
  }

  private holders(role: string, code: string): string[] {
    return this.byRole.get(`${role}/${code}`) ?? [];
  }
}
