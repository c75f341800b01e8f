/** The units a pivot sets side by side: those chosen, wherever in the reader's scope they stand; else those one level below; else the unit. */
import type { Actor } from '#domain/access/actor.js';
import { assertMay } from '#domain/access/policy.js';
import { DomainError } from '#domain/errors.js';
import { periodName } from '#domain/period/period.js';
import type { Stores } from '#domain/ports/database.port.js';
import type { PeriodUnit } from '#domain/unit/unit.js';
import type { FigureScope } from '../figures/figure-scope.js';

/** `not_found` for a unit the reader may not see today, or that the period's tree does not hold. */
export async function comparedUnits(
  stores: Pick<Stores, 'periods' | 'units'>,
  input: { actor: Actor; scope: FigureScope; codes: readonly string[] | undefined },
): Promise<PeriodUnit[]> {
  const { unit, children, record } = input.scope;
  const codes = [...new Set(input.codes)];
  if (codes.length === 0) return children.length > 0 ? children : [unit];
  const [today, then] = await Promise.all([stores.units.byCodes(codes), stores.periods.unitsOf([record.period], codes)]);
  return codes.map((code) => {
    assertMay(input.actor, 'figures.read', today.find((each) => each.code === code) ?? null, code);
    const found = then.find((each) => each.code === code);
    if (found) return found;
    throw new DomainError('not_found', {
      zh: `${periodName(record.period).zh}的组织树中没有单位“${code}”`,
      en: `The tree of ${record.period} has no unit "${code}"`,
    });
  });
}
