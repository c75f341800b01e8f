/** A button that fetches a file from the api and hands it to the browser under the name the api gave it. */
import type { ReactNode } from 'react';
import { getFile, saveBlob } from '../api/client.js';
import { useAction } from '../api/use-action.js';
import { Icon } from './icon.js';
import { ActionError } from './states.js';

export function DownloadLink({ path, name, children }: { path: string; name: string; children: ReactNode }) {
  const fetchFile = useAction(async () => {
    const file = await getFile(path, name);
    saveBlob(file.blob, file.name);
  });
  return (
    <>
      <button type="button" className="button" disabled={fetchFile.busy} onClick={() => void fetchFile.run()}>
        <Icon name="download" />
        {children}
      </button>
      <ActionError error={fetchFile.error} />
    </>
  );
}
