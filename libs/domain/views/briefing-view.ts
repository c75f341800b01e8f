/** Meetings, periods and briefings as screens see them: `GET /periods`, `GET /meetings`, `GET /briefings`. */
import type { BriefingRecord, MeetingRecord } from '../briefing/briefing.js';
import type { PeriodRecord } from '../period/period.js';

export interface PeriodView extends PeriodRecord {
  /** 2026年第三季度. */
  name: string;
  meetsOn: string | null;
}
/** `draftsOn`: the day its briefing is drafted unasked. */
export interface MeetingView extends MeetingRecord {
  draftsOn: string;
}
export interface BriefingView extends Omit<BriefingRecord, 'attempts'> {
  title: string;
  unitName: string;
}
