/** Finds one's way in a period's tree without reading all of it: the way down to a unit, the units below one, or those with some words in their name. */
import type { Actor } from '#domain/access/actor.js';
import { may, scopeOf } from '#domain/access/policy.js';
import type { Period } from '#domain/period/period.js';
import type { PeriodUnit } from '#domain/unit/unit.js';
import type { UnitNode } from '#domain/views/figure-view.js';
import type { Ports } from '../ports.js';

/** More than this and a reader types a further character. */
export const MOST_FOUND = 60;

/** One of three ways of looking. */
export interface UnitQuest {
  /** The topmost units in reach and those from there down to this one; empty = the topmost alone. */
  at?: string;
  parent?: string;
  q?: string;
}

export class FindUnits {
  constructor(private readonly ports: Pick<Ports, 'database'>) {}

  /** In tree order. */
  async run(input: { actor: Actor; period: Period; quest: UnitQuest }): Promise<UnitNode[]> {
    const { units: today, periods } = this.ports.database;
    const found = await this.candidates(input);
    const paths = new Map((await today.byCodes(found.map((unit) => unit.code))).map((unit) => [unit.code, unit.path]));
    const seen = found.filter(({ code }) => may(input.actor, 'figures.read', paths.get(code) ?? ''));
    const parents = new Set(
      await periods.parentsAmong(
        input.period,
        seen.map((unit) => unit.code),
      ),
    );
    return seen.map((unit) => ({ ...unit, hasBelow: parents.has(unit.code) }));
  }

  private async candidates({ actor, period, quest }: { actor: Actor; period: Period; quest: UnitQuest }): Promise<PeriodUnit[]> {
    const { periods } = this.ports.database;
    const scopes = scopeOf(actor, 'figures.read');
    if (quest.parent) return periods.children(period, quest.parent);
    if (quest.q !== undefined) return quest.q.trim() === '' ? [] : periods.search(period, quest.q.trim(), scopes, MOST_FOUND);
    const chosen = quest.at ? await periods.unit(period, quest.at) : null;
    const topmost = scopes.flatMap((path) => codesOf(path).at(-1) ?? []);
    return periods.unitsOf([period], [...new Set([...topmost, ...codesOf(chosen?.path ?? '')])]);
  }
}

const codesOf = (path: string): string[] => path.split('/').filter((code) => code !== '');
