/** One briefing: the office edits, reviews and releases it here; everybody else reads it. */
import { useParams } from 'react-router';
import type { BriefingDetail } from '#domain/views/briefing-view.js';
import { useResource } from '../../api/use-resource.js';
import { ErrorNote, Skeleton } from '../../components/states.js';
import { BriefingDesk } from './briefing-desk.js';
import './briefings.css';

export function BriefingScreen() {
  const { id = '' } = useParams();
  const briefing = useResource<BriefingDetail>(`/briefings/${encodeURIComponent(id)}`);
  if (briefing.error) return <ErrorNote error={briefing.error} retry={briefing.reload} />;
  if (!briefing.data) return <Skeleton rows={8} />;
  return <BriefingDesk key={id} id={id} first={briefing.data} />;
}
