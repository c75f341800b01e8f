/** Asks why a return goes back; the reason is what the clerk will read. */
import { Input, Modal } from 'antd';
import { useState } from 'react';
import type { ApiError } from '../../api/client.js';
import { Kit } from '../../components/kit.js';
import { ActionError } from '../../components/states.js';
import { useText } from '../../i18n/language.js';

const SUGGESTIONS = ['review.reason1', 'review.reason2', 'review.reason3'] as const;

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
    <Kit>
      <Modal
        open
        title={t('review.returnTitle', { unit: unitName })}
        okText={t('review.return')}
        cancelText={t('action.cancel')}
        confirmLoading={busy}
        okButtonProps={{ disabled: reason.trim() === '' }}
        onOk={() => onReturn(reason.trim())}
        onCancel={onClose}
      >
        <p className="judge__ask">{t('review.returnAsk')}</p>
        <Input.TextArea autoFocus rows={4} maxLength={500} showCount value={reason} aria-label={t('review.reason')} onChange={(e) => setReason(e.target.value)} />
        <div className="judge__suggestions">
          {SUGGESTIONS.map((key) => (
            <button key={key} type="button" className="button button--small" onClick={() => setReason((now) => (now ? `${now}\n${t(key)}` : t(key)))}>
              {t(key)}
            </button>
          ))}
        </div>
        <ActionError error={error} />
      </Modal>
    </Kit>
  );
}
