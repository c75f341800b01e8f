/** Whether a version was written for the unit by somebody else: marked wherever the version is shown. */
import { SYSTEM, type Actor } from '../access/actor.js';

/** The writer is no clerk of exactly that unit: the office filed for it. */
export const isOnBehalf = (actor: Actor, unit: string): boolean =>
  actor !== SYSTEM && !actor.grants.some((grant) => grant.role === 'clerk' && grant.unit === unit);
