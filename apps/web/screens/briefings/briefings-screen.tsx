/** Briefings (简报): all briefings with their state, and asking for a draft now. */
import { useEffect, useState } from 'react';
import { Link } from 'react-router';
import type { BriefingView } from '#domain/views/briefing-view.js';
import { usePlace } from '../../app/context.js';
import { useSession } from '../../app/session.js';
import { mutate } from '../../api/client.js';
import { useAction } from '../../api/use-action.js';
import { useResource } from '../../api/use-resource.js';
import { SelectBox } from '../../components/select-box.js';
import { ActionError, ErrorNote, Skeleton, StateNote } from '../../components/states.js';
import { useText } from '../../i18n/language.js';
import { BriefingList } from './briefing-list.js';
import './briefings.css';

const LOOK_AGAIN_MS = 1500;

export function BriefingsScreen() {
  const t = useText();
  const { may } = useSession();
  const { periods, period, link } = usePlace();
  const briefings = useResource<BriefingView[]>('/briefings');
  const [wanted, setWanted] = useState<string | null>(null);
  const chosen = wanted ?? period?.period ?? '';
  const draft = useAction(async () => {
    await mutate('POST', '/briefings', { period: chosen });
    briefings.reload();
  });
  const atWork = (briefings.data ?? []).some((b) => b.status === 'queued' || b.status === 'rendering');
  const look = briefings.reload;
  useEffect(() => {
    if (!atWork) return;
    const timer = setInterval(look, LOOK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [atWork, look]);

  if (briefings.error) return <ErrorNote error={briefings.error} retry={briefings.reload} />;
  if (!briefings.data) return <Skeleton rows={8} />;

  return (
    <>
      <header className="page-head">
        <div>
          <h1>{t('briefings.title')}</h1>
          <p className="page-head__line">{t('briefings.line')}</p>
        </div>
        {may('briefings.manage') && (
          <div className="page-head__actions">
            <Link className="button" to={link('/meetings')}>
              {t('nav.meetings')}
            </Link>
            <span className="briefings__ask">
              <SelectBox label={t('period.choose')} value={chosen} onChange={setWanted}>
                {periods.map((p) => (
                  <option key={p.period} value={p.period}>
                    {p.name}
                  </option>
                ))}
              </SelectBox>
              <button type="button" className="button button--primary" disabled={draft.busy || !chosen} onClick={() => void draft.run()}>
                {t(draft.busy ? 'briefings.asking' : 'briefings.ask')}
              </button>
            </span>
          </div>
        )}
      </header>
      <ActionError error={draft.error} />
      {briefings.data.length === 0 ? (
        <StateNote icon="briefings" title={t('briefings.emptyTitle')}>
          {t('briefings.empty')}
        </StateNote>
      ) : (
        <BriefingList briefings={briefings.data} />
      )}
    </>
  );
}
