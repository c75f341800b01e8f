/** What was typed into the dialog of a tree change, and the request it makes once it is complete. */
import type { UnitChangeKind, UnitChangeRequest } from '#domain/unit/unit-change.js';
import type { ReviewLevels, Sector, UnitType } from '#domain/unit/unit.js';

export interface TypedChange {
  kind: UnitChangeKind;
  unit: string;
  newCode: string;
  name: string;
  shortName: string;
  type: UnitType;
  sector: Sector;
  parent: string;
  reviewLevels: '1' | '2';
  /** A line each: code, name, short name. */
  into: string;
  /** Codes separated by blanks or commas. */
  merged: string;
  effectiveOn: string;
  reason: string;
}

/** Null while something is missing; what is wrong in itself the api says. */
export function requestOf(typed: TypedChange): UnitChangeRequest | null {
  const { effectiveOn, unit, parent, type, sector } = typed;
  const reason = typed.reason.trim();
  const [name, shortName, newCode] = [typed.name.trim(), typed.shortName.trim(), typed.newCode.trim()];
  const reviewLevels = Number(typed.reviewLevels) as ReviewLevels;
  const common = { effectiveOn, reason };
  if (!effectiveOn || !reason) return null;
  switch (typed.kind) {
    case 'add':
      return newCode && name && shortName && parent
        ? { ...common, kind: 'add', unit: newCode, name, shortName, type, sector, parent, reviewLevels }
        : null;
    case 'rename':
      return unit && name && shortName ? { ...common, kind: 'rename', unit, name, shortName } : null;
    case 'move':
      return unit && parent ? { ...common, kind: 'move', unit, parent } : null;
    case 'alter':
      return unit ? { ...common, kind: 'alter', unit, type, sector, reviewLevels } : null;
    case 'close':
      return unit ? { ...common, kind: 'close', unit } : null;
    case 'split': {
      const into = partsOf(typed.into);
      return unit && into.length > 1 ? { ...common, kind: 'split', unit, into } : null;
    }
    case 'merge': {
      const units = typed.merged.split(/[\s,，、]+/).filter(Boolean);
      return newCode && name && shortName && units.length > 1 ? { ...common, kind: 'merge', unit: newCode, name, shortName, units } : null;
    }
  }
}

function partsOf(text: string): { code: string; name: string; shortName: string }[] {
  return text
    .split('\n')
    .map((line) => line.trim().split(/[\s,，]+/))
    .filter((parts) => parts[0])
    .map(([code = '', name = '', shortName]) => ({ code, name, shortName: shortName ?? name }));
}
