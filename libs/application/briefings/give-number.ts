/** The number a briefing is issued under: taken when release is asked for, one series a year of issue, unit and kind. */
import type { BriefingRecord, BriefingStatus } from '#domain/briefing/briefing.js';
import { shanghaiDate } from '#domain/ports/clock.port.js';
import type { Stores } from '#domain/ports/database.port.js';
import { KINDS } from '#briefing/build-briefing.js';

const NUMBERED: readonly BriefingStatus[] = ['releasing', 'released', 'superseded'];
const yearOf = (at: string): string => shanghaiDate(new Date(at)).slice(0, 4);

/**
 * In the transaction that asks for the release, `at` then. What is issued anew in the same year keeps its number; a bulletin, which may come
 * out several times a quarter, never does. 0 for kinds without one.
 */
export async function giveNumber(stores: Pick<Stores, 'briefings'>, record: BriefingRecord, at: Date): Promise<number> {
  const { id, unit, kind, period } = record;
  if (!KINDS[kind].isDistributed) return 0;
  const series = (await stores.briefings.lockSeries(unit, kind)).filter(
    (one) => one.id !== id && NUMBERED.includes(one.status) && one.release && yearOf(one.release.at) === yearOf(at.toISOString()),
  );
  const before = kind === 'bulletin' ? undefined : series.find((one) => one.period === period);
  return before?.issueNumber ?? 1 + Math.max(0, ...series.map(({ issueNumber }) => issueNumber));
}
