/** Takes a file dropped anywhere on what it holds, and says so while one is being dragged over it. */
import { useRef, useState, type DragEvent, type ReactNode } from 'react';
import { useText } from '../../i18n/language.js';

interface Props {
  className?: string;
  /** Null where nothing may be uploaded now. */
  onFile: ((file: File) => void) | null;
  children: ReactNode;
}

const hasFiles = (event: DragEvent): boolean => event.dataTransfer.types.includes('Files');

export function DropPanel({ className = '', onFile, children }: Props) {
  const t = useText();
  const [over, setOver] = useState(false);
  // Every element passed over enters and leaves on its own: the panel is left when all are.
  const depth = useRef(0);
  const end = () => {
    depth.current = 0;
    setOver(false);
  };
  if (!onFile) return <div className={className}>{children}</div>;
  return (
    <div
      className={`drop ${className}`}
      onDragEnter={(event) => {
        if (!hasFiles(event)) return;
        event.preventDefault();
        depth.current++;
        setOver(true);
      }}
      onDragOver={(event) => hasFiles(event) && event.preventDefault()}
      onDragLeave={() => --depth.current <= 0 && end()}
      onDrop={(event) => {
        if (!hasFiles(event)) return;
        event.preventDefault();
        end();
        const file = event.dataTransfer.files[0];
        if (file) onFile(file);
      }}
    >
      {children}
      {over && (
        <div className="drop__over" aria-hidden="true">
          {t('upload.dropHere')}
        </div>
      )}
    </div>
  );
}
