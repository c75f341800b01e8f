/** Briefings of the sample bureau, built as the worker builds them; and the same ones again so that every chart has to be drawn. */
import { gatherBriefingInput } from '#application/briefings/gather-briefing-input.js';
import { buildBriefing } from '#briefing/build-briefing.js';
import { CATALOGUES } from '#catalogue/catalogues.js';
import type { Briefing, BriefingKind } from '#domain/briefing/briefing.js';
import { mapNodes } from '#domain/briefing/walk.js';
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

/** Drawings are kept by their block: another id, which nobody sees, makes each a new one. */
export const redrawn = (briefing: Briefing, round: number): Briefing =>
  mapNodes(briefing, (node) => [node.type === 'block' ? { ...node, block: { ...node.block, id: `${node.block.id}.${round}` } } : node]);
