/** Catalogue versions (指标目录维护): export, upload an edited one, see its effect on last quarter's data, take it into force. */
import { useState } from 'react';
import type { CatalogueVersionView } from '#domain/views/administration-view.js';
import { periodName, shiftPeriod } from '#domain/period/period.js';
import { useResource } from '../../api/use-resource.js';
import { usePlace } from '../../app/context.js';
import { DownloadLink } from '../../components/download-link.js';
import { ChoiceField } from '../../components/form-field.js';
import { ImportPanel } from '../../components/imports/import-panel.js';
import { ErrorNote, Skeleton } from '../../components/states.js';
import { useLanguage, useText } from '../../i18n/language.js';
import '../calendar/calendar.css';

const AHEAD = 4;

export function CataloguesScreen() {
  const t = useText();
  const language = useLanguage();
  const { periods } = usePlace();
  const list = useResource<CatalogueVersionView[]>('/catalogues');
  const latest = periods[0]?.period;
  const ahead = latest ? Array.from({ length: AHEAD }, (_, i) => shiftPeriod(latest, i + 1)) : [];
  const [from, setFrom] = useState<string | null>(null);
  const effectiveFrom = from ?? ahead[0] ?? '';
  if (list.error) return <ErrorNote error={list.error} retry={list.reload} />;
  if (!list.data) return <Skeleton rows={5} />;
  return (
    <>
      <header className="page-head">
        <div>
          <h1>{t('catalogues.title')}</h1>
          <p className="page-head__line">{t('catalogues.line')}</p>
        </div>
      </header>
      <div className="calendar">
        <section className="panel section" aria-label={t('catalogues.version')}>
          <div className="scroll-x" tabIndex={0} role="group">
            <table className="table">
              <thead>
                <tr>
                  {(['catalogues.version', 'catalogues.from', 'catalogues.counts', 'catalogues.origin', 'catalogues.periods'] as const).map(
                    (key) => (
                      <th key={key} scope="col">
                        {t(key)}
                      </th>
                    ),
                  )}
                  <th scope="col">
                    <span className="visually-hidden">{t('catalogues.workbook')}</span>
                  </th>
                </tr>
              </thead>
              <tbody>
                {list.data.map((one) => (
                  <tr key={one.version}>
                    <th scope="row">{one.version}</th>
                    <td>{one.effectiveFrom}</td>
                    <td>
                      {one.elements} / {one.indicators} / {one.rules}
                    </td>
                    <td>{t(`catalogues.origin.${one.origin}`)}</td>
                    <td>{spanOf(one.periods)}</td>
                    <td className="calendar__acts">
                      {(['xlsx', 'yaml'] as const).map((format) => (
                        <DownloadLink
                          key={format}
                          path={`/catalogues/${encodeURIComponent(one.version)}/file?format=${format}`}
                          name={`${one.version}.${format}`}
                        >
                          {t(format === 'xlsx' ? 'catalogues.workbook' : 'catalogues.yaml')}
                        </DownloadLink>
                      ))}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </section>
        <section className="panel section" aria-label={t('catalogues.upload')}>
          <h2>{t('catalogues.upload')}</h2>
          <p className="calendar__help">{t('catalogues.uploadHelp')}</p>
          <ImportPanel
            purpose="catalogue"
            choose={t('import.choose')}
            accept=".xlsx,.yaml,.yml"
            applyBody={{ effectiveFrom }}
            onApplied={list.reload}
          >
            <ChoiceField
              label={t('catalogues.effectiveFrom')}
              value={effectiveFrom}
              onValue={setFrom}
              options={ahead.map((period) => ({ value: period, label: periodName(period)[language] }))}
            />
          </ImportPanel>
        </section>
      </div>
    </>
  );
}

/** 2023Q3—2026Q3 (13); a dash where no quarter uses it. */
function spanOf(periods: string[]): string {
  const sorted = periods.toSorted();
  if (sorted.length === 0) return '—';
  return sorted.length === 1 ? sorted[0]! : `${sorted[0]}—${sorted.at(-1)}（${sorted.length}）`;
}
