/** The office sets what a meeting requires of a unit by a day, or alters it from the state it was seen in. */
import { useState } from 'react';
import type { MeetingRecord } from '#domain/briefing/briefing.js';
import type { RequirementView } from '#domain/views/meeting-view.js';
import { mutate, reloadOnConflict } from '../../api/client.js';
import { useAction } from '../../api/use-action.js';
import { useText } from '../../i18n/language.js';
import { Dialog } from '../dialog.js';
import { FormField, TextField } from '../form-field.js';
import { ActionError } from '../states.js';
import { UnitField } from '../unit-field.js';

interface Props {
  /** As it stands; null for a new one of `meeting`. */
  requirement: RequirementView | null;
  meeting: Pick<MeetingRecord, 'id' | 'meetsOn'> | null;
  onClose: () => void;
  onDone: () => void;
  onConflict: () => void;
}

export function RequirementDialog({ requirement, meeting, onClose, onDone, onConflict }: Props) {
  const t = useText();
  const [text, setText] = useState(requirement?.text ?? '');
  const [unit, setUnit] = useState(requirement ? { code: requirement.unit, name: requirement.unitName } : null);
  const [dueOn, setDueOn] = useState(requirement?.dueOn ?? '');
  const save = useAction(async () => {
    const body = { text: text.trim(), unit: unit?.code, dueOn };
    const written = requirement
      ? mutate('PUT', `/requirements/${requirement.id}`, body, { 'If-Match': `"${requirement.revision}"` })
      : mutate('POST', `/meetings/${meeting?.id}/requirements`, body);
    await written.catch(reloadOnConflict(onConflict));
    onDone();
  });
  return (
    <Dialog
      title={t(requirement ? 'requirement.editTitle' : 'requirement.add')}
      action={t('action.save')}
      busy={save.busy}
      disabled={text.trim() === '' || unit === null || dueOn === ''}
      onAction={() => void save.run()}
      onClose={onClose}
    >
      <FormField label={t('requirement.text')}>
        <textarea className="field" rows={3} maxLength={500} value={text} onChange={(e) => setText(e.target.value)} />
      </FormField>
      <UnitField label={t('requirement.unit')} none={t('requirement.chooseUnit')} unit={unit} onUnit={setUnit} />
      <TextField
        type="date"
        label={t('requirement.due')}
        value={dueOn}
        onValue={setDueOn}
        min={(requirement ?? meeting)?.meetsOn}
        required
      />
      <ActionError error={save.error} />
    </Dialog>
  );
}
