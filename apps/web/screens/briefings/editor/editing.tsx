/** Draft and preview side by side, one behind the other on a phone; what one does in a paragraph, and the panels that open beside it. */
import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Briefing } from '#domain/briefing/briefing.js';
import { textOf, type BoundFigure } from '#domain/briefing/sentence.js';
import type { BriefingThreadView } from '#domain/views/briefing-view.js';
import { useResource } from '../../../api/use-resource.js';
import { useText } from '../../../i18n/language.js';
import { Paper } from '../paper/paper.js';
import { DocumentEditor } from './document-editor.js';
import { EditorBar } from './editor-bar.js';
import { goTo } from './go-to.js';
import type { Desk } from './paragraph-row.js';
import { paragraphsOf } from './paragraphs.js';
import { lengthOf, openPlaces, replaced, type Span } from './sentence-edit.js';
import type { Editor, EditorSnapshot } from './use-editor.js';
import './editor.css';

const FigurePanel = lazy(() => import('./figure-panel.js').then((m) => ({ default: m.FigurePanel })));
const CommentsPanel = lazy(() => import('./comments-panel.js').then((m) => ({ default: m.CommentsPanel })));
const HistoryPanel = lazy(() => import('./history-panel.js').then((m) => ({ default: m.HistoryPanel })));

interface Props {
  id: string;
  document: Briefing;
  editor: Editor;
  snapshot: EditorSnapshot;
  canUndo: boolean;
  canRedo: boolean;
  /** Drafting anew from the newest figures is asked about first. */
  onRenew: () => void;
  isOffice: boolean;
}
type Panel =
  | { kind: 'figure'; node: string; span: Span; current: BoundFigure | null }
  | { kind: 'talk'; node: string | null }
  | { kind: 'history' };

const PREVIEW_MS = 900;
const HINT_MS = 5_000;
const PLACEHOLDER = { zh: '【待补充】', en: '[to be filled in]' };

