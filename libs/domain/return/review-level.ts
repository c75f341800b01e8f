/** Who takes the next step of review: one level, or a reviewer of a parent unit first and the office after him. */
import { SYSTEM, type Actor } from '../access/actor.js';
import { may } from '../access/policy.js';
import { isWithin, type PeriodUnit } from '../unit/unit.js';
import type { ReturnRecord, ReturnStatus } from './return.js';

/** `pass`: a level that is not the last; `accept`: the last one, from which on the figures count. */
export type ReviewStep = 'pass' | 'accept';

export interface ReviewCase {
  unit: Pick<PeriodUnit, 'path' | 'reviewLevels'>;
  record: Pick<ReturnRecord, 'status' | 'reviewLevel'>;
  /** Somebody holds the role of reviewer in a unit above this one. */
  hasReviewerAbove: boolean;
}

/** What this person may do with a submitted return now; null = it is not his turn, or nothing is submitted. */
export function reviewStep(actor: Actor, { unit, record, hasReviewerAbove }: ReviewCase): ReviewStep | null {
  if (record.status !== 'submitted' || !may(actor, 'returns.review', unit.path)) return null;
  if (unit.reviewLevels === 1 || actor === SYSTEM) return 'accept';
  if (record.reviewLevel >= 1) return isOffice(actor, unit) ? 'accept' : null;
  return reviewsFromAbove(actor, unit) || (isOffice(actor, unit) && !hasReviewerAbove) ? 'pass' : null;
}

const RETURNABLE: ReturnStatus[] = ['submitted', 'accepted'];

/** From any level: whoever may take a step of its review may send it back, also after he took his; what the office accepted only the office sends back. */
export function maySendBack(actor: Actor, { unit, record }: Omit<ReviewCase, 'hasReviewerAbove'>): boolean {
  if (!RETURNABLE.includes(record.status) || !may(actor, 'returns.review', unit.path)) return false;
  if (unit.reviewLevels === 1 || actor === SYSTEM || isOffice(actor, unit)) return true;
  return record.status === 'submitted' && reviewsFromAbove(actor, unit);
}

/** Review levels passed once the step is taken. */
export const levelAfter = (step: ReviewStep, unit: Pick<PeriodUnit, 'reviewLevels'>): number => (step === 'pass' ? 1 : unit.reviewLevels);

const isOffice = (actor: Actor, unit: Pick<PeriodUnit, 'path'>): boolean =>
  actor.grants.some((grant) => grant.role === 'office' && isWithin(unit.path, grant.path));

const reviewsFromAbove = (actor: Actor, unit: Pick<PeriodUnit, 'path'>): boolean =>
  actor.grants.some((grant) => grant.role === 'reviewer' && grant.path !== unit.path && isWithin(unit.path, grant.path));
