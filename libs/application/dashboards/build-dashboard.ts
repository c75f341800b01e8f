/** Builds one dashboard for a unit and quarter: checks the reader's scope, gathers the figures once, hands them to the blocks. */
import type { Actor } from '#domain/access/actor.js';
import type { Dashboard } from '#domain/dashboard/block.js';
import { DomainError, type Language } from '#domain/errors.js';
import { coveragePhrase } from '#domain/indicators/format-figure.js';
import type { Period } from '#domain/period/period.js';
import type { PeriodUnit } from '#domain/unit/unit.js';
import { collectFigures } from '../figures/collect-figures.js';
import { findScope, pathTo } from '../figures/figure-scope.js';
import type { Ports } from '../ports.js';
import { DASHBOARDS, type DashboardName } from './dashboards.js';

const nameOf = (unit: PeriodUnit) => ({ code: unit.code, name: unit.shortName });

export class BuildDashboard {
  constructor(private readonly ports: Pick<Ports, 'database' | 'catalogues'>) {}

  /** Without a period: the newest with figures; without a unit: the highest the reader may see. Out of scope reads as missing. */
  async run(input: {
    actor: Actor;
    name: string;
    period?: Period | undefined;
    unit?: string | undefined;
    language: Language;
  }): Promise<Dashboard> {
    const entry = Object.hasOwn(DASHBOARDS, input.name) ? DASHBOARDS[input.name as DashboardName] : null;
    if (!entry) throw new DomainError('not_found', { zh: `没有名为“${input.name}”的看板`, en: `There is no dashboard "${input.name}"` });
    const { database, catalogues } = this.ports;
    const { record, unit, children } = await findScope(database, { ...input, needs: entry.needs });
    const [figures, path, periods] = await Promise.all([
      collectFigures(database, catalogues, { record, unit, children }),
      pathTo(database, input.actor, unit),
      database.periods.all(),
    ]);
    const { reported, expected, asOf, provisional } = figures;
    return {
      name: input.name,
      title: entry.title[input.language],
      period: record.period,
      unit: nameOf(unit),
      path: path.map(nameOf),
      children: children.map((child) => ({ ...nameOf(child), type: child.type, sector: child.sector })),
      periods: periods.filter((p) => p.state !== 'planned').map((p) => p.period),
      coverage: { reported, expected, display: coveragePhrase(reported, expected, input.language) },
      status: provisional ? 'provisional' : 'final',
      asOf,
      dataVersion: record.dataVersion,
      blocks: entry.blocks.map((build) => build(figures, input.language)).filter((block) => block !== null),
    };
  }
}
