/** What is laid before the meeting at an item: a briefing as a link, another document by its name. */
import type { AgendaItem } from '#domain/meeting/meeting.js';
import type { MeetingView } from '#domain/views/meeting-view.js';
import { BriefingLink } from './briefing-link.js';

export function Laid({ item, view }: { item: AgendaItem; view: MeetingView }) {
  const briefing = view.briefings.find(({ id }) => id === item.briefingId);
  return (
    <>
      {briefing && <BriefingLink briefing={briefing} />}
      {item.document && <span>{item.document}</span>}
    </>
  );
}
