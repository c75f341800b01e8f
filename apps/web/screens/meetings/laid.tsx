/** What is laid before the meeting at an item: a briefing as a link, another document by its name. */
import { Link } from 'react-router';
import type { AgendaItem } from '#domain/meeting/meeting.js';
import type { MeetingView } from '#domain/views/meeting-view.js';
import { usePlace } from '../../app/context.js';
import { useText } from '../../i18n/language.js';
import { briefingName } from './briefing-name.js';

export function Laid({ item, view }: { item: AgendaItem; view: MeetingView }) {
  const t = useText();
  const { link } = usePlace();
  const briefing = view.briefings.find(({ id }) => id === item.briefingId);
  return (
    <>
      {briefing && <Link to={link(`/briefings/${briefing.id}`)}>{briefingName(t, briefing)}</Link>}
      {item.document && <span>{item.document}</span>}
    </>
  );
}
