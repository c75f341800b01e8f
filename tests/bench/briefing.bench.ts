/** The quarterly briefing of the sample bureau as a PDF: against a warm browser page printing the same, and the memory of many in a row. */
import { setImmediate as turn } from 'node:timers/promises';
import type { Briefing } from '#domain/briefing/briefing.js';
import { mapNodes, walk } from '#domain/briefing/walk.js';
import { RenderHost } from '#render/child/render-host.js';
import { findFonts } from '#render/font-set.js';
import { PdfRenderer } from '#render/pdf-renderer.js';
import { ROOT } from '../../apps/cli/sample/sample-units.js';
import type { Bench } from './bench.js';
import { briefingHtml } from './support/briefing-html.js';
import { refigured, sampleBriefings } from './support/sample-briefings.js';
import { inTurns, median, timed } from './support/in-turns.js';
import { childrenOf, residentBytes } from './support/processes.js';

const DOCUMENTS = process.env.JIBAO_LONG ? 500 : 100;
/** Both have set so many before they are timed: a renderer sets a thousand before it is replaced, and its code is compiled by the first. */
const WARM = { warmUp: 10, rounds: 9 };
const FONTS = { fonts: 'builtin', dataDir: null };

export const briefingBench: Bench = {
  name: 'briefing',
  about: 'the quarterly briefing against a browser printing it; memory over many',
  async *run(house) {
    const [whole] = await sampleBriefings(house, 'quarterly', [ROOT]);
    const briefing = shortened(whole!);
    const renderer = new PdfRenderer(findFonts(FONTS));
    const page = await (await house.browser()).newPage();
    for (const [name, document, isTarget] of [
      ['quarterly briefing, warm', briefing, true],
      ['the same with everything the sample bureau has, warm', whole!, false],
    ] as const) {
      let pages = 0;
      const round = { ours: 0, printed: 0 };
      const { ours, printed } = await inTurns(
        {
          ours: async () => {
            const asked = refigured(document, ++round.ours);
            const ms = await timed(() => (pages = renderer.render(asked).pages));
            await turn();
            return ms;
          },
          printed: () => {
            const asked = refigured(document, ++round.printed);
            return timed(async () => {
              await page.setContent(briefingHtml(asked));
              await page.pdf({ preferCSSPageSize: true, tagged: true, outline: true });
            });
          },
        },
        WARM,
      );
      yield {
        name: `${name}: ${pages} pages, ${count(document, false)} charts, ${count(document, true)} tables (ratio: times faster)`,
        value: ours,
        unit: 'ms',
        baseline: { name: 'warm browser page printing the same', value: printed },
        ratio: printed / ours,
        ...(isTarget ? { target: { of: 'ratio', atLeast: 4 } as const } : {}),
      };
    }

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

/** What the target speaks of: eight charts and eight tables with their text, about twelve pages. */
function shortened(briefing: Briefing): Briefing {
  const left = { charts: 8, tables: 8 };
  return mapNodes({ ...briefing, annexes: [] }, (node) => {
    if (node.type !== 'block') return [node];
    const kind = node.block.kind === 'table' || node.block.kind === 'kpi' ? 'tables' : 'charts';
    return left[kind]-- > 0 ? [node] : [];
  });
}

const count = (briefing: Briefing, tables: boolean): number =>
  [...walk(briefing)].filter(({ node }) => node.type === 'block' && (node.block.kind === 'table' || node.block.kind === 'kpi') === tables)
    .length;

/** Megabytes of the drawing child after each document. */
async function memoryOfMany(briefing: Briefing): Promise<number[]> {
  const host = new RenderHost(FONTS);
  const before = new Set(childrenOf(process.pid));
  const memory: number[] = [];
  try {
    for (let i = 0; i < DOCUMENTS; i++) {
      await host.pdf(refigured(briefing, i));
      const child = childrenOf(process.pid).find((pid) => !before.has(pid))!;
      memory.push(residentBytes(child) / 2 ** 20);
    }
    return memory;
  } finally {
    await host.close();
  }
}
