/** Pages of the layouts, in points: what tables and drawings have to know of the page they stand on. */
import type { BriefingLayout } from '#domain/briefing/briefing.js';

export interface PageSize {
  /** Width of the type area. */
  area: number;
  /** Room for a drawing that stands alone on a page; null where it takes the height it needs. */
  tall: number | null;
  /** Type sizes of a table, the usual first, smaller ones where it is crowded. */
  tableSizes: readonly number[];
  /** Pixels a drawing is made for: the fewer, the larger its letters come out. */
  drawing: number;
}

const mm = (value: number): number => (value / 25.4) * 72;
const portrait: PageSize = { area: mm(156), tall: null, tableSizes: [10.5, 9.5, 8.5], drawing: 640 };

export const PAGES: Record<BriefingLayout, PageSize> = {
  official: portrait,
  bulletin: portrait,
  notice: portrait,
  sheet: { area: mm(174), tall: null, tableSizes: [9.5, 9, 8.5, 8], drawing: 700 },
  deck: { area: mm(261), tall: mm(128), tableSizes: [16, 14, 12, 11, 10, 9], drawing: 620 },
};
