/** The rights table: which role may do which action; a pure function, read by the guard, the use cases and the access tests. */
import { DomainError } from '../errors.js';
import { isWithin } from '../unit/unit.js';
import { SYSTEM, type Actor, type Role } from './actor.js';

/** action → roles; `own` = the unit itself only, `subtree` = the unit and everything below. */
const RIGHTS = {
  'figures.read': { roles: ['clerk', 'unit_head', 'reviewer', 'office', 'committee', 'discipline'], reach: 'subtree' },
  'returns.read': { roles: ['clerk', 'unit_head', 'reviewer', 'office'], reach: 'subtree' },
  'returns.file': { roles: ['clerk', 'office'], reach: 'subtree' },
  'returns.review': { roles: ['reviewer', 'office'], reach: 'subtree' },
  /** Raw cells of the four forms: the unit's own people, its reviewer, and the discipline role. */
  'four_forms.read': { roles: ['clerk', 'unit_head', 'reviewer', 'discipline'], reach: 'subtree' },
  'periods.manage': { roles: ['office'], reach: 'subtree' },
  'briefings.read': { roles: ['committee', 'office'], reach: 'subtree' },
  'briefings.manage': { roles: ['office'], reach: 'subtree' },
  /** Bringing in tables; each purpose asks for its own right besides: the office's for tree, history and catalogue, `accounts.manage` for accounts. */
  'imports.make': { roles: ['office', 'sysadmin'], reach: 'subtree' },
  'audit.read': { roles: ['auditor'], reach: 'subtree' },
  'accounts.manage': { roles: ['sysadmin'], reach: 'subtree' },
  /** Which roles an account has: the second pair of eyes. */
  'accounts.confirm': { roles: ['secadmin'], reach: 'subtree' },
} as const satisfies Record<string, { roles: readonly Role[]; reach: 'own' | 'subtree' }>;
export type Action = keyof typeof RIGHTS;
export const ACTIONS = Object.keys(RIGHTS) as Action[];

/** Whether the actor may do it somewhere; what the route guard asks. */
export const mayAnywhere = (actor: Actor, action: Action): boolean => scopeOf(actor, action).length > 0;

/** Whether it reaches the topmost unit: what belongs to no unit of its own is not for whoever has a part of the tree. */
export const mayForAll = (actor: Actor, action: Action): boolean =>
  scopeOf(actor, action).some((prefix) => prefix.split('/').filter(Boolean).length <= 1);

/** Path prefixes the action reaches; empty = nowhere. Every query on unit data is bound to these. */
export function scopeOf(actor: Actor, action: Action): string[] {
  if (actor === SYSTEM) return ['/'];
  const roles: readonly Role[] = RIGHTS[action].roles;
  const paths = actor.grants.filter((g) => roles.includes(g.role)).map((g) => g.path);
  return paths.filter((p) => !paths.some((q) => q !== p && isWithin(p, q)));
}

export const may = (actor: Actor, action: Action, unitPath: string): boolean =>
  scopeOf(actor, action).some((prefix) => isWithin(unitPath, prefix));

/** Out of scope reads as missing, so that nobody learns which units exist. */
export function assertMay(actor: Actor, action: Action, unit: { code: string; path: string } | null, code: string): asserts unit {
  if (!unit || !may(actor, action, unit.path))
    throw new DomainError('not_found', {
      zh: `没有找到单位“${code}”，或您无权查看`,
      en: `Unit "${code}" does not exist or is outside your scope`,
    });
}
