/** Builds one dashboard for a unit and quarter: finds what the reader may see, gathers the figures once, hands them to the blocks. */
import { setImmediate as othersTurn } from 'node:timers/promises';
import type { Actor } from '#domain/access/actor.js';
import type { Block, Dashboard } from '#domain/dashboard/block.js';
import type { IndicatorCode } from '#domain/catalogue/catalogue.js';
import { DomainError, type Language } from '#domain/errors.js';
import type { Basis } from '#domain/indicators/basis.js';
import type { CollectedFigures } from '#domain/indicators/collected-figures.js';
import type { Period, PeriodRecord } from '#domain/period/period.js';
import type { Stores } from '#domain/ports/database.port.js';
import type { Sector } from '#domain/unit/unit.js';
import { collectFigures } from '../figures/collect-figures.js';
import { findScope, pathTo, unitsSeen } from '../figures/figure-scope.js';
import type { Ports } from '../ports.js';
import type { Choices } from './block-builder.js';
import { Turns } from './turns.js';
import { dashboardOf, type DashboardScope } from './dashboard-frame.js';
import { DASHBOARDS, type DashboardEntry, type DashboardName } from './dashboards.js';

export interface DashboardQuery {
  actor: Actor;
  name: string;
  /** Without: the newest with figures. */
  period?: Period | undefined;
  /** Without: the highest the reader may see. */
  unit?: string | undefined;
  /** Everything of this sector only. */
  sector?: Sector | undefined;
  basis?: Basis | undefined;
  /** Choices of single blocks. */
  quota?: 'none' | '1' | '2' | '3' | undefined;
  code?: IndicatorCode | undefined;
  language: Language;
}

/** Throws `not_found` for a name that is not in the list. */
export function dashboardEntry(name: string): DashboardEntry {
  const entry = Object.hasOwn(DASHBOARDS, name) ? DASHBOARDS[name as DashboardName] : null;
  if (!entry) throw new DomainError('not_found', { zh: `没有名为“${name}”的看板`, en: `There is no dashboard "${name}"` });
  return entry;
}

const choicesOf = ({ quota, code }: Pick<DashboardQuery, 'quota' | 'code'>): Choices => ({
  quota: quota === undefined || quota === 'none' ? null : Number(quota),
  code: code ?? null,
});

export class BuildDashboard {
  /** Of dashboards of many units: each holds some kilobytes a unit until it is done. */
  private readonly turns = new Turns();

  constructor(private readonly ports: Pick<Ports, 'database' | 'catalogues'>) {}

  async run(query: DashboardQuery): Promise<Dashboard> {
    return this.build(query, await this.scope(query));
  }

  /** Out of scope reads as missing. */
  async scope(query: DashboardQuery): Promise<DashboardScope> {
    const { database } = this.ports;
    this.assertCode(query.code);
    const { needs, reads } = dashboardEntry(query.name);
    const found = await findScope(database, { ...query, needs, subtree: reads === 'subtree', siblings: reads === 'siblings' });
    return { ...found, path: await pathTo(database, query.actor, found.unit) };
  }

  /** One of another version is known: a block that cannot show it in this quarter speaks of its own. */
  private assertCode(code: IndicatorCode | undefined): void {
    if (code === undefined || this.ports.catalogues.all().some((catalogue) => catalogue.hasIndicator(code))) return;
    throw new DomainError('invalid', { zh: `指标目录中没有“${code}”`, en: `The catalogue has no indicator "${code}"` });
  }

  /** Nothing here looks at rights: `scope` is what the reader may see. */
  build(query: Omit<DashboardQuery, 'actor' | 'period' | 'unit'>, scope: DashboardScope): Promise<Dashboard> {
    const build = (): Promise<Dashboard> => this.buildBlocks(query, scope);
    return scope.subtree ? this.turns.run(build) : build();
  }

  private async buildBlocks(query: Omit<DashboardQuery, 'actor' | 'period' | 'unit'>, scope: DashboardScope): Promise<Dashboard> {
    const { name, language } = query;
    const entry = dashboardEntry(name);
    // Over before the blocks are built: a server ends a transaction in which nothing is asked for long.
    const { figures, periods } = await this.ports.database.snapshot((stores) => this.gather(stores, query, scope));
    const blocks: Block[] = [];
    for (const build of entry.blocks) {
      const block = await build(figures, language, choicesOf(query));
      if (block) blocks.push(block);
      await othersTurn();
    }
    return dashboardOf({ name, title: entry.title, scope: { ...scope, record: figures.record }, figures, periods, blocks }, language);
  }

  /** All of one moment, and so of one data version, however long it takes. */
  private async gather(
    stores: Stores,
    { name, sector, basis }: Pick<DashboardQuery, 'name' | 'sector' | 'basis'>,
    scope: DashboardScope,
  ): Promise<{ figures: CollectedFigures; periods: PeriodRecord[] }> {
    const { unit, children, siblings } = scope;
    const entry = dashboardEntry(name);
    const periods = await stores.periods.all();
    const record = periods.find(({ period }) => period === scope.record.period) ?? scope.record;
    const subtree = scope.subtree && (await unitsSeen(stores, scope, scope.subtree));
    const figures = await collectFigures(stores, this.ports.catalogues, {
      ...{ record, unit, children, subtree, ofPeers: entry.ofPeers, siblings },
      ...{ sector, basis },
    });
    return { figures, periods };
  }
}
