/** The completeness board: every unit with the filing of its whole subtree, summed in one pass from the leaves up. */
import { isFiledLate } from '#domain/rollup/filing.js';
import type { ReturnRecord } from '#domain/return/return.js';
import type { PeriodUnit } from '#domain/unit/unit.js';
import type { BoardRow } from '#domain/views/office-view.js';

export interface Filed {
  record: ReturnRecord | null;
  dueOn: string;
  /** How often it was asked to file. */
  reminders: number;
}

/** `units` ordered by path, so that a parent stands before its children; those outside `units` are summed nowhere. */
export function boardRows(units: readonly PeriodUnit[], filedBy: (unit: PeriodUnit) => Filed, today: string): BoardRow[] {
  const rows = units.map((unit): BoardRow => {
    const filed = filedBy(unit);
    const status = filed.record?.status ?? 'none';
    const count = (condition: boolean): number => (unit.expected && condition ? 1 : 0);
    const late = unit.expected && isFiledLate(filed.record, filed.dueOn, today);
    return {
      unit: unit.code,
      unitName: unit.name,
      parent: unit.parent,
      path: unit.path,
      expectedItself: unit.expected,
      status,
      late,
      expected: count(true),
      submitted: count(status === 'submitted' || status === 'accepted'),
      accepted: count(status === 'accepted'),
      returned: count(status === 'returned'),
      lateCount: count(late),
      reminders: filed.reminders,
    };
  });
  const rowOf = new Map(rows.map((row) => [row.unit, row]));
  for (const row of rows.toReversed()) {
    const above = row.parent === null ? undefined : rowOf.get(row.parent);
    if (!above) continue;
    above.expected += row.expected;
    above.submitted += row.submitted;
    above.accepted += row.accepted;
    above.returned += row.returned;
    above.lateCount += row.lateCount;
    above.reminders += row.reminders;
  }
  return rows;
}
