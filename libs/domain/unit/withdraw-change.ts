/** What the tree of a day to come is without one registered change; or a refusal that names the change which builds on it. */
import { DomainError, type Text } from '../errors.js';
import { planChange } from './plan-change.js';
import type { UnitChange } from './unit-change.js';
import type { Unit } from './unit.js';

export interface Withdrawal {
  /** States of its day that other changes of the same day leave. */
  restored: Unit[];
  /** Codes whose state of its day goes. */
  gone: string[];
  /** Codes it gave: nobody had them before. */
  unmade: string[];
}

/**
 * `base`: the tree on the eve of the change's day. `changes`: every registered one from its day on, in the order they were made.
 * Both trees, with it and without it, are made anew: a change that comes out otherwise without it builds on it.
 */
export function planWithdrawal(withdrawn: UnitChange, base: readonly Unit[], changes: readonly UnitChange[]): Withdrawal {
  const { effectiveOn: day } = withdrawn.request;
  const others = changes.filter((change) => change.id !== withdrawn.id);
  const [made, left] = [replay(base, changes), replay(base, others)];
  const own = made.get(withdrawn.id);
  if (!own)
    throw new DomainError('conflict', {
      zh: '登记之后组织树已整体调整，这项变动不能撤销；请另行办理相反的变动',
      en: 'The tree was replaced as a whole since; register the opposite change instead',
    });
  for (const other of others) if (stateOf(made.get(other.id)) !== stateOf(left.get(other.id))) throw builtOn(other);
  const sameDay = others.filter((change) => change.request.effectiveOn === day).flatMap((change) => left.get(change.id) ?? []);
  const states = new Map(sameDay.map((unit) => [unit.code, unit]));
  const known = new Set(base.map((unit) => unit.code));
  const codes = own.map((unit) => unit.code);
  return {
    restored: codes.flatMap((code) => states.get(code) ?? []),
    gone: codes.filter((code) => !states.has(code)),
    unmade: codes.filter((code) => !states.has(code) && !known.has(code)),
  };
}

/** Id → the units it leaves; changes that do not fit are left out. */
function replay(base: readonly Unit[], changes: readonly UnitChange[]): Map<string, Unit[]> {
  const tree = new Map(base.map((unit) => [unit.code, unit]));
  const made = new Map<string, Unit[]>();
  // Of one unit none was ever registered before a later one: by day they come out as they were made.
  for (const { id, request } of changes.toSorted((a, b) =>
    a.request.effectiveOn < b.request.effectiveOn ? -1 : Number(a.request.effectiveOn > b.request.effectiveOn),
  )) {
    const day = request.effectiveOn;
    const units = [...tree.values()].filter(({ validTo }) => validTo === null || validTo >= day);
    try {
      made.set(id, planChange(request, { trees: [{ day, units }], isTaken: () => false, earliest: '' }).units);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
    }
    for (const unit of made.get(id) ?? []) tree.set(unit.code, unit);
  }
  return made;
}

const stateOf = (units: readonly Unit[] | undefined): string => JSON.stringify(units ?? null);

const KINDS: Record<UnitChange['request']['kind'], Text> = {
  add: { zh: '新设', en: 'addition' },
  rename: { zh: '更名', en: 'renaming' },
  move: { zh: '调整隶属', en: 'move' },
  alter: { zh: '调整类型', en: 'alteration' },
  close: { zh: '撤销', en: 'closing' },
  split: { zh: '拆分', en: 'split' },
  merge: { zh: '合并', en: 'merger' },
};

function builtOn({ request: { kind, unit, effectiveOn } }: UnitChange): DomainError {
  return new DomainError('conflict', {
    zh: `${effectiveOn} 起的“${unit}”${KINDS[kind].zh}以这项变动为基础，请先撤销那一项`,
    en: `The ${KINDS[kind].en} of "${unit}" from ${effectiveOn} builds on this change; withdraw that one first`,
  });
}
