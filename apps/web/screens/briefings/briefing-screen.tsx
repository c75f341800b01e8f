/** One briefing: the office edits, reviews and releases it here; everybody else reads it. */
import { useParams } from 'react-router';
import type { BriefingDetail } from '#domain/views/briefing-view.js';
import { useResource } from '../../api/use-resource.js';
import { usePlace } from '../../app/context.js';
import { NotThere } from '../../components/not-there.js';
import { Skeleton } from '../../components/states.js';
import { useText } from '../../i18n/language.js';
import { BriefingDesk } from './briefing-desk.js';
import './briefings.css';

export function BriefingScreen() {
  const t = useText();
  const { id = '' } = useParams();
  const { link } = usePlace();
  const briefing = useResource<BriefingDetail>(`/briefings/${encodeURIComponent(id)}`);
  if (briefing.error)
    return (
      <NotThere
        error={briefing.error}
        retry={briefing.reload}
        title={t('briefings.notThere')}
        back={{ to: link('/briefings'), name: t('briefings.back') }}
      />
    );
  if (!briefing.data) return <Skeleton rows={8} />;
  return <BriefingDesk key={id} id={id} first={briefing.data} />;
}
