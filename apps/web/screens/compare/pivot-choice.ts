/** What a comparison is made of, as its address says, made whole where the address says nothing. */
import { DIMENSIONS, MEASURES, PIVOT_LIMITS, PIVOT_PERIODS, type Dimension, type Measure } from '#domain/dashboard/pivot.js';

export interface PivotChoice {
  rows: Dimension;
  columns: Dimension;
  measure: Measure;
  /** Empty = what the server offers by itself. */
  codes: string[];
  /** Empty = the units below the one looked at. */
  units: string[];
  /** Quarters looked back over, the one looked at included. */
  periods: number;
}

/** Beginnings: the two dimensions a question usually has. */
export const PRESETS: { rows: Dimension; columns: Dimension }[] = [
  { rows: 'units', columns: 'indicators' },
  { rows: 'periods', columns: 'indicators' },
  { rows: 'sectors', columns: 'indicators' },
  { rows: 'units', columns: 'periods' },
];

export function pivotChoice(part: (name: string) => string | null): PivotChoice {
  const dimension = (name: string) => DIMENSIONS.find((one) => one === part(name));
  const rows = dimension('rows') ?? PRESETS[0]!.rows;
  const columns = dimension('columns') ?? PRESETS[0]!.columns;
  const periods = Number(part('periods'));
  return {
    rows,
    columns: columns === rows ? otherThan(rows) : columns,
    measure: MEASURES.find((one) => one === part('measure')) ?? 'value',
    codes: listed(part('codes')),
    units: listed(part('units')),
    periods: Number.isInteger(periods) && periods >= 2 && periods <= PIVOT_LIMITS.periods ? periods : PIVOT_PERIODS,
  };
}

/** A dimension stands in rows or in columns: choosing it for one takes it from the other. */
export function withDimension(choice: PivotChoice, side: 'rows' | 'columns', next: Dimension): { rows: Dimension; columns: Dimension } {
  const other = side === 'rows' ? 'columns' : 'rows';
  const kept = choice[other] === next ? choice[side] : choice[other];
  return { [side]: next, [other]: kept } as { rows: Dimension; columns: Dimension };
}

/** What is asked of the api, and of the file. */
export function pivotQuery(choice: PivotChoice, place: Record<string, string>): string {
  const { rows, columns, measure, codes, units, periods } = choice;
  const shows = (dimension: Dimension) => rows === dimension || columns === dimension;
  return new URLSearchParams({
    ...place,
    rows,
    columns,
    measure,
    ...(codes.length > 0 ? { codes: (shows('indicators') ? codes : codes.slice(0, 1)).join(',') } : {}),
    ...(units.length > 0 && shows('units') ? { units: units.join(',') } : {}),
    ...(shows('periods') ? { periods: String(periods) } : {}),
  }).toString();
}

const otherThan = (rows: Dimension): Dimension => (rows === 'indicators' ? 'units' : 'indicators');
const listed = (text: string | null): string[] => [...new Set((text ?? '').split(',').filter(Boolean))];
