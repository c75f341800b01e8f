/** What came of a file with many returns: each unit stored, what was not and why, and submitting all that can be. */
import { useState } from 'react';
import { Link } from 'react-router';
import type { BulkOutcome, UploadView } from '#domain/views/return-view.js';
import { usePlace } from '../../app/context.js';
import { mutate } from '../../api/client.js';
import { useAction } from '../../api/use-action.js';
import { FilingMark } from '../../components/filing-status.js';
import { FindingsList } from '../../components/findings/findings-list.js';
import { ActionError, Notice } from '../../components/states.js';
import { useText } from '../../i18n/language.js';
import { FileButton } from './file-button.js';
import { Refused } from './upload-outcome.js';

const SHOWS = ['all', 'errors', 'warnings', 'clean'] as const;
type Show = (typeof SHOWS)[number];
type Line = UploadView['returns'][number];
const MATCHES: Record<Show, (line: Line) => boolean> = {
  all: () => true,
  errors: (line) => line.errors > 0,
  warnings: (line) => line.errors === 0 && line.warnings > 0,
  clean: (line) => line.errors + line.warnings === 0,
};

interface Props {
  upload: UploadView;
  onMoved: () => void;
  onClose: () => void;
}

export function BulkResult({ upload, onMoved, onClose }: Props) {
  const t = useText();
  const { link } = usePlace();
  const [show, setShow] = useState<Show>('all');
  const [outcomes, setOutcomes] = useState<BulkOutcome[] | null>(null);
  const submit = useAction(async () => {
    setOutcomes(await mutate<BulkOutcome[]>('POST', `/uploads/${upload.id}/submit`, {}));
    onMoved();
  });
  const list = (
    <FileButton path={`/uploads/${upload.id}/annotated`} fallbackName={upload.fileName} className="button button--small">
      {t(upload.returnCount === 1 ? 'upload.annotated' : 'upload.annotatedList')}
    </FileButton>
  );
  if (upload.returnCount === 0) return <Refused upload={upload}>{list}</Refused>;
  const doneUnits = new Set(outcomes?.filter((o) => o.outcome === 'done').map((o) => o.unit));
  const refused = outcomes?.filter((o) => o.outcome === 'refused') ?? [];
  const shown = upload.returns.filter(MATCHES[show]);
  // What was not stored comes first; of a single return stored its own findings follow.
  const [only] = upload.returns;
  const own = upload.returnCount === 1 && only ? only.errors + only.warnings : 0;
  const notStoredCount = upload.findingCount - own;
  const notStored = upload.findings.slice(0, notStoredCount);
  const judged = new Set(outcomes?.map((o) => o.unit));
  const ready = upload.returns.some((line) => line.errors === 0 && line.status === 'draft' && !judged.has(line.unit));

  return (
    <section className="panel section bulk" aria-label={upload.fileName}>
      <header className="bulk__head">
        <h2>
          {t(notStoredCount > 0 ? 'upload.storedOf' : 'upload.stored', {
            count: upload.returnCount,
            findings: notStoredCount,
          })}
        </h2>
        <div className="bulk__actions">
          {upload.findingCount > 0 && list}
          <button
            type="button"
            className="button button--small button--primary"
            disabled={!ready || submit.busy}
            onClick={() => void submit.run()}
          >
            {t(submit.busy ? 'upload.submitting' : 'upload.submitClean')}
          </button>
          <button type="button" className="button button--small button--plain" onClick={onClose}>
            {t('upload.close')}
          </button>
        </div>
      </header>
      <ActionError error={submit.error} />
      {outcomes && (
        <Notice tone={refused.length > 0 ? 'warn' : 'good'}>
          <p>{t('upload.submitted', { count: doneUnits.size })}</p>
          {refused.length > 0 && (
            <>
              <p>{t('upload.notSubmitted', { count: refused.length })}</p>
              <ul className="notice__list">
                {refused.slice(0, 20).map((o) => (
                  <li key={o.unit}>
                    {o.unitName}
                    {o.reason && `：${o.reason}`}
                  </li>
                ))}
              </ul>
            </>
          )}
        </Notice>
      )}
      <div className="segments" role="group" aria-label={t('upload.result')}>
        {SHOWS.map((one) => (
          <button key={one} type="button" aria-pressed={show === one} onClick={() => setShow(one)}>
            {t(`upload.show.${one}`)} <b>{upload.returns.filter(MATCHES[one]).length}</b>
          </button>
        ))}
      </div>
      <div className="bulk__scroll">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('upload.unit')}</th>
              <th scope="col">{t('upload.result')}</th>
              <th scope="col">{t('review.status')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((line) => (
              <tr key={line.unit + line.period}>
                <th scope="row">
                  <Link className="link" to={link(`/returns/${line.unit}`, { period: line.period })}>
                    {line.unitName}
                  </Link>
                </th>
                <td>
                  {line.errors > 0 && <span className="returns__errors">{t('review.errors', { count: line.errors })} </span>}
                  {line.warnings > 0 ? t('review.warnings', { count: line.warnings }) : line.errors === 0 && t('upload.clean')}
                  {line.replaced !== undefined && (
                    <span className="bulk__replaced">{t('upload.replaced', { version: line.replaced })}</span>
                  )}
                </td>
                <td>
                  <FilingMark status={doneUnits.has(line.unit) ? 'submitted' : line.status} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {upload.returns.length < upload.returnCount && <p className="none-here">{t('upload.onlyFirst', { count: upload.returns.length })}</p>}
      {notStored.length > 0 && (
        <details className="bulk__rest" open>
          <summary>{t('upload.fileFindings')}</summary>
          <FindingsList findings={notStored} explanations={{}} />
        </details>
      )}
    </section>
  );
}
