/** Accepts several returns with one press: those without any finding or question are picked together, others one by one. */
import { useState } from 'react';
import type { BulkOutcome, ReturnListItem } from '#domain/views/return-view.js';
import { mutate } from '../../api/client.js';
import { useAction } from '../../api/use-action.js';
import { Dialog } from '../../components/dialog.js';
import { Icon } from '../../components/icon.js';
import { ActionError, Notice } from '../../components/states.js';
import { useText } from '../../i18n/language.js';

interface Props {
  period: string;
  picked: ReturnListItem[];
  /** Waiting, without a finding or an open question. */
  clean: ReturnListItem[];
  onPick: (items: ReturnListItem[]) => void;
  onDone: () => void;
}

export function BulkAccept({ period, picked, clean, onPick, onDone }: Props) {
  const t = useText();
  const [outcomes, setOutcomes] = useState<BulkOutcome[]>([]);
  const [asking, setAsking] = useState(false);
  const accept = useAction(async () => {
    const returns = picked.map(({ unit, version }) => ({ unit, version }));
    setOutcomes(await mutate<BulkOutcome[]>('POST', '/returns/accept', { period, returns }));
    setAsking(false);
    onPick([]);
    onDone();
  });
  const refused = outcomes.filter((one) => one.outcome === 'refused');
  if (clean.length === 0 && picked.length === 0 && outcomes.length === 0) return null;
  return (
    <div className="bulk">
      {clean.length > 0 && picked.length === 0 && (
        <button type="button" className="button" onClick={() => onPick(clean)}>
          {t('review.selectClean', { count: clean.length })}
        </button>
      )}
      {picked.length > 0 && (
        <>
          <button type="button" className="button button--primary" disabled={accept.busy} onClick={() => setAsking(true)}>
            <Icon name="check" />
            {accept.busy ? t('review.bulkBusy') : t('review.bulkAccept', { count: picked.length })}
          </button>
          <button type="button" className="button button--plain" onClick={() => onPick([])}>
            {t('review.clear')}
          </button>
        </>
      )}
      {asking && picked.length > 0 && (
        <Dialog
          title={t('review.bulkTitle', { count: picked.length })}
          action={t('review.bulkAccept', { count: picked.length })}
          busy={accept.busy}
          disabled={false}
          onAction={() => void accept.run()}
          onClose={() => setAsking(false)}
        >
          <p>{t('review.bulkAsk', { count: picked.length })}</p>
          <ActionError error={accept.error} />
        </Dialog>
      )}
      {outcomes.length > 0 && (
        <Notice tone={refused.length > 0 ? 'warn' : 'good'}>
          {t('review.bulkDone', { count: outcomes.length - refused.length })}
          {refused.length > 0 && (
            <>
              {' '}
              {t('review.bulkLeft', { count: refused.length })}
              <ul className="notice__list">
                {refused.map((one) => (
                  <li key={one.unit}>
                    {one.unitName} · {one.reason}
                  </li>
                ))}
              </ul>
            </>
          )}
        </Notice>
      )}
    </div>
  );
}
