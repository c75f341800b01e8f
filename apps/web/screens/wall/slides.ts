/** What stands on the wall together: a block that is too tall goes on over several slides, two small pictures share one. */
import { chartHeight } from '#charts/charts.js';
import { textWidth } from '#charts/measure-text.js';
import type { Block, BlockKind } from '#domain/dashboard/block.js';
import type { Language } from '#domain/errors.js';

export interface Slide {
  /** Stable while the figures are refreshed. */
  key: string;
  blocks: Block[];
  /** Whether a block stands here whole. */
  isWhole: boolean;
}
/** The room for a picture with its notes, in pixels as laid out. */
export interface Room {
  width: number;
  height: number;
}

/** What is laid out by the page, not drawn: how many fit follows from the style sheet. */
const MOST_CARDS = 8;
const ROW = 66;
const HEAD = 58;
/** A picture that needs no more than this part of the height at half the width leaves the other half to its neighbour. */
const SMALL = 0.75;
/** What notes under a picture take, and the size of a title on half a slide; as in wall.css. */
const NOTES = 58;
const HALF_TITLE = 32;
const PAIRS: BlockKind[] = ['trend', 'stack', 'bar', 'gap', 'bullet', 'radar', 'funnel', 'waterfall'];

export function slidesOf(blocks: Block[], room: Room, language: Language): Slide[] {
  const slides: Slide[] = [];
  for (const whole of blocks) {
    const block = (whole.kind === 'table' || whole.kind === 'bar') && whole.shown !== undefined ? cut(whole, 0, whole.shown) : whole;
    const own = { ...room, height: room.height - (block.notes.length > 0 ? NOTES : 0) };
    const pages = pagesOf(block, mostRows(block, own, language));
    const isWhole = pages.length === 1;
    const before = slides.at(-1);
    if (isWhole && before?.isWhole && before.blocks.length === 1 && [...before.blocks, block].every((one) => isSmall(one, own, language)))
      before.blocks.push(block);
    else slides.push(...pages.map((page, i) => ({ key: `${block.id}.${i}`, blocks: [page], isWhole })));
  }
  return slides;
}

function isSmall(block: Block, room: Room, language: Language): boolean {
  if (!PAIRS.includes(block.kind) || textWidth(block.title, HALF_TITLE) > room.width * 0.85) return false;
  const height = chartHeight(block, { width: room.width / 2, medium: 'wall', language });
  return height > 0 && height <= room.height * SMALL;
}

/** How many of the block's rows fit one slide. */
function mostRows(block: Block, room: Room, language: Language): number {
  const count = rowsOf(block)?.length ?? 0;
  const tall = (rows: number) => chartHeight(cut(block, 0, rows), { width: room.width, medium: 'wall', language });
  const all = tall(count);
  if (block.kind === 'kpi') return MOST_CARDS;
  if (all === 0) return Math.floor((room.height - HEAD) / ROW);
  if (count < 2 || all <= room.height) return Infinity;
  const one = tall(1);
  const row = (all - one) / (count - 1);
  return Math.max(1, Math.floor((room.height - one) / row) + 1);
}

/** As even as can be: eleven rows of which eight fit make six and five. */
function pagesOf(block: Block, most: number): Block[] {
  const count = rowsOf(block)?.length ?? 0;
  const pages = Math.max(1, Math.ceil(count / most));
  if (pages === 1) return [block];
  const size = Math.ceil(count / pages);
  return Array.from({ length: pages }, (_, i) => ({
    ...cut(block, i * size, (i + 1) * size),
    subtitle: [block.subtitle, `${i + 1}/${pages}`].filter(Boolean).join(' · '),
  }));
}

function rowsOf(block: Block): unknown[] | null {
  switch (block.kind) {
    case 'kpi':
      return block.items;
    case 'bar':
      return block.bars;
    case 'strip':
      return block.groups;
    case 'heat':
    case 'gap':
    case 'bullet':
    case 'months':
    case 'table':
      return block.rows;
    default:
      return null;
  }
}

function cut(block: Block, from: number, to: number): Block {
  switch (block.kind) {
    case 'kpi':
      return { ...block, items: block.items.slice(from, to) };
    case 'bar':
      return { ...block, bars: block.bars.slice(from, to) };
    case 'strip':
      return { ...block, groups: block.groups.slice(from, to) };
    case 'heat':
      return { ...block, rows: block.rows.slice(from, to) };
    case 'gap':
      return { ...block, rows: block.rows.slice(from, to) };
    case 'bullet':
      return { ...block, rows: block.rows.slice(from, to) };
    case 'months':
      return { ...block, rows: block.rows.slice(from, to) };
    case 'table':
      return { ...block, rows: block.rows.slice(from, to) };
    default:
      return block;
  }
}
