/** The form itself: sections of cells, moving among them, pasting, copying, printing, and submitting at the end. */
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import type { CatalogueView } from '#domain/views/catalogue-view.js';
import type { ReturnView, ThreadView } from '#domain/views/return-view.js';
import { usePlace } from '../../../app/context.js';
import { useSession } from '../../../app/session.js';
import { mutate } from '../../../api/client.js';
import { useAction } from '../../../api/use-action.js';
import { useResource } from '../../../api/use-resource.js';
import { isMissing, isOpen } from '../../../components/findings/sort-findings.js';
import { ActionError, Notice } from '../../../components/states.js';
import { ThreadsPanel } from '../../../components/threads/threads-panel.js';
import { useText } from '../../../i18n/language.js';
import { readStage } from '../stage.js';
import { nextDraft, ResendDialog } from '../resend-dialog.js';
import { SubmitDialog } from '../submit-dialog.js';
import { CopyStocksDialog } from './copy-stocks-dialog.js';
import { FormBar } from './form-bar.js';
import { FormFinish } from './form-finish.js';
import { inputId } from './form-row.js';
import { FormSections, type Show } from './form-sections-view.js';
import { completenessOf, formSections, stocksToCopy } from './form-sections.js';
import { placeAfter, placeAtWork } from './problem-places.js';
import { OthersNotice, WHOLE, WholeFindings } from './form-notices.js';
import { PrintForm } from './print-form.js';
import { SectionNav, sectionId } from './section-nav.js';
import { useForm, mayWrite } from './use-form.js';
import { usePrint } from './use-print.js';
import { useRowActions } from './use-row-actions.js';

interface Props {
  address: string;
  view: ReturnView;
  catalogue: CatalogueView;
  periodName: string;
  keptAs: string;
  reason: string | null;
}

