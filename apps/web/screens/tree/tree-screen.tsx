/** Organisation tree (组织树): the units of today with their people, what is amiss, dated changes, import and export. */
import { useState } from 'react';
import { SECTORS, UNIT_TYPES, isFilingType, levelOf } from '#domain/unit/unit.js';
import type { TreeView } from '#domain/views/administration-view.js';
import { useResource } from '../../api/use-resource.js';
import { DownloadLink } from '../../components/download-link.js';
import { TextField } from '../../components/form-field.js';
import { ImportPanel } from '../../components/imports/import-panel.js';
import { ErrorNote, Notice, Skeleton } from '../../components/states.js';
import { useLanguage, useText } from '../../i18n/language.js';
import { ChangeDialog } from './change-dialog.js';
import { ChangeList } from './change-list.js';
import './tree.css';

export function TreeScreen() {
  const t = useText();
  const view = useResource<TreeView>('/units/today');
  const [query, setQuery] = useState('');
  const [asking, setAsking] = useState(false);
  const [from, setFrom] = useState<string | null>(null);
  const [done, setDone] = useState<string[]>([]);
  if (view.error) return <ErrorNote error={view.error} retry={view.reload} />;
  if (!view.data) return <Skeleton rows={10} />;
  const { units, checks, today } = view.data;
  const wanted = query.trim().toLowerCase();
  return (
    <>
      <header className="page-head">
        <div>
          <h1>{t('tree.title')}</h1>
          <p className="page-head__line">{t('tree.line', { today, count: units.length })}</p>
        </div>
        <div className="page-head__actions">
          <DownloadLink path="/units/workbook" name="组织树.xlsx">
            {t('tree.export')}
          </DownloadLink>
          <button type="button" className="button button--primary" onClick={() => setAsking(true)}>
            {t('tree.change')}
          </button>
        </div>
      </header>
      {done.map((line, i) => (
        <Notice key={line} tone={i === 0 ? 'good' : 'warn'}>
          {line}
        </Notice>
      ))}
      <div className="tree">
        <Checks checks={checks} />
        <section className="panel section" aria-label={t('tree.title')}>
          <input
            className="field search"
            type="search"
            aria-label={t('tree.search')}
            placeholder={t('tree.search')}
            value={query}
            onChange={(e) => setQuery(e.target.value)}
          />
          <UnitsTable units={units.filter((u) => `${u.name} ${u.shortName} ${u.code}`.toLowerCase().includes(wanted))} />
        </section>
        <ChangeList
          view={view.data}
          onWithdrawn={(line) => {
            setDone([line]);
            view.reload();
          }}
        />
        <section className="panel section" aria-label={t('tree.import')}>
          <h2>{t('tree.import')}</h2>
          <p className="tree__help">{t('tree.importHelp')}</p>
          <TextField type="date" label={t('tree.effectiveOn')} value={from ?? today} onValue={(day) => setFrom(day === '' ? null : day)} />
          <ImportPanel
            purpose="units"
            options={from === null ? {} : { effectiveOn: from }}
            choose={t('import.choose')}
            onApplied={view.reload}
          />
        </section>
      </div>
      {asking && (
        <ChangeDialog
          units={units}
          today={today}
          onClose={() => setAsking(false)}
          onDone={(change) => {
            setAsking(false);
            const { kind, unit, effectiveOn } = change.request;
            const nameOf = (code: string) => units.find((u) => u.code === code)?.shortName ?? code;
            setDone([
              t('tree.done', { kind: t(`tree.kind.${kind}`), unit: units.find((u) => u.code === unit)?.name ?? unit, day: effectiveOn }),
              ...change.periods
                .filter(({ kept }) => kept.length > 0)
                .map(({ period, kept }) => t('tree.kept', { period, units: kept.map(nameOf).join('、') })),
            ]);
            view.reload();
          }}
        />
      )}
    </>
  );
}

function Checks({ checks }: Pick<TreeView, 'checks'>) {
  const t = useText();
  return (
    <section className="panel section" aria-label={t('tree.checks')}>
      <h2>{t('tree.checks')}</h2>
      {checks.length === 0 && <p className="none-here">{t('tree.noChecks')}</p>}
      <ul className="tree__checks">
        {checks.map((check) => (
          <li key={check.code + check.unit}>
            <strong>{check.unitName}</strong> {check.message}
          </li>
        ))}
      </ul>
    </section>
  );
}

function UnitsTable({ units }: Pick<TreeView, 'units'>) {
  const t = useText();
  const language = useLanguage();
  const root = Math.min(...units.map((u) => levelOf(u.path)));
  return (
    <div className="scroll-x" tabIndex={0} role="group">
      <table className="table">
        <thead>
          <tr>
            {(['tree.unit', 'tree.type', 'tree.sector', 'tree.levels', 'tree.clerks', 'tree.reviewers'] as const).map((key) => (
              <th key={key} scope="col">
                {t(key)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {units.map((unit) => (
            <tr key={unit.code}>
              <th scope="row" data-level={Math.min(levelOf(unit.path) - root, 4)} className="tree__unit">
                {unit.name} <span className="tree__code">{unit.code}</span>
              </th>
              <td>{UNIT_TYPES[unit.type][language]}</td>
              <td>{SECTORS[unit.sector][language]}</td>
              <td>{t(`tree.level.${unit.reviewLevels}`)}</td>
              <td>{unit.clerks.join(t('list.comma')) || <Nobody unit={unit} />}</td>
              <td>
                {unit.reviewers.join(t('list.comma')) ||
                  (unit.reviewedBy.length > 0 ? (
                    <span className="tree__above">{unit.reviewedBy.join(t('list.comma'))}</span>
                  ) : (
                    <Nobody unit={unit} />
                  ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Amiss only where a return is asked for. */
function Nobody({ unit }: { unit: TreeView['units'][number] }) {
  const t = useText();
  return isFilingType(unit.type) ? <span className="tree__none">{t('tree.none')}</span> : <>—</>;
}
