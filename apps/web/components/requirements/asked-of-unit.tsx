/** What is asked of a unit and not yet closed (上级要求), beside its return; nothing at all where nothing is asked. */
import { Link } from 'react-router';
import type { RequirementView } from '#domain/views/meeting-view.js';
import { usePlace } from '../../app/context.js';
import { useResource } from '../../api/use-resource.js';
import { useText } from '../../i18n/language.js';
import { ErrorNote } from '../states.js';
import { RequirementItem } from './requirement-item.js';

const MOST = 4;

export function AskedOfUnit({ unit }: { unit: string }) {
  const t = useText();
  const { link } = usePlace();
  const all = useResource<RequirementView[]>(`/requirements?unit=${encodeURIComponent(unit)}`);
  if (all.error) return <ErrorNote error={all.error} retry={all.reload} />;
  const open = (all.data ?? []).filter(({ state }) => state !== 'closed');
  if (open.length === 0) return null;
  return (
    <section className="panel section asked" aria-label={t('requirements.asked')}>
      <h2>
        {t('requirements.asked')} <b>{open.length}</b>
      </h2>
      <ul className="requirements">
        {open.slice(0, MOST).map((one) => (
          <RequirementItem key={one.id} requirement={one} saysMeeting saysUnit={false} onMoved={all.reload} />
        ))}
      </ul>
      <Link className="link" to={link('/requirements', { unit })}>
        {t('requirements.all', { count: all.data?.length ?? 0 })}
      </Link>
    </section>
  );
}
