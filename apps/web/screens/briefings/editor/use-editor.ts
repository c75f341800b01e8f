/** A briefing being edited: what the api holds, what is written and not saved yet, and everything that changes it. */
import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import type { Briefing } from '#domain/briefing/briefing.js';
import { saysTheSame } from '#domain/briefing/figure-index.js';
import { figuresOf, type Sentence } from '#domain/briefing/sentence.js';
import type { BriefingDetail } from '#domain/views/briefing-view.js';
import { ApiError, get, getNew, mutate } from '../../../api/client.js';
import { remember, takeBack, type Act, type History } from '../../../components/saving/edit-history.js';
import { SaveQueue } from '../../../components/saving/save-queue.js';
import { CLOCK, type Snapshot } from '../../../components/saving/saving.js';
import { keepUnsaved, unsavedCells } from '../../../components/saving/unsaved-cells.js';
import { AT_WORK } from '../at-work.js';
import { inOrder } from './in-order.js';
import { type AskedEdit, editsOf, paragraphsOf, sameParagraph, shownWith, type EditorView, type Paragraph } from './paragraphs.js';

export type EditorSnapshot = Snapshot<EditorView, Paragraph>;

export interface Editor {
  write: (node: string, sentence: Sentence) => void;
  /** Puts a new paragraph behind the node and answers its id. */
  add: (after: string, sentence: Sentence) => string;
  /** One paragraph becomes two; answers the id of the second. */
  split: (node: string, before: Sentence, after: Sentence) => string;
  remove: (node: string) => void;
  restore: (node: string) => void;
  /** Takes the last act back, or does it again; answers where it was. */
  undo: (redo: boolean) => string | null;
  settle: (node: string, whose: 'mine' | 'theirs') => void;
  drop: (node: string) => void;
  hurry: () => void;
  adopt: (detail: BriefingDetail) => void;
  look: () => void;
}

/** Letters written within this are one act. */
const BURST_MS = 1_500;
/** How often the page asks whether somebody else has changed something. */
const LOOK_MS = 4_000;
/** The same while something is being made. */
const LOOK_SOON_MS = 1_200;

function makeQueue(id: string, first: BriefingDetail) {
  const address = `/briefings/${id}`;
  const listeners = new Set<() => void>();
  const order = inOrder();
  const queue: SaveQueue<EditorView, Paragraph> = new SaveQueue<EditorView, Paragraph>({
    first: viewOf(first),
    clock: CLOCK,
    same: sameParagraph,
    mayWrite: ({ detail }) => detail.may.edit,
    transport: {
      read: async () => {
        const ask = order.ask();
        const detail = await get<BriefingDetail>(address);
        ask.take();
        return viewOf(detail);
      },
      save: async (revision, values) => {
        const edits = editsOf(values, queue.snapshot().view.detail);
        const ask = order.ask();
        try {
          const detail = await mutate<BriefingDetail>('PATCH', address, { edits }, { 'If-Match': `"${revision}"` });
          ask.take();
          return viewOf(detail);
        } catch (error) {
          throw error instanceof ApiError ? named(error, edits) : error;
        }
      },
    },
    onChange: () => {
      keepUnsaved(`briefing.${id}`, queue.snapshot());
      for (const listener of listeners) listener();
    },
  });
  const subscribe = (listener: () => void) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  };
  return { queue, subscribe, address, order };
}

/** The api counts the edits of a request; the page knows paragraphs. */
const named = (error: ApiError, edits: readonly AskedEdit[]): ApiError =>
  new ApiError(
    error.status,
    error.code,
    error.title,
    error.detail,
    error.errors.map(({ field, message }) => ({ field: edits[Number(/^edits\.(\d+)/.exec(field)?.[1])]?.node ?? field, message })),
  );
const viewOf = (detail: BriefingDetail): EditorView => ({ revision: detail.view.revision, values: paragraphsOf(detail), detail });

