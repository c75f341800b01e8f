/** The day a briefing is drafted unasked: T−n, counted in working days before its meeting; for n = 0 the day of the meeting itself. */
import { addWorkingDays, type WorkCalendar } from '../period/working-days.js';
import type { MeetingRecord } from './briefing.js';

export const draftsOn = (meeting: Pick<MeetingRecord, 'meetsOn' | 'draftDaysBefore'>, calendar: WorkCalendar): string =>
  meeting.draftDaysBefore === 0 ? meeting.meetsOn : addWorkingDays(meeting.meetsOn, -meeting.draftDaysBefore, calendar);
