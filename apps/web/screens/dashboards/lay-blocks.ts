/** Which blocks stand side by side: pictures in pairs, everything wide alone, and a picture without a partner becomes wide. */
import type { Block, BlockKind } from '#domain/dashboard/block.js';

const ALWAYS_WIDE: BlockKind[] = ['kpi', 'heat', 'table'];

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
