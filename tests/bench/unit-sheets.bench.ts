/** One-page sheets of every unit as one batch, against a browser printing the same. */
import { setImmediate as turn } from 'node:timers/promises';
import { findFonts } from '#render/font-set.js';
import { PdfRenderer } from '#render/pdf-renderer.js';
import type { Bench } from './bench.js';
import { briefingHtml } from './support/briefing-html.js';
import { inTurns, timed } from './support/in-turns.js';
import { refigured, sampleBriefings } from './support/sample-briefings.js';

const SHEETS = 120;
/** The batch is measured in parts, so that whatever else the machine does disturbs both alike. */
const PARTS = 5;
const PART = SHEETS / PARTS;

export const unitSheetsBench: Bench = {
  name: 'unit-sheets',
  about: 'a batch of one-page sheets against a browser printing them',
  async *run(house) {
    const units = await sampleBriefings(house, 'unit_sheet');
    const sheets = Array.from({ length: SHEETS }, (_, i) => refigured(units[i % units.length]!, i));
    const renderer = new PdfRenderer(findFonts({ fonts: 'builtin', dataDir: null }));
    const page = await (await house.browser()).newPage();
    const next = { ours: 0, printed: 0 };
    const part = (way: keyof typeof next) => {
      const from = next[way]++ % PARTS;
      return sheets.slice(from * PART, (from + 1) * PART);
    };
    const { ours, printed } = await inTurns(
      {
        ours: () =>
          timed(async () => {
            for (const sheet of part('ours')) {
              if (renderer.render(sheet).pages !== 1) throw new Error('a sheet has more than one page');
              await turn();
            }
          }),
        printed: () =>
          timed(async () => {
            for (const sheet of part('printed')) {
              await page.setContent(briefingHtml(sheet));
              await page.pdf({ preferCSSPageSize: true, tagged: true, outline: true });
            }
          }),
      },
      { rounds: PARTS, warmUp: 1 },
    );
    yield {
      name: `${SHEETS} one-page unit sheets in one process (ratio: times faster)`,
      value: ours * PARTS,
      unit: 'ms',
      baseline: { name: 'the same by a warm browser page', value: printed * PARTS },
      ratio: printed / ours,
      target: { of: 'ratio', atLeast: 8 },
      note: `${((1000 * PART) / ours).toFixed(1)} sheets/s`,
    };
  },
};
