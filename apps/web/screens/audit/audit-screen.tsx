/** Audit (审计): who did what, to what, with what outcome; newest first. */
import { useState } from 'react';
import { useResource } from '../../api/use-resource.js';
import { ErrorNote, Skeleton } from '../../components/states.js';
import { moment } from '../../i18n/dates.js';
import { useText, type TextKey } from '../../i18n/language.js';
import { WORDS } from '../../i18n/words/words.js';
import { WORK_WORDS } from '../../i18n/words/work-words.js';
import './audit.css';

interface AuditLine {
  id: string;
  at: string;
  actorName: string;
  action: string;
  object: string;
  outcome: 'ok' | 'denied' | 'failed';
}
const STEP = 100;
const isKey = (key: string): key is TextKey => key in WORDS || key in WORK_WORDS;

export function AuditScreen() {
  const t = useText();
  const [limit, setLimit] = useState(STEP);
  const [query, setQuery] = useState('');
  const [onlyRefused, setOnlyRefused] = useState(false);
  const log = useResource<AuditLine[]>(`/audit?limit=${limit}`);
  if (log.error) return <ErrorNote error={log.error} retry={log.reload} />;
  if (!log.data) return <Skeleton rows={10} />;
  const nameOf = (action: string) => {
    const key = `audit.action.${action}`;
    return isKey(key) ? t(key) : action;
  };
  const wanted = query.trim().toLowerCase();
  const rows = log.data.filter(
    (row) =>
      (!onlyRefused || row.outcome !== 'ok') &&
      `${row.actorName} ${row.action} ${nameOf(row.action)} ${row.object}`.toLowerCase().includes(wanted),
  );
  return (
    <>
      <header className="page-head">
        <div>
          <h1>{t('audit.title')}</h1>
          <p className="page-head__line">{t('audit.line')}</p>
        </div>
        <div className="page-head__actions">
          <label className="audit__only">
            <input type="checkbox" checked={onlyRefused} onChange={(e) => setOnlyRefused(e.target.checked)} /> {t('audit.onlyRefused')}
          </label>
          <input
            className="field search"
            type="search"
            aria-label={t('audit.search')}
            placeholder={t('audit.search')}
            value={query}
            onChange={(e) => setQuery(e.target.value)}
          />
        </div>
      </header>
      <section className="panel audit">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('audit.at')}</th>
              <th scope="col">{t('audit.actor')}</th>
              <th scope="col">{t('audit.action')}</th>
              <th scope="col">{t('audit.object')}</th>
              <th scope="col">{t('audit.outcome')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                <td className="audit__time">
                  <time dateTime={row.at}>{moment(row.at)}</time>
                </td>
                <td>{row.actorName}</td>
                <td>
                  {nameOf(row.action)} {nameOf(row.action) !== row.action && <span className="audit__raw">{row.action}</span>}
                </td>
                <td className="audit__object">{row.object}</td>
                <td className={row.outcome === 'ok' ? 'tone-muted' : 'audit__refused'}>{t(`audit.${row.outcome}`)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        {rows.length === 0 && <p className="audit__none">{t('audit.none')}</p>}
      </section>
      {log.data.length >= limit && limit < 1000 && (
        <button type="button" className="button audit__more" disabled={log.loading} onClick={() => setLimit(limit + STEP)}>
          {t('audit.more')}
        </button>
      )}
    </>
  );
}
