/** Writes past quarters as planned: closed periods, accepted returns of origin `history`, their facts, and those of quarters that look back on them. */
import type { Actor } from '#domain/access/actor.js';
import { DomainError } from '#domain/errors.js';
import { lastDayOf, periodName, shiftPeriod, type Period } from '#domain/period/period.js';
import type { Stores } from '#domain/ports/database.port.js';
import { isOnBehalf } from '#domain/return/on-behalf.js';
import type { ReturnRecord, ReturnVersion } from '#domain/return/return.js';
import { remakeFacts } from '../../returns/remake-facts.js';
import type { ApplyPorts } from '../import.js';
import { unpackReturns, type HistoryContent, type HistoryQuarter } from './history-content.js';
import { whyNotHistorical } from './history-quarters.js';

const AT_ONCE = 500;

export async function applyHistory(
  ports: Pick<ApplyPorts, 'catalogues'>,
  stores: Stores,
  input: { actor: Actor; at: Date; uploadId: string; content: HistoryContent },
): Promise<void> {
  const touched = new Map<Period, Set<string>>();
  const touch = (period: Period, units: Iterable<string>) => {
    const set = touched.get(period) ?? new Set<string>();
    for (const unit of units) set.add(unit);
    touched.set(period, set);
  };
  for (const quarter of input.content.quarters) {
    await makePeriod(stores, quarter);
    await writeReturns(stores, quarter, input);
    const units = quarter.returns.map(([unit]) => unit);
    // prev() and yoy() of later quarters may read these figures.
    for (const steps of [0, 1, 4]) touch(shiftPeriod(quarter.period, steps), units);
  }
  for (const [period, units] of touched) {
    const record = await stores.periods.get(period);
    // Figures that were released stay as they were.
    if (record && record.state !== 'released') await remakeFacts(ports, stores, { period, units: [...units].sort(), at: input.at });
  }
}

async function makePeriod(stores: Stores, quarter: HistoryQuarter): Promise<void> {
  const { period } = quarter;
  const record = await stores.periods.lock(period);
  const isThere = record !== null && record.state !== 'planned';
  const moved = await whyNotHistorical(stores, record);
  if (isThere === quarter.isNew || moved)
    throw new DomainError('conflict', {
      zh: `${periodName(period).zh}${moved?.zh ?? '在上传之后有了变化'}，请重新上传`,
      en: `${period} ${moved?.en ?? 'has changed since the upload'}; upload the table again`,
    });
  if (!quarter.tree) return;
  const day = lastDayOf(period);
  if (isThere) await stores.periods.setState(period, 'planned');
  else
    await stores.periods.save({
      period,
      state: 'planned',
      opensOn: day,
      dueOn: day,
      locksOn: day,
      catalogueVersion: quarter.catalogueVersion,
      dataVersion: record?.dataVersion ?? 0,
    });
  await stores.periods.freezeUnits(period, quarter.tree);
  await stores.periods.setState(period, 'closed');
}

async function writeReturns(
  stores: Stores,
  quarter: HistoryQuarter,
  { actor, at, uploadId }: { actor: Actor; at: Date; uploadId: string },
): Promise<void> {
  const { period, catalogueVersion } = quarter;
  const now = at.toISOString();
  const levels = new Map((await stores.periods.units(period)).map((unit) => [unit.code, unit.reviewLevels]));
  for (const some of chunks(unpackReturns(quarter))) {
    const latest = await stores.returns.lockMany(
      period,
      some.map(({ unit }) => unit),
    );
    const created: Omit<ReturnRecord, 'revision'>[] = [];
    const changed: ReturnRecord[] = [];
    const versions: ReturnVersion[] = [];
    for (const { unit, base, values } of some) {
      const before = latest.get(unit)?.record ?? null;
      if ((before?.version ?? 0) !== base)
        throw new DomainError('conflict', {
          zh: `${unit} ${periodName(period).zh}的数据在上传之后有了变化，请重新上传`,
          en: `${unit} ${period} has changed since the upload; upload the table again`,
        });
      const version = base + 1;
      const accepted = {
        status: 'accepted' as const,
        reviewLevel: levels.get(unit) ?? 1,
        reviewedVersion: version,
        version,
        acceptedVersion: version,
        acceptedAt: now,
      };
      // Never submitted by anybody: whether it was on time is not known.
      if (before) changed.push({ ...before, ...accepted });
      else created.push({ period, unit, firstSubmittedAt: null, submittedAt: null, returnedCount: 0, returnReason: null, ...accepted });
      versions.push({
        period,
        unit,
        version,
        catalogueVersion,
        values,
        cells: {},
        findings: [],
        explanations: {},
        uploadId,
        createdBy: actor.userId,
        createdAt: now,
        reason: null,
        origin: 'history',
        onBehalf: isOnBehalf(actor, unit),
        submittedAt: null,
        submittedBy: null,
      });
    }
    if (created.length > 0) await stores.returns.createMany(created);
    if (changed.length > 0) await stores.returns.updateMany(changed);
    await stores.returns.addVersions(versions);
  }
}

function* chunks<T>(items: readonly T[]): Generator<T[]> {
  for (let i = 0; i < items.length; i += AT_ONCE) yield items.slice(i, i + AT_ONCE);
}