export function Editing({ id, document, editor, snapshot, canUndo, canRedo, onRenew, isOffice }: Props) {
  const t = useText();
  const { detail } = snapshot.view;
  const threads = useResource<BriefingThreadView[]>(`/briefings/${id}/comments`);
  const [open, setOpen] = useState<string | null>(null);
  const [panel, setPanel] = useState<Panel | null>(null);
  const [side, setSide] = useState<'draft' | 'preview'>(isOffice ? 'draft' : 'preview');
  const [hint, setHint] = useState('');
  const place = useRef<{ node: string; span: Span } | null>(null);
  /** Where to stand once the page shows it. */
  const wanted = useRef<{ node: string; span?: Span } | null>(null);
  const revision = useSettled(snapshot.view.revision, PREVIEW_MS);
  const paragraphs = useMemo(() => paragraphsOf({ document }), [document]);
  const now = useRef(paragraphs);
  now.current = paragraphs;

  useEffect(() => {
    if (!hint) return;
    const timer = setTimeout(() => setHint(''), HINT_MS);
    return () => clearTimeout(timer);
  }, [hint]);
  useEffect(() => {
    const target = wanted.current;
    if (target && goTo(target.node, target.span)) wanted.current = null;
  });

  const go = useCallback((node: string, span?: Span) => {
    setSide('draft');
    setPanel(null);
    wanted.current = { node, ...(span ? { span } : {}) };
    setOpen(node);
  }, []);
  const blank = PLACEHOLDER[document.language];
  const desk = useMemo<Desk>(
    () => ({
      open: setOpen,
      place: (node, span) => (place.current = { node, span }),
      bind: (node, span, current) => {
        const end = lengthOf(now.current[node]?.sentence ?? []);
        const last = place.current?.node === node ? place.current.span : { from: end, to: end };
        setPanel({ kind: 'figure', node, span: current ? span : { from: last.to, to: last.to }, current });
      },
      write: editor.write,
      split: (node, before, after) => {
        const rest = after.length > 0 ? after : [blank];
        // Enter at the very beginning puts a paragraph above: both have words.
        const added = editor.split(node, before.length > 0 ? before : [blank], rest);
        go(added, after.length > 0 ? { from: 0, to: 0 } : { from: 0, to: blank.length });
      },
      add: (node) => go(editor.add(node, [blank]), { from: 0, to: blank.length }),
      remove: (node) => {
        editor.remove(node);
        setHint(t('editor.hint.removed'));
      },
      restore: editor.restore,
      renew: onRenew,
      talk: (node) => setPanel({ kind: 'talk', node }),
      undo: (redo) => {
        const node = editor.undo(redo);
        if (node) go(node);
      },
      settle: editor.settle,
      drop: editor.drop,
      hint: setHint,
    }),
    [editor, go, blank, onRenew, t],
  );

  const toFill = Object.entries(paragraphs).flatMap(([node, { sentence }]) => openPlaces(sentence).map((span) => ({ node, span })));
  const toCheck = [...new Set(detail.flags.filter((flag) => flag.kind !== 'placeholder').map((flag) => flag.node))].filter(
    (node) => node in paragraphs,
  );
  const next = (kind: 'fill' | 'check') => {
    const places = kind === 'fill' ? toFill : toCheck.map((node) => ({ node, span: undefined }));
    const order = Object.keys(paragraphs);
    const at = open === null ? -1 : order.indexOf(open);
    const found = places.find((one) => order.indexOf(one.node) > at) ?? places[0];
    if (found) go(found.node, found.span);
  };
  const wordsOf = (node: string) => (paragraphs[node] ? textOf(paragraphs[node].sentence) : t('editor.notThere'));
  const list = threads.data ?? [];

  return (
    <div className={`editing editing--${side}`}>
      <div className="editing__sides segments" role="group" aria-label={t('editor.sides')}>
        <button type="button" aria-pressed={side === 'draft'} onClick={() => setSide('draft')}>
          {t('editor.side.draft')}
        </button>
        <button type="button" aria-pressed={side === 'preview'} onClick={() => setSide('preview')}>
          {t('editor.side.preview')}
        </button>
      </div>
      <div className="editing__draft">
        <EditorBar
          snapshot={snapshot}
          detail={detail}
          toFill={toFill.length}
          toCheck={toCheck.length}
          canUndo={canUndo}
          canRedo={canRedo}
          openThreads={list.filter((thread) => !thread.resolvedAt).length}
          onNext={next}
          onUndo={desk.undo}
          onTalk={() => setPanel({ kind: 'talk', node: null })}
          onHistory={isOffice ? () => setPanel({ kind: 'history' }) : null}
          onRetry={editor.hurry}
        />
        <DocumentEditor document={document} detail={detail} snapshot={snapshot} threads={list} open={open} desk={desk} />
        <p className={`editing__hint ${hint ? 'is-said' : ''}`} role="status">
          {hint}
        </p>
      </div>
      <div className="editing__preview">
        <Paper address={`/briefings/${id}/preview?revision=${revision}`} label={t('editor.preview')} scrolls />
      </div>
      <Suspense fallback={null}>
        {panel?.kind === 'figure' && (
          <FigurePanel
            briefing={id}
            current={panel.current}
            context={wordsOf(panel.node)}
            onChoose={(figure) => {
              editor.write(panel.node, replaced(paragraphs[panel.node]?.sentence ?? [], panel.span, [figure]));
              go(panel.node, { from: panel.span.from + 1, to: panel.span.from + 1 });
            }}
            onRemove={() => {
              editor.write(panel.node, replaced(paragraphs[panel.node]?.sentence ?? [], panel.span, []));
              go(panel.node, { from: panel.span.from, to: panel.span.from });
            }}
            onClose={() => setPanel(null)}
          />
        )}
        {panel?.kind === 'talk' && (
          <CommentsPanel
            briefing={id}
            node={panel.node}
            threads={threads}
            wordsOf={wordsOf}
            mayComment={detail.may.comment}
            onGo={go}
            onClose={() => setPanel(null)}
          />
        )}
        {panel?.kind === 'history' && <HistoryPanel briefing={id} onGo={go} onClose={() => setPanel(null)} />}
      </Suspense>
    </div>
  );
}

/** The value once it has not changed for a while. */
function useSettled(value: number, ms: number): number {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), ms);
    return () => clearTimeout(timer);
  }, [value, ms]);
  return settled;
}
