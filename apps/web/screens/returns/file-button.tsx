/** A button that fetches a file of the api and hands it to the browser. */
import type { ReactNode } from 'react';
import { getFile, saveBlob } from '../../api/client.js';
import { useAction } from '../../api/use-action.js';
import { Icon } from '../../components/icon.js';
import { ActionError } from '../../components/states.js';

interface Props {
  path: string;
  fallbackName: string;
  className?: string;
  onFetched?: () => void;
  children: ReactNode;
}

export function FileButton({ path, fallbackName, className = 'button', onFetched, children }: Props) {
  const fetchFile = useAction(async () => {
    const { blob, name } = await getFile(path, fallbackName);
    saveBlob(blob, name);
    onFetched?.();
  });
  return (
    <>
      <button type="button" className={className} disabled={fetchFile.busy} onClick={() => void fetchFile.run()}>
        <Icon name="download" />
        {children}
      </button>
      <ActionError error={fetchFile.error} />
    </>
  );
}
