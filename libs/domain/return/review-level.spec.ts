import { SYSTEM, type Actor, type Role } from '../access/actor.js';
import type { ReviewLevels } from '../unit/unit.js';
import { levelAfter, maySendBack, reviewStep } from './review-level.js';
import type { ReturnStatus } from './return.js';

const actor = (role: Role, path: string): Actor => ({
  userId: role,
  username: role,
  displayName: role,
  address: null,
  grants: [{ role, unit: path.split('/').at(-2)!, path }],
});
const OFFICE = actor('office', '/J/');
const PARENT = actor('reviewer', '/J/A/');
const OWN = actor('reviewer', '/J/A/B/');
const CLERK = actor('clerk', '/J/A/B/');
const OTHER = actor('reviewer', '/J/C/');

const of = (reviewLevels: ReviewLevels, status: ReturnStatus, reviewLevel = 0, hasReviewerAbove = true) => ({
  unit: { path: '/J/A/B/', reviewLevels },
  record: { status, reviewLevel },
  hasReviewerAbove,
});
const who = (what: ReturnType<typeof of>) => [OFFICE, PARENT, OWN, CLERK, OTHER].map((a) => reviewStep(a, what));
const back = (what: ReturnType<typeof of>) => [OFFICE, PARENT, OWN, CLERK, OTHER].map((a) => maySendBack(a, what));

describe('review', () => {
  it('on one level: reviewer or office accepts', () => {
    expect(who(of(1, 'submitted'))).toEqual(['accept', 'accept', 'accept', null, null]);
    expect(levelAfter('accept', { reviewLevels: 1 })).toBe(1);
  });

  it('on two levels: a reviewer of a parent passes first, then the office accepts', () => {
    expect(who(of(2, 'submitted'))).toEqual([null, 'pass', null, null, null]);
    expect(levelAfter('pass', { reviewLevels: 2 })).toBe(1);
    expect(who(of(2, 'submitted', 1))).toEqual(['accept', null, null, null, null]);
    expect(levelAfter('accept', { reviewLevels: 2 })).toBe(2);
  });

  it('on two levels the office passes only where nobody reviews above the unit', () =>
    expect(who(of(2, 'submitted', 0, false))).toEqual(['pass', 'pass', null, null, null]));

  it('has no step unless something is submitted', () => {
    for (const status of ['draft', 'returned', 'accepted'] as const) expect(who(of(1, status))).toEqual([null, null, null, null, null]);
  });

  it('sends back from any level; what the office accepted only the office sends back', () => {
    expect(back(of(1, 'submitted'))).toEqual([true, true, true, false, false]);
    expect(back(of(1, 'accepted', 1))).toEqual([true, true, true, false, false]);
    expect(back(of(2, 'submitted'))).toEqual([true, true, false, false, false]);
    expect(back(of(2, 'submitted', 1))).toEqual([true, true, false, false, false]);
    expect(back(of(2, 'accepted', 2))).toEqual([true, false, false, false, false]);
    for (const status of ['draft', 'returned'] as const) expect(back(of(1, status))).toEqual([false, false, false, false, false]);
  });

  it('by the system takes every level at once', () => expect(reviewStep(SYSTEM, of(2, 'submitted'))).toBe('accept'));
});
