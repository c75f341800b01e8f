import type { Role } from '../access/actor.js';
import { UnitPeople, type PeopledUnit } from './unit-people.js';

const people = new UnitPeople(
  (
    [
      ['c1', 'clerk', 'A1'],
      ['c2', 'clerk', 'A1'],
      ['ca', 'clerk', 'A'],
      ['ra', 'reviewer', 'A'],
      ['ra1', 'reviewer', 'A1'],
      ['rj', 'reviewer', 'J'],
      ['o', 'office', 'J'],
    ] as [string, Role, string][]
  ).map(([userId, role, unit]) => ({ userId, role, unit })),
);
const unit = (path: string, reviewLevels: 1 | 2 = 1): PeopledUnit => ({ code: path.split('/').at(-2)!, path, reviewLevels });

describe('people of a unit', () => {
  it('who file for it are its own clerks, not those further up', () => {
    expect(people.clerksOf(unit('/J/A/A1/'))).toEqual(['c1', 'c2']);
    expect(people.clerksOf(unit('/J/A/A2/'))).toEqual([]);
  });

  it('whose turn it is are the nearest reviewers, with two levels those above it, and the office after them', () => {
    expect(people.inChargeOf(unit('/J/A/A1/'), 0)).toEqual(['ra1']);
    expect(people.inChargeOf(unit('/J/A/A1/', 2), 0)).toEqual(['ra']);
    expect(people.inChargeOf(unit('/J/A/A1/', 2), 1)).toEqual(['o']);
    expect(people.inChargeOf(unit('/J/B/'), 0)).toEqual(['rj']);
    expect(people.inChargeOf(unit('/K/K1/'), 0)).toEqual([]);
  });

  it('are missing where the office alone would review', () => {
    const officeAlone = new UnitPeople([{ userId: 'o', role: 'office', unit: 'J' }]);
    expect(officeAlone.inChargeOf(unit('/J/A/', 2), 0)).toEqual(['o']);
    expect([officeAlone.isReviewed(unit('/J/A/')), officeAlone.isReviewed(unit('/J/A/', 2)), officeAlone.isReviewed(unit('/K/'))]).toEqual([
      false,
      false,
      false,
    ]);
    expect([people.isReviewed(unit('/J/B/')), people.isReviewed(unit('/J/A/A1/', 2)), people.isReviewed(unit('/J/', 2))]).toEqual([
      true,
      true,
      false,
    ]);
  });
});
