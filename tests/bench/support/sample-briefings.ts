/** Briefings of the sample bureau, built as the worker builds them; and the same ones again with other figures. */
import { gatherBriefingInput } from '#application/briefings/gather-briefing-input.js';
import { buildBriefing } from '#briefing/build-briefing.js';
import { CATALOGUES } from '#catalogue/catalogues.js';
import type { Briefing, BriefingKind, BriefingNode } from '#domain/briefing/briefing.js';
import { isPeriod } from '#domain/period/period.js';
import { systemClock } from '#domain/ports/clock.port.js';
import { MariadbDatabase } from '#persistence/mariadb-database.js';
import type { BenchHouse } from './bench-house.js';

/** Of the newest quarter; without units, of all its units. */
export async function sampleBriefings(house: BenchHouse, kind: BriefingKind, units?: string[]): Promise<Briefing[]> {
  const bureau = await house.sampleBureau();
  const database = new MariadbDatabase({ url: bureau.database.url });
  try {
    const { period } = (await database.periods.all())[0]!;
    const wanted = units ?? (await database.periods.units(period)).map(({ code }) => code);
    const briefings: Briefing[] = [];
    for (const unit of wanted) {
      const asked = { period, unit, kind, issueNumber: 3, meetingId: null } as Parameters<typeof gatherBriefingInput>[1];
      briefings.push(buildBriefing(await gatherBriefingInput({ database, catalogues: CATALOGUES, clock: systemClock }, asked, 'zh'), kind));
    }
    return briefings;
  } finally {
    await database.close();
  }
}

/** The same document with other figures in every text and drawing: nothing kept of the one before can be used for it. */
export function refigured(briefing: Briefing, round: number): Briefing {
  const changed = (value: unknown, key = ''): unknown => {
    if (typeof value === 'string')
      return isPeriod(value) ? value : value.replaceAll(/\d/g, (digit) => String((Number(digit) + round) % 10));
    if (typeof value === 'number') return key === 'value' ? value * (1 + (round % 7) / 100) : value;
    if (Array.isArray(value)) return value.map((one) => changed(one));
    return value && typeof value === 'object'
      ? Object.fromEntries(Object.entries(value).map(([name, one]) => [name, changed(one, name)]))
      : value;
  };
  return { ...briefing, body: changed(briefing.body) as BriefingNode[], annexes: changed(briefing.annexes) as Briefing['annexes'] };
}
