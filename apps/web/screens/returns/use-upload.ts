/** Sends one file and follows it until it has been read. */
import { useEffect, useState } from 'react';
import type { UploadTake } from '#domain/ports/upload-store.port.js';
import type { UploadView } from '#domain/views/return-view.js';
import { mutate } from '../../api/client.js';
import { useAction, type Action } from '../../api/use-action.js';
import { watchUpload } from '../../api/watch-upload.js';

/** What can be read, as the browser's file dialog wants to know it; the api decides. A unit's workbook saved as CSV lacks most of its sheets. */
export const ACCEPTED = { one: '.xlsx,.xls,.et', many: '.xlsx,.xls,.et,.csv,.zip' };

export interface Upload {
  send: (file: File) => void;
  busy: boolean;
  error: Action<[]>['error'];
  /** The latest state; kept after it is over until the next file. */
  view: UploadView | null;
  close: () => void;
}

export function useUpload(input: { take?: UploadTake; reason?: string | null; onRead: (upload: UploadView) => void }): Upload {
  const { take, reason, onRead } = input;
  const [view, setView] = useState<UploadView | null>(null);
  const [sentId, setSentId] = useState<string | null>(null);
  const send = useAction(async (file: File) => {
    const form = new FormData();
    form.append('file', file);
    const query = new URLSearchParams();
    if (take) query.set('take', take);
    if (reason) query.set('reason', reason);
    setView(null);
    const { id } = await mutate<{ id: string }>('POST', query.size > 0 ? `/uploads?${query}` : '/uploads', form);
    setSentId(id);
  });
  useEffect(() => {
    if (!sentId) return;
    return watchUpload(sentId, (now) => {
      setView(now);
      if (now.status !== 'done' && now.status !== 'failed') return;
      setSentId(null);
      onRead(now);
    });
  }, [sentId, onRead]);
  const busy = send.busy || sentId !== null;
  return {
    send: (file) => {
      if (!busy) void send.run(file);
    },
    busy,
    error: send.error,
    view,
    close: () => setView(null),
  };
}
