/** A briefing of a meeting by its name; a link for those who may open it. */
import { Link } from 'react-router';
import type { MeetingBriefing } from '#domain/views/meeting-view.js';
import { usePlace } from '../../app/context.js';
import { useText } from '../../i18n/language.js';
import { briefingName } from './briefing-name.js';

export function BriefingLink({ briefing }: { briefing: MeetingBriefing }) {
  const t = useText();
  const { link } = usePlace();
  const name = briefingName(t, briefing);
  return briefing.maySee ? <Link to={link(`/briefings/${briefing.id}`)}>{name}</Link> : <strong>{name}</strong>;
}
