/** Where a filled workbook goes in: dropped on the page or chosen here; shows how far reading it has come. */
import { useRef, type ReactNode } from 'react';
import type { UploadView } from '#domain/views/return-view.js';
import { Icon } from '../../components/icon.js';
import { ActionError } from '../../components/states.js';
import { useText } from '../../i18n/language.js';
import { ACCEPTED, type Upload } from './use-upload.js';

interface Props {
  upload: Upload;
  lead: string;
  hint: string;
  /** Returns a file may hold. */
  holds: keyof typeof ACCEPTED;
  /** Further choices about the file. */
  options?: ReactNode;
  /** What came of the last file. */
  children?: ReactNode;
}

export function UploadBox({ upload, lead, hint, holds, options, children }: Props) {
  const t = useText();
  const input = useRef<HTMLInputElement>(null);
  const take = (files: FileList | null) => {
    const file = files?.[0];
    if (file) upload.send(file);
    if (input.current) input.current.value = '';
  };
  return (
    <section className="upload" id="upload" aria-label={t('upload.title')}>
      <div className="upload__zone">
        <span className="upload__icon">
          <Icon name="sheet" size={28} />
        </span>
        {upload.busy ? (
          <Progress upload={upload.view} />
        ) : (
          <div className="upload__words">
            <p className="upload__lead">{lead}</p>
            <p className="upload__hint">{hint}</p>
            {options}
          </div>
        )}
        <input
          ref={input}
          id="upload-file"
          className="visually-hidden"
          type="file"
          accept={ACCEPTED[holds]}
          aria-label={t('upload.choose')}
          tabIndex={-1}
          disabled={upload.busy}
          onChange={(e) => take(e.target.files)}
        />
        <button type="button" className="button" disabled={upload.busy} onClick={() => input.current?.click()}>
          <Icon name="upload" />
          {t('upload.choose')}
        </button>
      </div>
      <ActionError error={upload.error} />
      {!upload.busy && children}
    </section>
  );
}

function Progress({ upload }: { upload: UploadView | null }) {
  const t = useText();
  const percent = upload?.status === 'processing' ? Math.max(8, upload.progress) : upload ? 5 : 2;
  return (
    <div className="upload__words">
      <p className="upload__lead" role="status">
        {t(upload === null ? 'upload.sending' : upload.status === 'received' ? 'upload.received' : 'upload.reading')}
      </p>
      <div
        className="progress"
        role="progressbar"
        aria-label={t('upload.progress')}
        aria-valuenow={percent}
        aria-valuemin={0}
        aria-valuemax={100}
      >
        <span style={{ width: `${percent}%` }} />
      </div>
    </div>
  );
}
