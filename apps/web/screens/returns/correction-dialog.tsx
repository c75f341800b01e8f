/** Asks why an accepted return is corrected, and how. */
import { useState } from 'react';
import { Dialog } from '../../components/dialog.js';
import { ChoiceField, FormField } from '../../components/form-field.js';
import { useText } from '../../i18n/language.js';

const LEAST = 4;
const MOST = 500;

interface Props {
  onForm: (reason: string) => void;
  onFile: (reason: string) => void;
  onClose: () => void;
}

export function CorrectionDialog({ onForm, onFile, onClose }: Props) {
  const t = useText();
  const [reason, setReason] = useState('');
  const [how, setHow] = useState<'form' | 'file'>('form');
  const text = reason.trim();
  return (
    <Dialog
      title={t('correct.title')}
      action={t('correct.go')}
      busy={false}
      disabled={[...text].length < LEAST}
      onAction={() => (how === 'form' ? onForm(text) : onFile(text))}
      onClose={onClose}
    >
      <div className="submit">
        <p>{t('correct.text')}</p>
        <FormField label={t('correct.reason')} hint={t('correct.short')}>
          <textarea className="field" rows={3} autoFocus maxLength={MOST} value={reason} onChange={(e) => setReason(e.target.value)} />
        </FormField>
        <ChoiceField
          label={t('correct.how')}
          value={how}
          onValue={setHow}
          options={[
            { value: 'form', label: t('correct.form') },
            { value: 'file', label: t('correct.file') },
          ]}
        />
      </div>
    </Dialog>
  );
}
