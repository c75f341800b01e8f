/** One return as the online form holds it: the stored view, what is typed and not saved yet, and everything that changes it. */
import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import type { StoredValue, StoredValues } from '#domain/return/values.js';
import type { ReturnView } from '#domain/views/return-view.js';
import { get, mutate } from '../../../api/client.js';
import { remember, takeBack, type Act, type History } from '../../../components/saving/edit-history.js';
import { sameValue, type FormSnapshot } from './form-cell.js';
import { tellSaved } from './saved-signal.js';
import { SaveQueue } from '../../../components/saving/save-queue.js';
import { CLOCK } from '../../../components/saving/saving.js';
import { keepUnsaved, unsavedCells } from '../../../components/saving/unsaved-cells.js';

export interface Form {
  /** As typed, else as stored, else as a new draft begins. */
  valueOf: (code: string) => StoredValue;
  edit: (values: StoredValues) => void;
  /** Makes what was done one act that can be taken back. */
  remember: (cells: Act<StoredValue>['cells']) => void;
  /** Takes the last act back; answers its cells' number and the first of them. */
  undo: () => { count: number; first: string } | null;
  settle: (code: string, whose: 'mine' | 'theirs') => void;
  drop: (code: string) => void;
  retry: (code: string) => void;
  hurry: () => void;
  dismissOthers: () => void;
  adopt: (view: ReturnView) => void;
  /** Reads the return again. */
  look: () => void;
}

interface Input {
  /** `/returns/{unit}/{period}` of the api. */
  address: string;
  /** Under which name unsaved cells are kept in this tab. */
  keptAs: string;
  first: ReturnView;
  /** Why an accepted return is being corrected. */
  reason: string | null;
}

export const mayWrite = (view: ReturnView, reason: string | null): boolean =>
  view.canFile || (view.status === 'accepted' && view.canCorrect && reason !== null);

/** One queue a visit; callers give the component a key of its address. */
function makeQueue({ address, keptAs, first, reason }: Input) {
  const listeners = new Set<() => void>();
  const queue: SaveQueue<ReturnView, StoredValue> = new SaveQueue<ReturnView, StoredValue>({
    first,
    clock: CLOCK,
    same: sameValue,
    mayWrite: (view) => mayWrite(view, reason),
    transport: {
      read: () => get<ReturnView>(address),
      save: (revision, values) => {
        const why = queue.snapshot().view.status === 'accepted' ? { reason } : {};
        return mutate<ReturnView>('PATCH', address, { values, ...why }, { 'If-Match': `"${revision}"` });
      },
    },
    onChange: () => {
      keepUnsaved(keptAs, queue.snapshot());
      for (const listener of listeners) listener();
    },
  });
  const subscribe = (listener: () => void) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  };
  return { queue, subscribe };
}

/** What cannot be read now is read with the next save. */
const lookAgain = (queue: SaveQueue<ReturnView, StoredValue>, address: string): void =>
  void get<ReturnView>(address).then(
    (view) => queue.adopt(view),
    () => undefined,
  );

export function useForm(input: Input): {
  form: Form;
  snapshot: FormSnapshot;
  /** How many cells left unsaved last time were put back. */
  restored: number;
  canUndo: boolean;
} {
  const { address, keptAs, reason } = input;
  // Read by keys pressed right after one another: a state would still be the one before.
  const history = useRef<History<StoredValue>>([]);
  const [acts, setActs] = useState(0);
  const [restored, setRestored] = useState(0);
  const [{ queue, subscribe }] = useState(() => makeQueue(input));
  const snapshot = useSyncExternalStore(subscribe, queue.snapshot);

  useEffect(() => {
    const left = mayWrite(queue.snapshot().view, reason) ? unsavedCells<StoredValue>(keptAs) : {};
    queue.start();
    if (Object.keys(left).length > 0) {
      queue.restore(left);
      setRestored(queue.snapshot().open.size);
    }
    const back = () => queue.hurry();
    // Somebody who comes back to the page after a while sees what others did meanwhile.
    const look = () => {
      if (document.visibilityState !== 'visible') return;
      queue.hurry();
      lookAgain(queue, address);
    };
    window.addEventListener('online', back);
    document.addEventListener('visibilitychange', look);
    return () => {
      window.removeEventListener('online', back);
      document.removeEventListener('visibilitychange', look);
      void queue.leave().then(() => tellSaved(address));
    };
  }, [queue, address, keptAs, reason]);

  const outstanding = snapshot.open.size > 0;
  useEffect(() => {
    if (!outstanding) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [outstanding]);

  const form = useMemo<Form>(() => {
    const keep = (next: History<StoredValue>) => {
      history.current = next;
      setActs(next.length);
    };
    const valueOf = (code: string): StoredValue => {
      const { open, view } = queue.snapshot();
      const cell = open.get(code);
      if (cell) return cell.value;
      return code in view.values ? (view.values[code] ?? null) : (view.prefilled[code] ?? null);
    };
    return {
      valueOf,
      edit: (values) => queue.edit(values),
      remember: (cells) => keep(remember<StoredValue>(history.current, cells, sameValue)),
      undo: () => {
        const back = takeBack<StoredValue>(history.current);
        if (!back) return null;
        keep(back.rest);
        queue.edit(back.values);
        return { count: Object.keys(back.values).length, first: back.first };
      },
      settle: (code, whose) => queue.settle(code, whose),
      drop: (code) => queue.drop(code),
      retry: (code) => queue.edit({ [code]: valueOf(code) }),
      hurry: () => queue.hurry(),
      dismissOthers: () => queue.dismissOthers(),
      adopt: (view) => queue.adopt(view),
      look: () => lookAgain(queue, address),
    };
  }, [queue, address]);

  return { form, snapshot, restored, canUndo: acts > 0 };
}
