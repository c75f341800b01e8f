/** Requirements (会议要求): what meetings asked of the units in scope, by state; reported on by their owners, closed by the office. */
import { REQUIREMENT_STATES, type RequirementState } from '#domain/meeting/meeting.js';
import type { RequirementView } from '#domain/views/meeting-view.js';
import { usePlace } from '../../app/context.js';
import { useResource } from '../../api/use-resource.js';
import { RequirementItem } from '../../components/requirements/requirement-item.js';
import { ErrorNote, Skeleton, StateNote } from '../../components/states.js';
import { useLanguage, useText } from '../../i18n/language.js';

type Filter = RequirementState | 'all' | 'overdue';
const FILTERS = ['all', 'open', 'reported', 'overdue', 'closed'] as const satisfies readonly Filter[];

export function RequirementsScreen() {
  const t = useText();
  const language = useLanguage();
  const { part, choose } = usePlace();
  const unit = part('unit');
  const list = useResource<RequirementView[]>(unit === null ? '/requirements' : `/requirements?unit=${encodeURIComponent(unit)}`);
  if (list.error) return <ErrorNote error={list.error} retry={list.reload} />;
  if (!list.data) return <Skeleton rows={8} />;
  const all = list.data;
  const filter = FILTERS.find((one) => one === part('state')) ?? 'all';
  const shown = all.filter((one) => fits(one, filter));
  return (
    <>
      <header className="page-head">
        <div>
          <h1>{t('requirements.title')}</h1>
          <p className="page-head__line">{t('requirements.line')}</p>
        </div>
        <div className="segments" role="group" aria-label={t('requirements.filter')}>
          {FILTERS.map((one) => (
            <button
              key={one}
              type="button"
              aria-pressed={one === filter}
              onClick={() => choose({ state: one === 'all' ? null : one }, 'silently')}
            >
              {one === 'all' || one === 'overdue' ? t(`requirements.filter.${one}`) : REQUIREMENT_STATES[one][language]}
              <b>{all.filter((each) => fits(each, one)).length}</b>
            </button>
          ))}
        </div>
      </header>
      {unit !== null && (
        <p className="requirements__unit">
          {t('requirements.onlyUnit', { unit: all[0]?.unitName ?? unit })}
          <button type="button" className="link" onClick={() => choose({ unit: null })}>
            {t('requirements.everyUnit')}
          </button>
        </p>
      )}
      {all.length === 0 ? (
        <StateNote icon="requirements" title={t('requirements.noneTitle')}>
          {t('requirements.none')}
        </StateNote>
      ) : (
        <section className="panel section" aria-label={t('requirements.title')}>
          {shown.length === 0 && <p className="none-here">{t('requirements.noneSuch')}</p>}
          <ul className="requirements">
            {shown.map((one) => (
              <RequirementItem key={one.id} requirement={one} saysMeeting saysUnit onMoved={list.reload} />
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

const fits = (one: RequirementView, filter: Filter): boolean =>
  filter === 'all' || (filter === 'overdue' ? one.isOverdue : one.state === filter);
