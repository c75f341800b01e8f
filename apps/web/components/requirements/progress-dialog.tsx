/** People of the owner unit say how far a requirement has come, and whether it is done. */
import { useState } from 'react';
import type { RequirementView } from '#domain/views/meeting-view.js';
import { mutate, reloadOnConflict } from '../../api/client.js';
import { useAction } from '../../api/use-action.js';
import { useText } from '../../i18n/language.js';
import { Dialog } from '../dialog.js';
import { FormField } from '../form-field.js';
import { ActionError } from '../states.js';

interface Props {
  requirement: RequirementView;
  onClose: () => void;
  onDone: () => void;
  onConflict: () => void;
}

export function ProgressDialog({ requirement, onClose, onDone, onConflict }: Props) {
  const t = useText();
  const [text, setText] = useState(requirement.progress);
  const [done, setDone] = useState(requirement.state === 'reported');
  const report = useAction(async () => {
    await mutate('POST', `/requirements/${requirement.id}/progress`, { text: text.trim(), done }).catch(reloadOnConflict(onConflict));
    onDone();
  });
  return (
    <Dialog
      title={t('requirement.reportTitle')}
      action={t('requirement.report')}
      busy={report.busy}
      disabled={text.trim() === ''}
      onAction={() => void report.run()}
      onClose={onClose}
    >
      <p className="requirement__text">{requirement.text}</p>
      <FormField label={t('requirement.progress')}>
        <textarea className="field" rows={4} maxLength={500} value={text} onChange={(e) => setText(e.target.value)} />
      </FormField>
      <label className="requirement__done">
        <input type="checkbox" checked={done} onChange={(e) => setDone(e.target.checked)} />
        {t('requirement.done')}
      </label>
      <ActionError error={report.error} />
    </Dialog>
  );
}
