/** Asks before a meeting is called off, and says what goes with it. */
import { mutate } from '../../api/client.js';
import { useAction } from '../../api/use-action.js';
import { Dialog } from '../../components/dialog.js';
import { ActionError } from '../../components/states.js';
import { useText } from '../../i18n/language.js';

interface Props {
  id: string;
  onClose: () => void;
  onDone: () => void;
}

export function CancelDialog({ id, onClose, onDone }: Props) {
  const t = useText();
  const cancel = useAction(async () => {
    await mutate('DELETE', `/meetings/${id}`);
    onDone();
  });
  return (
    <Dialog
      title={t('meeting.cancelTitle')}
      action={t('meeting.cancel')}
      busy={cancel.busy}
      disabled={false}
      onAction={() => void cancel.run()}
      onClose={onClose}
    >
      <p>{t('meeting.cancelSays')}</p>
      <ActionError error={cancel.error} />
    </Dialog>
  );
}
