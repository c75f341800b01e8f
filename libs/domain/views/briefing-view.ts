/** Periods and briefings as screens see them: `GET /periods`, `GET /briefings`. */
import type { BriefingRecord } from '../briefing/briefing.js';
import type { PeriodRecord } from '../period/period.js';

export interface PeriodView extends PeriodRecord {
  /** 2026年第三季度. */
  name: string;
  meetsOn: string | null;
}
export interface BriefingView extends Omit<BriefingRecord, 'attempts'> {
  title: string;
  unitName: string;
}
