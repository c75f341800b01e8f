/** What a briefing says besides figures: corrections since the last issue, the weight of what is missing, places and months. */
import type { BriefingInput, Correction, MissingShare } from '#domain/briefing/briefing-input.js';
import type { BriefingRecord } from '#domain/briefing/briefing.js';
import type { CollectedFigures } from '#domain/indicators/collected-figures.js';
import { isRankable, rankWithinSectors } from '#domain/indicators/rank.js';
import { comparePeriods, previousPeriod, trailingPeriods, type Period } from '#domain/period/period.js';
import { shanghaiDate } from '#domain/ports/clock.port.js';
import type { Stores } from '#domain/ports/database.port.js';
import type { ReturnVersion } from '#domain/return/return.js';
import { numberOf, type Values } from '#domain/return/values.js';
import type { PeriodUnit } from '#domain/unit/unit.js';

/** Branches and members: how much of the bureau is not counted. */
const WEIGHTS = ['O03', 'M09'];
/** Quarters whose corrections are still told. */
const QUARTERS = 8;
const MOST_CORRECTIONS = 200;
const MONTHS = ['L07a', 'L07b', 'L07c'];

/** Against last quarter, of the units without an accepted return. */
export async function missingShareOf(
  { returns }: Pick<Stores, 'returns'>,
  units: readonly PeriodUnit[],
  accepted: ReadonlyMap<string, ReturnVersion>,
  figures: CollectedFigures,
): Promise<MissingShare[]> {
  const missing = units.filter(({ code }) => !accepted.has(code)).map(({ code }) => code);
  const before = previousPeriod(figures.period);
  const total = figures.trend.find(({ period }) => period === before)?.elements ?? {};
  if (missing.length === 0 || Object.keys(total).length === 0) return [];
  const held = await returns.acceptedFigures(before, missing);
  return WEIGHTS.flatMap((element): MissingShare[] => {
    const sum = total[element];
    const values = [...held.values()].flatMap((version) => numberOf(version.values[element]) ?? []);
    if (!sum || values.length === 0) return [];
    return [{ element, missing: values.reduce((a, b) => a + b, 0), total: sum, units: values.length }];
  });
}

/** When the last briefing of this unit and kind was released before this one, ISO. */
export async function lastIssueOf({ briefings }: Pick<Stores, 'briefings'>, record: BriefingRecord): Promise<string | null> {
  const issued = (await briefings.all()).filter(
    (one) => one.id !== record.id && one.unit === record.unit && one.kind === record.kind && comparePeriods(one.period, record.period) < 0,
  );
  const before = issued.flatMap((one) => one.releasedAt ?? []);
  return before.toSorted().at(-1) ?? null;
}

/** Corrections that count: accepted ones, of this quarter and the seven before. */
export async function correctionsSince(
  { returns }: Pick<Stores, 'returns'>,
  period: Period,
  units: readonly PeriodUnit[],
  since: string | null,
): Promise<Correction[]> {
  if (since === null) return [];
  const names = new Map(units.map(({ code, name }) => [code, name]));
  const found = await Promise.all(
    trailingPeriods(period, QUARTERS).map(async (at) => {
      const written = (await returns.writtenSince(at, since, MOST_CORRECTIONS)).filter(
        ({ unit, reason }) => reason !== null && names.has(unit),
      );
      if (written.length === 0) return [];
      const records = await returns.ofPeriod(at, [...new Set(written.map(({ unit }) => unit))]);
      const counting = new Map(records.map(({ unit, acceptedVersion }) => [unit, acceptedVersion ?? 0]));
      return written
        .filter(({ unit, version }) => version <= counting.get(unit)!)
        .map(({ unit, version, createdAt, reason }) => ({ at, unit, version, createdAt, reason: reason! }));
    }),
  );
  return found
    .flat()
    .toSorted((a, b) => (a.createdAt < b.createdAt ? -1 : 1))
    .map(({ at, unit, version, createdAt, reason }) => ({
      ...{ unitName: names.get(unit)!, period: at, version, on: shanghaiDate(new Date(createdAt)), reason },
    }));
}

/** Among its siblings of the same sector; nobody else is named by it. */
export function placesOf({ catalogue, unit, total, siblings }: CollectedFigures): BriefingInput['places'] {
  const peers = siblings.filter((one) => one.unit.sector === unit.sector && one.unit.code !== unit.code);
  if (peers.length === 0) return [];
  return catalogue.indicators.filter(isRankable).flatMap((indicator) => {
    const nodes = [{ unit, figures: total }, ...peers].flatMap((node) => {
      const value = node.figures.get(indicator.code);
      return value ? [{ unit: node.unit.code, sector: node.unit.sector, value }] : [];
    });
    const own = rankWithinSectors(indicator, nodes).find((ranked) => ranked.unit === unit.code);
    return own ? [{ code: indicator.code, place: own.place, of: own.of }] : [];
  });
}

/** Theme days of the three months; null unless all are known. */
export function monthsOf(elements: Values): [number, number, number] | null {
  const [first, second, third] = MONTHS.map((code) => elements[code]);
  return first === undefined || second === undefined || third === undefined ? null : [first, second, third];
}
