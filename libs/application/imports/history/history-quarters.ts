/** The quarters a table speaks of: which may take past figures, with their tree and what they hold already. */
import { DomainError } from '#domain/errors.js';
import type { Catalogue } from '#domain/catalogue/catalogue.js';
import { lastDayOf, periodName, type Period, type PeriodRecord } from '#domain/period/period.js';
import { shanghaiDate } from '#domain/ports/clock.port.js';
import type { Stores } from '#domain/ports/database.port.js';
import type { ReturnVersion } from '#domain/return/return.js';
import { periodUnitOf } from '#domain/unit/period-tree.js';
import type { Unit } from '#domain/unit/unit.js';
import type { Finding } from '#domain/validation/finding.js';
import { tableFinding, type TablePlace } from '#workbook/table-finding.js';
import type { PlanPorts } from '../import.js';
import { HistoryTree } from './history-tree.js';

export interface Quarter {
  period: Period;
  record: PeriodRecord | null;
  catalogue: Catalogue;
  tree: HistoryTree;
  /** What was brought in before, by unit. */
  accepted: Map<string, ReturnVersion>;
}

/** Opens each quarter once; the finding stands at the place that first named it. */
export class HistoryQuarters {
  private readonly known = new Map<Period, Quarter | null>();
  private today: Map<string, Unit> | null = null;

  constructor(
    private readonly ports: Pick<PlanPorts, 'database' | 'catalogues'>,
    private readonly at: Date,
    private readonly findings: Finding[],
  ) {}

  async of(period: Period, place: TablePlace): Promise<Quarter | null> {
    const known = this.known.get(period);
    if (known !== undefined) return known;
    const quarter = await this.open(period, place);
    this.known.set(period, quarter);
    return quarter;
  }

  all(): Quarter[] {
    return [...this.known.values()].filter((quarter) => quarter !== null).sort((a, b) => (a.period < b.period ? -1 : 1));
  }

  private async open(period: Period, place: TablePlace): Promise<Quarter | null> {
    const { database, catalogues } = this.ports;
    const today = shanghaiDate(this.at);
    const name = periodName(period);
    const refuse = (zh: string, en: string): null => {
      this.findings.push(tableFinding('I05', place, { zh: `${name.zh}${zh}`, en: `${name.en} ${en}` }, { value: period }));
      return null;
    };
    if (lastDayOf(period) >= today)
      return refuse('还没有结束，不能作为历史数据导入', 'is not over; it cannot be brought in as a past quarter');
    const record = await database.periods.get(period);
    const conflict = await whyNotHistorical(database, record);
    if (conflict) return refuse(conflict.zh, conflict.en);
    let catalogue: Catalogue;
    try {
      catalogue = record && record.state !== 'planned' ? catalogues.ofVersion(record.catalogueVersion) : catalogues.forPeriod(period);
    } catch (error) {
      if (error instanceof DomainError && error.code === 'not_found')
        return refuse('没有生效的指标目录，不能导入', 'has no catalogue in force and cannot be brought in');
      throw error;
    }
    this.today ??= new Map((await database.units.validOn(today)).map((unit) => [unit.code, unit]));
    const exists = record !== null && record.state !== 'planned';
    const base = exists
      ? await database.periods.units(period)
      : (await database.units.validOn(lastDayOf(period))).map((unit) => periodUnitOf(period, unit));
    return {
      period,
      record: exists ? record : null,
      catalogue,
      tree: new HistoryTree(period, base, this.today),
      accepted: exists ? await database.returns.acceptedVersions(period) : new Map<string, ReturnVersion>(),
    };
  }
}

/** Why past figures may not go into the period; null when they may. */
export async function whyNotHistorical(
  stores: Pick<Stores, 'returns'>,
  record: PeriodRecord | null,
): Promise<{ zh: string; en: string } | null> {
  if (!record || record.state === 'planned') return null;
  if (record.state === 'open') return { zh: '正在填报，请通过填报表报送', en: 'is open: file its returns instead' };
  if (record.state === 'released') return { zh: '已经发布，不能再导入', en: 'is released and takes no more figures' };
  const returns = await stores.returns.ofPeriod(record.period);
  const historical = await stores.returns.historicalUnits(
    record.period,
    returns.map(({ unit }) => unit),
  );
  return returns.every(({ unit }) => historical.has(unit))
    ? null
    : { zh: '有单位正式报送的季报，不能用历史数据覆盖', en: 'holds returns that units filed; past figures must not overwrite them' };
}
