/** Writes part of a meeting's book from what is shown; when somebody else was faster, his words are shown and the writer is told who it was. */
import type { BookContent } from '#domain/meeting/meeting-book.js';
import type { MeetingBook } from '#domain/meeting/meeting.js';
import type { MeetingView } from '#domain/views/meeting-view.js';
import { mutate, reloadOnConflict } from '../../api/client.js';
import { useAction, type Action } from '../../api/use-action.js';

export interface BookOf {
  view: MeetingView;
  /** Reads the meeting again: its plan moves with its book. */
  reload: () => void;
}

export function useBook({ view, reload }: BookOf): Action<[change: Partial<BookContent>]> {
  return useAction(async (change: Partial<BookContent>) => {
    const { revision, ...content } = view.book;
    await mutate<MeetingBook>('PUT', `/meetings/${view.record.id}/book`, { ...content, ...change }, { 'If-Match': `"${revision}"` }).catch(
      reloadOnConflict(reload),
    );
    reload();
  });
}