export function useEditor(
  id: string,
  first: BriefingDetail,
): { editor: Editor; snapshot: EditorSnapshot; shown: Briefing | null; canUndo: boolean; canRedo: boolean } {
  const [{ queue, subscribe, address, order }] = useState(() => makeQueue(id, first));
  const snapshot = useSyncExternalStore(subscribe, queue.snapshot);
  const past = useRef<History<Paragraph>>([]);
  const undone = useRef<History<Paragraph>>([]);
  const burst = useRef({ node: '', at: 0 });
  const [acts, setActs] = useState({ past: 0, undone: 0 });
  const isAtWork = AT_WORK.includes(snapshot.view.detail.view.status);

  useEffect(() => {
    const left = queue.snapshot().view.detail.may.edit ? unsavedCells<Paragraph>(`briefing.${id}`) : {};
    queue.start();
    if (Object.keys(left).length > 0) queue.restore(left);
    const back = () => queue.hurry();
    let etag: string | null = null;
    let asking = false;
    const look = async () => {
      if (document.hidden || asking) return;
      asking = true;
      const ask = order.ask();
      try {
        const answer = await getNew<BriefingDetail>(address, etag);
        if (!answer || !ask.take()) return;
        etag = answer.etag;
        queue.adopt(viewOf(answer.data));
      } catch (error) {
        // What cannot be read now is read the next time, or with the next save.
        if (!(error instanceof ApiError)) throw error;
      } finally {
        asking = false;
      }
    };
    const timer = setInterval(() => void look(), isAtWork ? LOOK_SOON_MS : LOOK_MS);
    const seen = () => void look();
    window.addEventListener('online', back);
    document.addEventListener('visibilitychange', seen);
    return () => {
      clearInterval(timer);
      window.removeEventListener('online', back);
      document.removeEventListener('visibilitychange', seen);
      void queue.leave();
    };
  }, [queue, id, address, order, isAtWork]);

  const outstanding = snapshot.open.size > 0;
  useEffect(() => {
    if (!outstanding) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [outstanding]);

  const shown = useMemo(() => shownWith(snapshot.view.detail.document, snapshot.open), [snapshot.view.detail.document, snapshot.open]);
  const now = useRef(shown);
  now.current = shown;

  const editor = useMemo<Editor>(() => {
    const paragraph = (node: string): Paragraph | null => {
      const { open, view } = queue.snapshot();
      const cell = open.get(node);
      return cell ? cell.value : (view.values[node] ?? null);
    };
    const keep = () => setActs({ past: past.current.length, undone: undone.current.length });
    const act = (values: Record<string, Paragraph | null>) => {
      const cells = Object.entries(values).map(([code, after]) => ({ code, before: placed(now.current, code, paragraph(code)), after }));
      past.current = remember<Paragraph>(past.current, cells, sameParagraph);
      undone.current = [];
      keep();
      queue.edit(values);
    };
    return {
      write: (node, sentence) => {
        const before = paragraph(node);
        const value = { sentence, after: before?.after ?? null };
        // To bind a figure or take it out is an act of its own.
        const sameFigures = before !== null && saysTheSame(figuresOf(before.sentence), figuresOf(sentence));
        const goesOn = sameFigures && burst.current.node === node && Date.now() - burst.current.at < BURST_MS;
        burst.current = { node, at: Date.now() };
        if (goesOn) queue.edit({ [node]: value });
        else act({ [node]: value });
      },
      add: (after, sentence) => {
        const node = `new-${crypto.randomUUID()}`;
        act({ [node]: { sentence, after } });
        return node;
      },
      split: (node, before, after) => {
        const added = `new-${crypto.randomUUID()}`;
        const own = paragraph(node);
        act({ [node]: { sentence: before, after: own?.after ?? null }, [added]: { sentence: after, after: node } });
        return added;
      },
      remove: (node) => act({ [node]: null }),
      restore: (node) => {
        const generated = queue.snapshot().view.detail.edited.find((one) => one.node === node)?.generated;
        if (generated) act({ [node]: { sentence: generated, after: null } });
      },
      undo: (redo) => {
        const [from, to] = redo ? [undone, past] : [past, undone];
        const back = takeBack<Paragraph>(from.current);
        if (!back) return null;
        const cells: Act<Paragraph>['cells'] = Object.entries(back.values).map(([code, after]) => ({
          code,
          before: placed(now.current, code, paragraph(code)),
          after,
        }));
        from.current = back.rest;
        to.current = remember<Paragraph>(to.current, cells, sameParagraph);
        burst.current = { node: '', at: 0 };
        keep();
        queue.edit(back.values);
        return back.first;
      },
      settle: (node, whose) => queue.settle(node, whose),
      drop: (node) => queue.drop(node),
      hurry: () => queue.hurry(),
      adopt: (detail) => queue.adopt(viewOf(detail)),
      look: () => {
        const ask = order.ask();
        void get<BriefingDetail>(address).then(
          (detail) => ask.take() && queue.adopt(viewOf(detail)),
          () => undefined,
        );
      },
    };
  }, [queue, address, order]);

  return { editor, snapshot, shown, canUndo: acts.past > 0, canRedo: acts.undone > 0 };
}

/** Remembers where a paragraph stands, so that it comes back there when its removal is taken back. */
function placed(document: Briefing | null, node: string, value: Paragraph | null): Paragraph | null {
  if (!document || !value) return value;
  return { ...value, after: value.after ?? before(document, node) };
}
function before(document: Briefing, node: string): string | null {
  let last: string | null = null;
  for (const each of [...document.body, ...document.annexes.flatMap((annex) => annex.body)])
    for (const id of each.type === 'list' ? [each.id, ...each.items.map((item) => item.id)] : [each.id]) {
      if (id === node) return last;
      last = id;
    }
  return null;
}
