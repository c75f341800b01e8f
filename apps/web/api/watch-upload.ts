/** Follows one upload until it is read: by server-sent events, or by asking every second where those do not get through. */
import type { UploadView } from '#domain/views/return-view.js';
import { API, ApiError, get } from './client.js';

const isOver = (upload: UploadView): boolean => upload.status === 'done' || upload.status === 'failed';

/** Calls back with each state; the last is read again by plain request, since events carry the browser's language, not the chosen one. */
export function watchUpload(id: string, report: (upload: UploadView) => void): () => void {
  let stopped = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const source = new EventSource(`${API}/uploads/${id}/events`);

  const stop = () => {
    stopped = true;
    clearTimeout(timer);
    source.close();
  };
  const ask = async () => {
    if (stopped) return;
    try {
      const upload = await get<UploadView>(`/uploads/${id}`);
      if (stopped) return;
      report(upload);
      if (isOver(upload)) return stop();
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
    }
    timer = setTimeout(() => void ask(), 1000);
  };

  source.addEventListener('progress', (event: MessageEvent<string>) => {
    const upload = JSON.parse(event.data) as UploadView;
    if (isOver(upload)) {
      source.close();
      void ask();
    } else report(upload);
  });
  source.onerror = () => {
    if (stopped || source.readyState === EventSource.CONNECTING) source.close();
    clearTimeout(timer);
    void ask();
  };
  return stop;
}
