/** Past quarters (历史数据): any table, once its columns are explained, becomes closed quarters to compare with. */
import { useState } from 'react';
import type { ColumnMapping } from '#domain/ports/import-store.port.js';
import { periodName, shiftPeriod } from '#domain/period/period.js';
import { useResource } from '../../api/use-resource.js';
import { usePlace } from '../../app/context.js';
import { ChoiceField } from '../../components/form-field.js';
import { ImportPanel } from '../../components/imports/import-panel.js';
import { ErrorNote, Notice, Skeleton } from '../../components/states.js';
import { useLanguage, useText } from '../../i18n/language.js';
import { MappingForm } from './mapping-form.js';
import '../calendar/calendar.css';

const BACK = 24;

export function HistoryScreen() {
  const t = useText();
  const language = useLanguage();
  const { periods } = usePlace();
  const mappings = useResource<ColumnMapping[]>('/mappings');
  const [name, setName] = useState('');
  const latest = periods[0]?.period ?? null;
  const past = latest ? Array.from({ length: BACK }, (_, i) => shiftPeriod(latest, -1 - i)) : [];
  const [period, setPeriod] = useState('');
  const [isUnsaved, setUnsaved] = useState(false);
  if (mappings.error) return <ErrorNote error={mappings.error} retry={mappings.reload} />;
  if (!mappings.data || !latest) return <Skeleton rows={6} />;
  const mapping = mappings.data.find((one) => one.name === name) ?? null;
  return (
    <>
      <header className="page-head">
        <div>
          <h1>{t('history.title')}</h1>
          <p className="page-head__line">{t('history.line')}</p>
        </div>
      </header>
      <div className="calendar">
        <section className="panel section" aria-label={t('history.mapping')}>
          <h2>{t('history.mapping')}</h2>
          <p className="calendar__help">{t('history.mappingHelp')}</p>
          <ChoiceField
            label={t('history.saved')}
            value={name}
            onValue={setName}
            options={[{ value: '', label: t('history.newMapping') }, ...mappings.data.map((one) => ({ value: one.name, label: one.name }))]}
          />
          <MappingForm
            // Made anew once the saved one is there.
            key={`${name} ${mapping?.name ?? ''} ${mapping ? JSON.stringify(mapping.columns) : ''}`}
            mapping={mapping}
            period={latest}
            onUnsaved={setUnsaved}
            onSaved={(saved) => {
              setName(saved);
              mappings.reload();
            }}
          />
        </section>
        <section className="panel section" aria-label={t('history.upload')}>
          <h2>{t('history.upload')}</h2>
          <ChoiceField
            label={t('history.period')}
            value={period}
            onValue={setPeriod}
            options={[{ value: '', label: '—' }, ...past.map((one) => ({ value: one, label: periodName(one)[language] }))]}
          />
          {isUnsaved && <Notice tone="warn">{t('history.unsaved')}</Notice>}
          <ImportPanel
            key={`${name} ${period}`}
            purpose="history"
            choose={t('history.upload')}
            options={{ ...(name ? { mapping: name } : {}), ...(period ? { period } : {}) }}
          />
        </section>
      </div>
    </>
  );
}
