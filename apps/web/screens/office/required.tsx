/** How many requirements of meetings are under way, wait to be closed, or are overdue. */
import { Link } from 'react-router';
import type { RequirementView } from '#domain/views/meeting-view.js';
import { usePlace } from '../../app/context.js';
import { useResource } from '../../api/use-resource.js';
import { ErrorNote } from '../../components/states.js';
import { useText } from '../../i18n/language.js';

export function Required() {
  const t = useText();
  const { link } = usePlace();
  const all = useResource<RequirementView[]>('/requirements');
  if (all.error) return <ErrorNote error={all.error} retry={all.reload} />;
  const list = all.data ?? [];
  const counts = {
    open: list.filter(({ state }) => state === 'open').length,
    reported: list.filter(({ state }) => state === 'reported').length,
    overdue: list.filter(({ isOverdue }) => isOverdue).length,
  };
  return (
    <section className="panel section" aria-label={t('requirements.title')}>
      <h2>{t('requirements.title')}</h2>
      <ul className="office__required">
        {(['open', 'reported', 'overdue'] as const).map((state) => (
          <li key={state} className={state === 'overdue' && counts.overdue > 0 ? 'is-late' : ''}>
            <Link to={link('/requirements', { unit: null, state })}>
              <strong>{counts[state]}</strong> {t(`requirements.count.${state}`)}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
