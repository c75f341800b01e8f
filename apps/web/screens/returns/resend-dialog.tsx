/** A return sent back whose figures are right: asks why, and makes the same figures the next draft. */
import { useRef, useState } from 'react';
import type { ReturnView } from '#domain/views/return-view.js';
import { mutate, reloadOnConflict } from '../../api/client.js';
import { useAction } from '../../api/use-action.js';
import { Dialog } from '../../components/dialog.js';
import { FormField } from '../../components/form-field.js';
import { ActionError } from '../../components/states.js';
import { useText } from '../../i18n/language.js';

const LEAST = 4;
const MOST = 500;

interface Props {
  view: ReturnView;
  /** The draft with the same figures, to be submitted now. */
  onDraft: (view: ReturnView) => void;
  onConflict: () => void;
  onClose: () => void;
}

/** A save of no cell: what was sent back stays as it is, and a draft follows it. */
export const nextDraft = (view: ReturnView): Promise<ReturnView> =>
  mutate<ReturnView>('PATCH', `/returns/${view.unit}/${view.period}`, { values: {} }, { 'If-Match': `"${view.revision}"` });

export function ResendDialog({ view, onDraft, onConflict, onClose }: Props) {
  const t = useText();
  const [why, setWhy] = useState('');
  // Kept while the words did not get through, so that trying again makes no second version.
  const made = useRef<ReturnView | null>(null);
  const text = why.trim();
  const resend = useAction(async () => {
    made.current ??= await nextDraft(view).catch(reloadOnConflict(onConflict));
    await mutate('POST', `/returns/${view.unit}/${view.period}/comments`, { text });
    onDraft(made.current);
  });
  const close = () => (made.current ? onDraft(made.current) : onClose());
  return (
    <Dialog
      title={t('resend.title')}
      action={t('resend.go')}
      busy={resend.busy}
      disabled={[...text].length < LEAST}
      onAction={() => void resend.run()}
      onClose={close}
    >
      <div className="submit">
        <p>{t('resend.text')}</p>
        <FormField label={t('resend.why')} hint={t('resend.short')}>
          <textarea className="field" rows={2} autoFocus maxLength={MOST} value={why} onChange={(e) => setWhy(e.target.value)} />
        </FormField>
        <ActionError error={resend.error} />
      </div>
    </Dialog>
  );
}
