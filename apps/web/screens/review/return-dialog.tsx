/** Asks why a return goes back; the reason is what the clerk will read. */
import { useState } from 'react';
import type { ApiError } from '../../api/client.js';
import { Dialog } from '../../components/dialog.js';
import { ActionError } from '../../components/states.js';
import { useText } from '../../i18n/language.js';

const SUGGESTIONS = ['review.reason1', 'review.reason2', 'review.reason3'] as const;
const LONGEST = 500;

interface Props {
  unitName: string;
  busy: boolean;
  error: ApiError | null;
  onReturn: (reason: string) => void;
  onClose: () => void;
}

export function ReturnDialog({ unitName, busy, error, onReturn, onClose }: Props) {
  const t = useText();
  const [reason, setReason] = useState('');
  return (
    <Dialog
      title={t('review.returnTitle', { unit: unitName })}
      action={t('review.return')}
      busy={busy}
      disabled={reason.trim() === ''}
      onAction={() => onReturn(reason.trim())}
      onClose={onClose}
    >
      <label className="judge__ask" htmlFor="return-reason">
        {t('review.returnAsk')}
      </label>
      <textarea
        id="return-reason"
        className="field"
        autoFocus
        rows={4}
        maxLength={LONGEST}
        value={reason}
        onChange={(e) => setReason(e.target.value)}
      />
      <div className="judge__suggestions" role="group" aria-label={t('review.suggestions')}>
        {SUGGESTIONS.map((key) => (
          <button
            key={key}
            type="button"
            className="button button--small"
            onClick={() => setReason((now) => (now ? `${now}\n${t(key)}` : t(key)).slice(0, LONGEST))}
          >
            {t(key)}
          </button>
        ))}
      </div>
      <ActionError error={error} />
    </Dialog>
  );
}
