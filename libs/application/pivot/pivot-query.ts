/** What a reader asks of the pivot, and what it refuses before anything is read. */
import type { Actor } from '#domain/access/actor.js';
import { DIMENSION_NAMES, PIVOT_LIMITS, type Dimension, type Measure } from '#domain/dashboard/pivot.js';
import { DomainError, type Language, type Text } from '#domain/errors.js';
import type { Basis } from '#domain/indicators/basis.js';
import type { Period } from '#domain/period/period.js';
import type { Sector } from '#domain/unit/unit.js';

export interface PivotQuery {
  actor: Actor;
  /** Without: the newest with figures. */
  period?: Period | undefined;
  /** Without: the highest the reader may see. */
  unit?: string | undefined;
  /** Everything of this sector only. */
  sector?: Sector | undefined;
  basis?: Basis | undefined;
  rows: Dimension;
  columns: Dimension;
  /** Indicators side by side, or the one all is about; without: the headlines, or the first of them. */
  codes?: readonly string[] | undefined;
  /** Units side by side; without: those one level below. */
  units?: readonly string[] | undefined;
  measure: Measure;
  /** Quarters side by side, ending with the one asked for. */
  periods: number;
  language: Language;
}

export function assertTwoDimensions({ rows, columns }: Pick<PivotQuery, 'rows' | 'columns'>): void {
  if (rows === columns) throw refused('columns', { zh: '行和列请选不同的维度', en: 'Choose different dimensions for rows and columns' });
}

/** `sizes`: how many of each are side by side. */
export function assertNotTooLarge({ rows, columns }: Pick<PivotQuery, 'rows' | 'columns'>, sizes: Record<Dimension, number>): void {
  const names = (['units', 'indicators', 'periods', 'sectors'] as const).filter((each) => each === rows || each === columns);
  const cells = sizes[rows] * sizes[columns];
  if (sizes.units > PIVOT_LIMITS.children)
    throw refused('units', {
      zh: `下级单位有 ${sizes.units} 个，超过 ${PIVOT_LIMITS.children} 个；请选择要对比的单位（最多 ${PIVOT_LIMITS.units} 个）`,
      en: `There are ${sizes.units} units below, more than ${PIVOT_LIMITS.children}; choose those to compare (at most ${PIVOT_LIMITS.units})`,
    });
  if (cells > PIVOT_LIMITS.cells)
    throw refused(names[0]!, {
      zh: `所选内容共 ${cells} 格，超过 ${PIVOT_LIMITS.cells} 格；请减少${names.map((each) => DIMENSION_NAMES[each].zh).join('或')}`,
      en: `That makes ${cells} cells, more than ${PIVOT_LIMITS.cells}; choose fewer ${names.map((each) => DIMENSION_NAMES[each].en.toLowerCase()).join(' or ')}`,
    });
}

const refused = (field: string, said: Text): DomainError => new DomainError('invalid', said, { errors: [{ field, message: said }] });
