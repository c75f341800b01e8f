/** Head of a dashboard: whose figures these are, how final, as of when, and what can be done with the whole page. */
import type { Dashboard } from '#domain/dashboard/block.js';
import { BASIS_NAMES } from '#domain/indicators/basis.js';
import { SECTORS } from '#domain/unit/unit.js';
import { getFile, saveBlob } from '../../api/client.js';
import { useAction } from '../../api/use-action.js';
import { choosePatterns, usePatterns } from '../../app/patterns.js';
import { useFigures } from '../../components/figures/figures-context.js';
import { Icon } from '../../components/icon.js';
import { ActionError } from '../../components/states.js';
import { moment } from '../../i18n/dates.js';
import { useLanguage, useText } from '../../i18n/language.js';
import { Crumbs } from './crumbs.js';

interface Props {
  data: Dashboard;
  /** Notes that hold for every block. */
  notes: string[];
  /** When something new came while the page was open. */
  renewed: number | null;
}

export function DashboardHead({ data, notes, renewed }: Props) {
  const t = useText();
  const language = useLanguage();
  const { periodName } = useFigures();
  // Heard when a click has led elsewhere on the same page.
  const about = [data.unit.name, periodName, data.sector && SECTORS[data.sector][language], BASIS_NAMES[data.basis][language]];
  return (
    <header className="page-head">
      <div>
        <Crumbs data={data} />
        <h1>{data.title}</h1>
        <p className="visually-hidden" role="status">
          {about.filter(Boolean).join(t('list.comma'))}
        </p>
      </div>
      <DashboardFacts data={data} notes={notes} renewed={renewed} />
    </header>
  );
}

export function DashboardFacts({ data, notes, renewed }: Props) {
  const t = useText();
  const patterns = usePatterns();
  const { file } = useFigures();
  const save = useAction(async () => {
    const { blob, name } = await getFile(file('xlsx'), `${data.name}.xlsx`);
    saveBlob(blob, name);
  });
  return (
    <div className="dashboard__facts">
      <dl>
        <div>
          <dt className="visually-hidden">{t('dashboard.status')}</dt>
          <dd className={`dashboard__status dashboard__status--${data.status}`}>{t(`dashboard.${data.status}`)}</dd>
        </div>
        <div>
          <dt className="visually-hidden">{t('dashboard.coverage')}</dt>
          <dd>{data.coverage.display}</dd>
        </div>
        {data.asOf && (
          <div>
            <dt>{t('dashboard.asOf')}</dt>
            <dd>
              {moment(data.asOf)} <span className="dashboard__version">{t('dashboard.version', { version: data.dataVersion })}</span>
            </dd>
          </div>
        )}
      </dl>
      <p className="dashboard__news" role="status">
        {renewed !== null && (
          <>
            <Icon name="check" size={14} /> {t('dashboard.renewed')} {moment(new Date(renewed).toISOString())}
          </>
        )}
      </p>
      {notes.length > 0 && <p>{notes.join(t('list.comma'))}</p>}
      <div className="dashboard__tools">
        <button
          type="button"
          className="icon-button"
          aria-pressed={patterns}
          aria-label={t('dashboard.patterns')}
          title={t('dashboard.patterns')}
          onClick={() => choosePatterns(!patterns)}
        >
          <Icon name="pattern" />
        </button>
        <button type="button" className="button button--small" disabled={save.busy} onClick={() => void save.run()}>
          <Icon name="download" size={16} />
          {t('dashboard.file')}
        </button>
      </div>
      <ActionError error={save.error} />
    </div>
  );
}
