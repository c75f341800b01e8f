/** Brings in a table: choose the file, see what it would change and what is wrong with it, apply it. */
import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { ImportView } from '#domain/views/administration-view.js';
import { get, mutate, ApiError } from '../../api/client.js';
import { useAction } from '../../api/use-action.js';
import { useText } from '../../i18n/language.js';
import { FindingsList } from '../findings/findings-list.js';
import { ActionError, Notice } from '../states.js';
import { ImportPlanTable } from './import-plan-table.js';
import './imports.css';

const ASK_EVERY_MS = 700;

interface Props<A> {
  purpose: ImportView['purpose'];
  /** Further parameters of the upload: `mapping`, `period` … */
  options?: Record<string, string>;
  /** Body of the applying call. */
  applyBody?: Record<string, unknown>;
  choose: string;
  accept?: string;
  /** Fields that belong to applying, shown above the button. */
  children?: ReactNode;
  onApplied?: (answer: A) => void;
}

export function ImportPanel<A = ImportView>({
  purpose,
  options = {},
  applyBody = {},
  choose,
  accept = '.xlsx,.xls,.et,.csv',
  children,
  onApplied,
}: Props<A>) {
  const t = useText();
  const input = useRef<HTMLInputElement>(null);
  const [view, setView] = useState<ImportView | null>(null);
  const reading = view !== null && (view.status === 'received' || view.status === 'processing');

  const send = useAction(async (file: File) => {
    const form = new FormData();
    form.append('file', file);
    const { id } = await mutate<{ id: string }>('POST', `/imports?${new URLSearchParams({ purpose, ...options })}`, form);
    setView(await get<ImportView>(`/imports/${id}`));
  });
  const apply = useAction(async () => {
    if (!view) return;
    const answer = await mutate<A>('POST', `/imports/${view.id}/apply`, applyBody);
    setView(await get<ImportView>(`/imports/${view.id}`));
    onApplied?.(answer);
  });

  useEffect(() => {
    if (!reading || !view) return;
    const timer = setTimeout(() => {
      get<ImportView>(`/imports/${view.id}`).then(setView, (error: unknown) => {
        if (!(error instanceof ApiError)) throw error;
        // Asked again at the next turn: reading goes on whether we can see it or not.
        setView({ ...view });
      });
    }, ASK_EVERY_MS);
    return () => clearTimeout(timer);
  }, [view, reading]);

  const take = (files: FileList | null) => {
    const file = files?.[0];
    if (file) void send.run(file);
    if (input.current) input.current.value = '';
  };
  const errors = view?.plan?.findings.filter((f) => f.severity === 'error').length ?? 0;
  const warnings = (view?.plan?.findings.length ?? 0) - errors;

  return (
    <div className="import">
      <div className="import__choose">
        <button
          type="button"
          className={`button ${view ? '' : 'button--primary'}`}
          disabled={send.busy || reading}
          onClick={() => input.current?.click()}
        >
          {view ? t('import.again') : choose}
        </button>
        <input
          ref={input}
          type="file"
          accept={accept}
          className="visually-hidden"
          tabIndex={-1}
          aria-label={choose}
          onChange={(e) => take(e.target.files)}
        />
      </div>
      <ActionError error={send.error} />
      {reading && <p role="status">{t('import.reading', { file: view.fileName })}</p>}
      {view?.plan && (
        <section className="import__plan" aria-label={t('import.plan', { file: view.fileName })}>
          <h3>{t('import.plan', { file: view.fileName })}</h3>
          {!view.appliedAt && <p className="import__note">{t('import.nothingYet')}</p>}
          <Counts counts={view.plan.counts} />
          {view.plan.findings.length > 0 && (
            <>
              <p className={errors > 0 ? 'import__bad' : 'import__note'}>{t('import.problems', { errors, warnings })}</p>
              <FindingsList findings={view.plan.findings} explanations={{}} withoutNotes />
            </>
          )}
          {(errors === 0 || view.plan.lines.length > 0) && <ImportPlanTable lines={view.plan.lines} />}
          {children}
          <ActionError error={apply.error} />
          {view.appliedAt ? (
            <Notice tone="good">{t('import.applied')}</Notice>
          ) : view.canApply ? (
            <button type="button" className="button button--primary" disabled={apply.busy} onClick={() => void apply.run()}>
              {t(apply.busy ? 'import.applying' : 'import.apply')}
            </button>
          ) : (
            <p className="import__bad">{t('import.cannot')}</p>
          )}
        </section>
      )}
    </div>
  );
}

const KNOWN = ['added', 'changed', 'unchanged', 'closed', 'removed', 'returns', 'periods', 'rows', 'skipped'] as const;

function Counts({ counts }: { counts: Record<string, number> }) {
  const t = useText();
  const shown = KNOWN.filter((key) => counts[key] !== undefined);
  return (
    <ul className="import__counts">
      {shown.map((key) => (
        <li key={key}>
          <strong>{counts[key]}</strong> {t(`import.count.${key}`)}
        </li>
      ))}
    </ul>
  );
}
