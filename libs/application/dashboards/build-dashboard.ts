/** Builds one dashboard for a unit and quarter: finds what the reader may see, gathers the figures once, hands them to the blocks. */
import type { Actor } from '#domain/access/actor.js';
import type { Dashboard } from '#domain/dashboard/block.js';
import { DomainError, type Language } from '#domain/errors.js';
import { coveragePhrase } from '#domain/indicators/format-figure.js';
import type { Period } from '#domain/period/period.js';
import type { PeriodUnit } from '#domain/unit/unit.js';
import { collectFigures } from '../figures/collect-figures.js';
import { findScope, pathTo, type FigureScope } from '../figures/figure-scope.js';
import type { Ports } from '../ports.js';
import { DASHBOARDS, type DashboardEntry, type DashboardName } from './dashboards.js';

export interface DashboardQuery {
  actor: Actor;
  name: string;
  /** Without: the newest with figures. */
  period?: Period | undefined;
  /** Without: the highest the reader may see. */
  unit?: string | undefined;
  language: Language;
}

/** What a reader's question comes down to; two readers with the same scope read the same dashboard. */
export interface DashboardScope extends FigureScope {
  /** From the top of what the reader may see down to the unit. */
  path: PeriodUnit[];
}

const nameOf = (unit: PeriodUnit) => ({ code: unit.code, name: unit.shortName });

/** Throws `not_found` for a name that is not in the list. */
export function dashboardEntry(name: string): DashboardEntry {
  const entry = Object.hasOwn(DASHBOARDS, name) ? DASHBOARDS[name as DashboardName] : null;
  if (!entry) throw new DomainError('not_found', { zh: `没有名为“${name}”的看板`, en: `There is no dashboard "${name}"` });
  return entry;
}

export class BuildDashboard {
  constructor(private readonly ports: Pick<Ports, 'database' | 'catalogues'>) {}

  async run(query: DashboardQuery): Promise<Dashboard> {
    return this.build(query, await this.scope(query));
  }

  /** Out of scope reads as missing. */
  async scope(query: DashboardQuery): Promise<DashboardScope> {
    const { database } = this.ports;
    const found = await findScope(database, { ...query, needs: dashboardEntry(query.name).needs });
    return { ...found, path: await pathTo(database, query.actor, found.unit) };
  }

  /** Nothing here looks at rights: `scope` is what the reader may see. */
  async build({ name, language }: Pick<DashboardQuery, 'name' | 'language'>, scope: DashboardScope): Promise<Dashboard> {
    const { database, catalogues } = this.ports;
    const { record, unit, children, path } = scope;
    const entry = dashboardEntry(name);
    const [figures, periods] = await Promise.all([
      collectFigures(database, catalogues, { record, unit, children }),
      database.periods.all(),
    ]);
    const { reported, expected, asOf, provisional } = figures;
    return {
      name,
      title: entry.title[language],
      period: record.period,
      unit: nameOf(unit),
      path: path.map(nameOf),
      children: children.map((child) => ({ ...nameOf(child), type: child.type, sector: child.sector })),
      periods: periods.filter((p) => p.state !== 'planned').map((p) => p.period),
      coverage: { reported, expected, display: coveragePhrase(reported, expected, language) },
      status: provisional ? 'provisional' : 'final',
      asOf,
      dataVersion: record.dataVersion,
      blocks: entry.blocks.map((block) => block(figures, language)).filter((block) => block !== null),
    };
  }
}
