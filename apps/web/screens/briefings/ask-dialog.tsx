/** Before a briefing moves on: what will happen, and for sending back the reason. */
import { useId, useState } from 'react';
import type { BriefingDetail } from '#domain/views/briefing-view.js';
import { mutate } from '../../api/client.js';
import { useAction } from '../../api/use-action.js';
import { Dialog } from '../../components/dialog.js';
import { ActionError } from '../../components/states.js';
import { useText } from '../../i18n/language.js';
import type { Ask } from './workflow.js';

interface Props {
  ask: Ask;
  detail: BriefingDetail;
  onClose: () => void;
  onDone: () => void;
}

const ROUTES: Record<Ask, string> = { review: '/review', send_back: '/send-back', release: '/release', refresh: '/refresh', discard: '' };
const LONGEST_REASON = 500;
/** Of figures that will read otherwise, so many are named. */
const MOST_NAMED = 12;

export function AskDialog({ ask, detail, onClose, onDone }: Props) {
  const t = useText();
  const id = useId();
  const [reason, setReason] = useState('');
  const { view, flags, document } = detail;
  const run = useAction(async () => {
    const body = ask === 'send_back' ? { reason: reason.trim() } : undefined;
    // What was read is what is released.
    const seen: Record<string, string> = ask === 'release' ? { 'If-Match': `"${view.revision}"` } : {};
    await mutate(ask === 'discard' ? 'DELETE' : 'POST', `/briefings/${view.id}${ROUTES[ask]}`, body, seen);
    onDone();
  });
  const toFill = flags.filter((flag) => flag.kind === 'placeholder').length;
  const stale = flags.filter((flag) => flag.kind === 'stale_figure');
  return (
    <Dialog
      title={t(`ask.${ask}.title`)}
      action={t(`ask.${ask}.do`)}
      busy={run.busy}
      disabled={ask === 'send_back' && reason.trim() === ''}
      onAction={() => void run.run()}
      onClose={onClose}
    >
      <div className="ask">
        <p>{t(`ask.${ask}.says`)}</p>
        {ask === 'review' && toFill > 0 && <p className="ask__warn">{t('ask.review.toFill', { count: toFill })}</p>}
        {ask === 'release' && (
          <>
            <ol className="ask__list">
              <li>{t('ask.release.check')}</li>
              <li>{t('ask.release.freeze')}</li>
              <li>{t('ask.release.deliver')}</li>
            </ol>
            {detail.releasesOwnWords && <p className="ask__warn">{t('ask.release.alone')}</p>}
            {!detail.hasAddress && <p className="ask__warn">{t('ask.release.noAddress')}</p>}
            {document && <Recipients document={document} />}
          </>
        )}
        {ask === 'refresh' && (
          <>
            <p>{stale.length > 0 ? t('ask.refresh.changes', { count: stale.length }) : t('ask.refresh.same')}</p>
            <ul className="ask__figures">
              {stale.slice(0, MOST_NAMED).map((flag, i) => (
                <li key={i}>
                  <del>{flag.old}</del> → <ins>{flag.new || t('ask.refresh.gone')}</ins>
                </li>
              ))}
            </ul>
            {stale.length > MOST_NAMED && <p>{t('ask.refresh.more', { count: stale.length - MOST_NAMED })}</p>}
          </>
        )}
        {ask === 'send_back' && (
          <label className="form-field" htmlFor={id}>
            <span className="form-field__label">{t('ask.send_back.reason')}</span>
            <textarea
              id={id}
              className="field"
              rows={3}
              autoFocus
              maxLength={LONGEST_REASON}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          </label>
        )}
        <ActionError error={run.error} />
      </div>
    </Dialog>
  );
}

function Recipients({ document: { distribution } }: { document: NonNullable<BriefingDetail['document']> }) {
  const t = useText();
  const groups = (['report', 'send', 'issue'] as const).filter((group) => distribution[group].length > 0);
  if (groups.length === 0) return null;
  return (
    <dl className="ask__recipients">
      {groups.map((group) => (
        <div key={group}>
          <dt>{t(`ask.recipients.${group}`)}</dt>
          <dd>{distribution[group].join(t('list.comma'))}</dd>
        </div>
      ))}
    </dl>
  );
}
