/** Writes parts of a meeting's book, one after another; when somebody else was faster, his words are shown and the writer is told who it was. */
import { useCallback, useRef } from 'react';
import type { BookContent } from '#domain/meeting/meeting-book.js';
import type { MeetingBook } from '#domain/meeting/meeting.js';
import type { MeetingView } from '#domain/views/meeting-view.js';
import { mutate, reloadOnConflict } from '../../api/client.js';
import { useAction, type Action } from '../../api/use-action.js';
import type { Resource } from '../../api/use-resource.js';

type Write = (change: Partial<BookContent>) => Promise<void>;

export interface BookOf {
  view: MeetingView;
  /** Reads the meeting again: its plan moves with its book. */
  reload: () => void;
  write: Write;
}

export const useBook = ({ write }: BookOf): Action<[change: Partial<BookContent>]> => useAction(write);

/** For all parts of one page: each change is made to the book as the one before it left it, and that is shown at once. */
export function useBookWriter({ data, put, reload }: Resource<MeetingView>): Write {
  const shown = useRef(data);
  if (data) shown.current = data;
  const line = useRef<Promise<unknown>>(Promise.resolve());
  return useCallback(
    (change) => {
      const turn = line.current.then(async () => {
        const view = shown.current!;
        const { revision, ...content } = view.book;
        const path = `/meetings/${view.record.id}/book`;
        const book = await mutate<MeetingBook>('PUT', path, { ...content, ...change }, { 'If-Match': `"${revision}"` }).catch(
          reloadOnConflict(reload),
        );
        shown.current = { ...view, book };
        put(shown.current);
        reload();
      });
      line.current = turn.catch(() => undefined);
      return turn;
    },
    [put, reload],
  );
}