export function FormBody({ address, view: first, catalogue, periodName, keptAs, reason }: Props) {
  const t = useText();
  const navigate = useNavigate();
  const { link } = usePlace();
  const { session, may } = useSession();
  const seesAll = may('four_forms.read');
  const { hash } = useLocation();
  const { form, snapshot, restored, canUndo } = useForm({ address, keptAs, first, reason });
  const { view, open } = snapshot;
  // The same return read again, in another language or after somebody came back.
  useEffect(() => form.adopt(first), [form, first]);

  const writer = snapshot.foreign?.writtenBy ?? null;
  const other = writer === session.displayName ? t('form.yourself') : writer;
  const readOnly = !mayWrite(view, reason);
  const [show, setShow] = useState<Show>('all');
  const showAll = useCallback(() => setShow('all'), []);
  const [copying, setCopying] = useState(false);
  const [submitting, setSubmitting] = useState(false);
  const [resending, setResending] = useState(false);
  const print = usePrint();
  const threads = useResource<ThreadView[]>(view.openThreads > 0 ? `${address}/comments` : null);

  const sections = useMemo(() => formSections(view, catalogue, seesAll), [view, catalogue, seesAll]);
  const rows = useMemo(() => sections.flatMap((section) => section.rows), [sections]);

  const explain = useAction(
    async (key: string, note: string) => {
      // Notes are written on a draft, and a return sent back has none yet.
      if (view.status === 'returned') form.adopt(await nextDraft(view));
      form.adopt(await mutate<ReturnView>('PUT', `${address}/explanations/${encodeURIComponent(key)}`, { note }));
    },
    { inLine: true },
  );
  const { actions, here, said, notice, tell, goTo, undo } = useRowActions({ form, rows, view, explain: explain.run, onShowAll: showAll });

  const findings = useMemo(() => view.findings.filter((f) => !isMissing(f)), [view.findings]);
  const known = useMemo(() => new Set(rows.map((row) => row.element.code)), [rows]);
  const whole = findings.filter((f) => f.element === null || !known.has(f.element));
  // Errors and warnings still to explain, on locked cells and on the whole return too: as many as the lists below count.
  const problems = findings.filter((f) => f.severity === 'error' || isOpen(f, view.explanations));
  const order = [WHOLE, ...rows.map((row) => row.element.code)];
  const places = order.filter((place) => problems.some((f) => (known.has(f.element ?? '') ? f.element : WHOLE) === place));
  const states = sections.map((section) => ({
    section,
    completeness: completenessOf(section, (row) => form.valueOf(row.element.code), findings),
  }));
  const hereSection = sections.find((section) => section.rows.some((row) => row.element.code === here))?.code ?? null;
  const stage = readStage(view);
  const ready = stage.maySubmit && open.size === 0;
  const resend = stage.mayResend && open.size === 0;
  const submit = ready ? () => setSubmitting(true) : resend ? () => setResending(true) : null;

  // A finding in the list leads here by its element.
  useEffect(() => {
    const code = decodeURIComponent(hash.slice(1));
    const target = document.getElementById(inputId(code)) ?? document.getElementById(`row-${code}`);
    target?.scrollIntoView({ block: 'center' });
    target?.focus({ preventScroll: true });
  }, [hash]);

  const copyStocks = () => {
    const stocks = stocksToCopy(sections, (row) => form.valueOf(row.element.code));
    form.edit(Object.fromEntries(stocks.map((row) => [row.element.code, row.previous])));
    form.remember(stocks.map((row) => ({ code: row.element.code, before: null, after: row.previous })));
    setCopying(false);
    tell(t('form.copied', { count: stocks.length }));
    if (stocks[0]) goTo(stocks[0].element.code);
  };
  return (
    <div className="form-page">
      <FormBar
        view={view}
        periodName={periodName}
        snapshot={snapshot}
        readOnly={readOnly}
        tools={{
          undo: canUndo ? undo : null,
          copyStocks: () => setCopying(true),
          print: print.start,
          problems: problems.length,
          nextProblem:
            places.length > 0
              ? () => {
                  const next = placeAfter(places, order, placeAtWork() ?? here);
                  if (next !== null) goTo(next);
                }
              : null,
          retry: form.hurry,
          submit,
        }}
      />
      <div className="form-grid">
        <SectionNav
          sections={states}
          here={hereSection}
          onGo={(section) => {
            setShow('all');
            requestAnimationFrame(() => {
              document.getElementById(sectionId(section.code))?.scrollIntoView({ block: 'start' });
              const cell = section.rows.find((row) => !row.locked);
              if (cell) document.getElementById(inputId(cell.element.code))?.focus({ preventScroll: true });
            });
          }}
        />
        <div className="form-main">
          <div className="visually-hidden" role="log" aria-live="polite">
            {said}
          </div>
          {readOnly && <Notice tone="plain">{t('form.readOnly')}</Notice>}
          {view.status === 'returned' && (
            <Notice tone="bad">
              <strong>{t('returns.returnedTitle')}</strong>
              <p>{view.returnReason}</p>
            </Notice>
          )}
          {restored > 0 && <Notice tone="plain">{t('form.restored', { count: restored })}</Notice>}
          {(view.reason ?? reason) && <Notice tone="plain">{t('returns.correctionOf', { reason: view.reason ?? reason ?? '' })}</Notice>}
          <OthersNotice snapshot={snapshot} catalogue={catalogue} other={other} onDismiss={form.dismissOthers} onGo={goTo} />
          <ActionError error={explain.error} />
          <WholeFindings findings={whole} explanations={view.explanations} {...(readOnly ? {} : { onExplain: explain.run })} />
          <FormSections
            states={states}
            form={form}
            snapshot={snapshot}
            findings={findings}
            threads={threads.data ?? []}
            readOnly={readOnly}
            show={show}
            onShow={setShow}
            other={other}
            actions={actions}
          />
          {!readOnly && <FormFinish stage={stage} open={open.size} states={states} resend={resend} onSubmit={submit} />}
          <ThreadsPanel
            address={address}
            catalogue={catalogue}
            elements={rows.map((row) => row.element.code)}
            hasReturn={view.version > 0}
            about={here}
          />
        </div>
      </div>
      {notice && (
        <div className="form-toast" role="status">
          {notice}
          {canUndo && (
            <button type="button" className="link" onClick={undo}>
              {t('form.undo')}
            </button>
          )}
        </div>
      )}
      {copying && (
        <CopyStocksDialog
          rows={stocksToCopy(sections, (row) => form.valueOf(row.element.code))}
          onCopy={copyStocks}
          onClose={() => setCopying(false)}
        />
      )}
      {resending && (
        <ResendDialog
          view={view}
          onDraft={(next) => {
            form.adopt(next);
            setResending(false);
            if (readStage(next).maySubmit) setSubmitting(true);
          }}
          onConflict={form.look}
          onClose={() => setResending(false)}
        />
      )}
      {submitting && (
        <SubmitDialog
          view={view}
          periodName={periodName}
          onSubmitted={() => void navigate(link(`/returns/${view.unit}/${view.period}/receipt`))}
          onConflict={form.look}
          onClose={() => setSubmitting(false)}
        />
      )}
      {print.kind && (
        <PrintForm view={view} periodName={periodName} sections={sections} valueOf={print.kind === 'filled' ? form.valueOf : null} />
      )}
    </div>
  );
}
