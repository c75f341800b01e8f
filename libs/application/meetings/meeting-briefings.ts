/** Which briefings a meeting is given unasked, and those it has. */
import type { BriefingKind, BriefingRecord, MeetingRecord } from '#domain/briefing/briefing.js';
import type { MeetingKind } from '#domain/meeting/meeting.js';
import type { Stores } from '#domain/ports/database.port.js';

/** At the end of a year both the quarter and the year are reviewed. */
export const REVIEWED_IN: Record<MeetingKind, readonly BriefingKind[]> = {
  quarterly: ['quarterly'],
  half_year: ['quarterly'],
  annual: ['quarterly', 'annual'],
};

const OF_THE_WHOLE: readonly BriefingKind[] = ['quarterly', 'annual', 'bulletin', 'deck', 'notice'];

/** Newest first, without what was discarded; sheets of single units are not a meeting's. */
export async function briefingsOf(stores: Pick<Stores, 'briefings'>, meeting: MeetingRecord): Promise<BriefingRecord[]> {
  const all = await Promise.all(OF_THE_WHOLE.map((kind) => stores.briefings.ofKind(meeting.period, meeting.unit, kind)));
  const own = all.flat().filter(({ meetingId, status }) => meetingId === meeting.id && status !== 'discarded');
  return own.sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1));
}
