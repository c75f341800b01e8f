/** Takes a filled workbook by drag and drop or by choosing it, and shows how far reading it has come. */
import { useEffect, useRef, useState, type DragEvent } from 'react';
import { Link } from 'react-router';
import type { ReturnListItem, UploadView } from '#domain/views/return-view.js';
import { usePlace } from '../../app/context.js';
import { mutate } from '../../api/client.js';
import { useAction } from '../../api/use-action.js';
import { watchUpload } from '../../api/watch-upload.js';
import { Icon } from '../../components/icon.js';
import { ActionError, Notice } from '../../components/states.js';
import { useText } from '../../i18n/language.js';

const ACCEPTED = '.xlsx';

interface Props {
  unit: string;
  period: string;
  /** The units the reader files for, to name the one a workbook turns out to be of. */
  others: ReturnListItem[];
  /** Called once the file has been read, whatever came of it. */
  onRead: () => void;
}

export function UploadBox({ unit, period, others, onRead }: Props) {
  const t = useText();
  const [over, setOver] = useState(false);
  const [upload, setUpload] = useState<UploadView | null>(null);
  const [sentId, setSentId] = useState<string | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const send = useAction(async (file: File) => {
    const form = new FormData();
    form.append('file', file);
    setUpload(null);
    const { id } = await mutate<{ id: string }>('POST', '/uploads', form);
    setSentId(id);
  });

  useEffect(() => {
    if (!sentId) return;
    return watchUpload(sentId, (view) => {
      setUpload(view);
      if (view.status === 'done' || view.status === 'failed') {
        setSentId(null);
        onRead();
      }
    });
  }, [sentId, onRead]);

  const busy = send.busy || sentId !== null;
  const take = (files: FileList | null) => {
    const file = files?.[0];
    if (file && !busy) void send.run(file);
    if (input.current) input.current.value = '';
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files);
  };

  return (
    <section className="upload" aria-label={t('upload.title')}>
      <div
        className={`upload__zone ${over ? 'upload__zone--over' : ''}`}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <span className="upload__icon">
          <Icon name="sheet" size={28} />
        </span>
        {busy ? (
          <Progress upload={upload} />
        ) : (
          <div className="upload__words">
            <p className="upload__lead">{t('upload.lead')}</p>
            <p className="upload__hint">{t('upload.hint')}</p>
          </div>
        )}
        <input
          ref={input}
          id="upload-file"
          className="visually-hidden"
          type="file"
          accept={ACCEPTED}
          aria-label={t('upload.choose')}
          tabIndex={-1}
          disabled={busy}
          onChange={(e) => take(e.target.files)}
        />
        <button type="button" className="button" disabled={busy} onClick={() => input.current?.click()}>
          <Icon name="upload" />
          {t('upload.choose')}
        </button>
      </div>
      <ActionError error={send.error} />
      {upload && !busy && <Outcome upload={upload} unit={unit} period={period} names={others} />}
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

/** What came of the file: read, or refused with the reason; and findings about the file itself. */
function Outcome({ upload, unit, period, names }: { upload: UploadView; unit: string; period: string; names: ReturnListItem[] }) {
  const t = useText();
  const { link } = usePlace();
  const read = upload.returns.find((r) => r.unit === unit && r.period === period);
  const further = upload.returns.length - 1;
  const fileFindings = upload.findings.filter((f) => f.code.startsWith('F'));
  const errors = upload.findings.filter((f) => f.severity === 'error').length;
  const warnings = upload.findings.length - errors;
  if (upload.returns.length === 0)
    return (
      <Notice tone="bad">
        <strong>{t('upload.refused', { file: upload.fileName })}</strong>
        <ul className="notice__list">
          {fileFindings.map((f) => (
            <li key={f.key}>
              {f.message}
              {f.expected && <> {t('upload.expected', { expected: f.expected })}</>}
            </li>
          ))}
        </ul>
      </Notice>
    );
  if (!read)
    return (
      <Notice tone="warn">
        {upload.returns.map((r) => (
          <p key={r.unit + r.period}>
            <strong>
              {t('upload.elsewhere', { unit: names.find((n) => n.unit === r.unit)?.unitName ?? r.unit })}
              {r.period !== period && t('upload.elsewherePeriod', { period: r.period })}
            </strong>{' '}
            <Link className="link" to={link(`/returns/${r.unit}`)}>
              {t('upload.toUnit')}
            </Link>
          </p>
        ))}
      </Notice>
    );
  return (
    <Notice tone={errors > 0 ? 'warn' : 'good'}>
      {t(errors > 0 ? 'upload.readErrors' : warnings > 0 ? 'upload.readWarnings' : 'upload.readClean', {
        file: upload.fileName,
        errors,
        warnings,
      })}
      {further > 0 && <p>{t('upload.others', { count: further })}</p>}
    </Notice>
  );
}
