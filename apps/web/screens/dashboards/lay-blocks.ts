/** How the blocks of a dashboard share its page: what stands side by side, and which notes are said once for all. */
import type { Block, BlockKind } from '#domain/dashboard/block.js';

/** A few rows of progress beside a tall picture would leave most of their card empty. */
const ALWAYS_WIDE: BlockKind[] = ['kpi', 'heat', 'table', 'treemap', 'months', 'waterfall', 'bullet'];

/** Pictures in pairs, everything wide alone; a picture without a partner becomes wide. */
export function layBlocks(blocks: Block[]): { block: Block; wide: boolean }[] {
  const laid = blocks.map((block) => ({ block, wide: ALWAYS_WIDE.includes(block.kind) }));
  for (let i = 0; i < laid.length; i++) {
    const here = laid[i];
    if (!here || here.wide) continue;
    const next = laid[i + 1];
    if (next && !next.wide) i++;
    else here.wide = true;
  }
  return laid;
}

/** Notes that every block carries are said once, above; the blocks keep the rest. */
export function liftNotes(blocks: Block[]): { shared: string[]; blocks: Block[] } {
  const [first, ...others] = blocks;
  if (!first || others.length === 0) return { shared: [], blocks };
  const shared = first.notes.filter((note) => others.every((block) => block.notes.includes(note)));
  return { shared, blocks: blocks.map((block) => ({ ...block, notes: block.notes.filter((note) => !shared.includes(note)) })) };
}
