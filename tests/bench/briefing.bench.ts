/** The quarterly briefing of the sample bureau as a PDF: against a warm browser page printing the same, and the memory of many in a row. */
import { setImmediate as turn } from 'node:timers/promises';
import { gatherBriefingInput } from '#application/briefings/gather-briefing-input.js';
import { buildBriefing } from '#briefing/build-briefing.js';
import { CATALOGUES } from '#catalogue/catalogues.js';
import type { Briefing, BriefingNode } from '#domain/briefing/briefing.js';
import { systemClock } from '#domain/ports/clock.port.js';
import { MariadbDatabase } from '#persistence/mariadb-database.js';
import { RenderHost } from '#render/child/render-host.js';
import { findFonts } from '#render/font-set.js';
import { PdfRenderer } from '#render/pdf-renderer.js';
import { ROOT } from '../../apps/cli/sample/sample-units.js';
import type { Bench } from './bench.js';
import type { BenchHouse } from './support/bench-house.js';
import { briefingHtml } from './support/briefing-html.js';
import { inTurns, median, timed } from './support/in-turns.js';
import { childrenOf, residentBytes } from './support/processes.js';

const DOCUMENTS = process.env.JIBAO_LONG ? 500 : 100;
const FONTS = { fonts: 'builtin', dataDir: null };

export const briefingBench: Bench = {
  name: 'briefing',
  about: 'the quarterly briefing against a browser printing it; memory over many',
  async *run(house) {
    const briefing = await quarterlyBriefing(house);
    const renderer = new PdfRenderer(findFonts(FONTS));
    const page = await (await house.browser()).newPage();
    let pages = 0;
    const { ours, printed } = await inTurns({
      ours: async () => {
        const ms = await timed(() => (pages = renderer.render(briefing).pages));
        await turn();
        return ms;
      },
      printed: () =>
        timed(async () => {
          await page.setContent(briefingHtml(briefing));
          await page.pdf({ preferCSSPageSize: true, tagged: true, outline: true });
        }),
    });
    const nodes = [...briefing.body, ...briefing.annexes.flatMap((annex) => annex.body)];
    yield {
      name: `quarterly briefing, warm: ${pages} pages, ${count(nodes, false)} charts, ${count(nodes, true)} tables (ratio: times faster)`,
      value: ours,
      unit: 'ms',
      baseline: { name: 'warm browser page printing the same', value: printed },
      ratio: printed / ours,
      target: { of: 'ratio', atLeast: 4 },
    };

    const memory = await memoryOfMany(briefing);
    const [early, late] = [memory.slice(DOCUMENTS * 0.2, DOCUMENTS * 0.4), memory.slice(DOCUMENTS * 0.8)].map((part) => median(part)) as [
      number,
      number,
    ];
    yield {
      name: `renderer over ${DOCUMENTS} documents, resident at most`,
      value: Math.max(...memory),
      unit: 'MB',
      baseline: null,
      target: { of: 'value', atMost: 400 },
    };
    yield {
      name: 'renderer, last fifth of them against the second fifth (flat = 1)',
      value: late,
      unit: 'MB',
      baseline: { name: 'second fifth', value: early },
      target: { of: 'ratio', atMost: 1.1 },
    };
  },
};

async function quarterlyBriefing(house: BenchHouse): Promise<Briefing> {
  const bureau = await house.sampleBureau();
  const database = new MariadbDatabase({ url: bureau.database.url });
  try {
    const { period } = (await database.periods.all())[0]!;
    const asked = { period, unit: ROOT, kind: 'quarterly', issueNumber: 3, meetingId: null } as Parameters<typeof gatherBriefingInput>[1];
    return buildBriefing(await gatherBriefingInput({ database, catalogues: CATALOGUES, clock: systemClock }, asked, 'zh'));
  } finally {
    await database.close();
  }
}

const count = (nodes: BriefingNode[], tables: boolean): number =>
  nodes.filter((node) => node.type === 'block' && (node.block.kind === 'table' || node.block.kind === 'kpi') === tables).length;

/** Megabytes of the drawing child after each document. */
async function memoryOfMany(briefing: Briefing): Promise<number[]> {
  const host = new RenderHost(FONTS);
  const before = new Set(childrenOf(process.pid));
  const memory: number[] = [];
  try {
    for (let i = 0; i < DOCUMENTS; i++) {
      await host.pdf(briefing);
      const child = childrenOf(process.pid).find((pid) => !before.has(pid))!;
      memory.push(residentBytes(child) / 2 ** 20);
    }
    return memory;
  } finally {
    await host.close();
  }
}
