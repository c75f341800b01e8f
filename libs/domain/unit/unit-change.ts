/** Dated changes of the organisation tree: what became of which unit, from which day on, and why. */
import type { ReviewLevels, Sector, UnitType } from './unit.js';

/** What the office asks for; `effectiveOn` is the first day the new state holds. */
export type UnitChangeRequest = { effectiveOn: string; reason: string } & (
  | {
      kind: 'add';
      unit: string;
      name: string;
      shortName: string;
      type: UnitType;
      sector: Sector;
      parent: string | null;
      reviewLevels: ReviewLevels;
    }
  | { kind: 'rename'; unit: string; name: string; shortName: string }
  /** With its whole subtree. */
  | { kind: 'move'; unit: string; parent: string }
  | { kind: 'alter'; unit: string; type?: UnitType; sector?: Sector; reviewLevels?: ReviewLevels }
  /** Ends on the day before; refused while units below it go on. */
  | { kind: 'close'; unit: string }
  /** `unit` ends and goes on as `into` (new codes under the same parent). */
  | { kind: 'split'; unit: string; into: { code: string; name: string; shortName: string }[] }
  /** `units` end and go on as `unit`, one of them or a new one. Units below them move to it. */
  | { kind: 'merge'; unit: string; name: string; shortName: string; units: string[] }
);
export type UnitChangeKind = UnitChangeRequest['kind'];

/** The act as kept: the request, who made it and when. */
export interface UnitChange {
  id: string;
  request: UnitChangeRequest;
  successions: Succession[];
  /** User id and name. */
  by: { id: string; name: string };
  at: string;
}

/** `from` goes on as `to` from the day on. One from, several to: a split; several from, one to: a merge. */
export interface Succession {
  from: string;
  to: string;
  effectiveOn: string;
}
