/** One item of the agenda, new or changed: what, who presents it, what is laid before the meeting, how long. */
import { useState } from 'react';
import type { AgendaItem } from '#domain/meeting/meeting.js';
import { Dialog } from '../../components/dialog.js';
import { ChoiceField, TextField } from '../../components/form-field.js';
import { ActionError } from '../../components/states.js';
import { useText } from '../../i18n/language.js';
import { briefingName } from './briefing-name.js';
import { withRow } from './rows.js';
import { useBook, type BookOf } from './use-book.js';

const MINUTES = 15;
const NEW: Omit<AgendaItem, 'id'> = {
  ...{ title: '', presenter: '', briefingId: null, document: '', minutes: MINUTES },
  ...{ state: 'listed', result: null, conclusion: '' },
};

export function AgendaItemDialog({ of, item, onClose }: { of: BookOf; item: AgendaItem | null; onClose: () => void }) {
  const t = useText();
  const book = useBook(of);
  const { agenda } = of.view.book;
  const [typed, setTyped] = useState<AgendaItem>(() => item ?? { ...NEW, id: crypto.randomUUID() });
  const [minutes, setMinutes] = useState(String(typed.minutes));
  const put = (part: Partial<AgendaItem>) => setTyped({ ...typed, ...part });
  const write = async (next: AgendaItem[]) => (await book.run({ agenda: next })) && onClose();
  return (
    <Dialog
      title={t(item ? 'agenda.edit' : 'agenda.add')}
      action={t('action.save')}
      busy={book.busy}
      disabled={typed.title.trim() === '' || !/^\d{1,3}$/.test(minutes)}
      // What became of it meanwhile stays: only what is typed here is laid over it.
      onAction={() => {
        const { title, presenter, briefingId, document } = typed;
        const now = agenda.find(({ id }) => id === typed.id) ?? typed;
        void write(withRow(agenda, { ...now, title: title.trim(), presenter, briefingId, document, minutes: Number(minutes) }));
      }}
      onClose={onClose}
    >
      <TextField label={t('agenda.item')} value={typed.title} onValue={(title) => put({ title })} maxLength={200} required />
      <div className="form-grid">
        <TextField
          label={t('agenda.presenter')}
          hint={t('agenda.presenterHint')}
          value={typed.presenter}
          onValue={(presenter) => put({ presenter })}
          maxLength={100}
        />
        <TextField type="number" min={0} max={600} label={t('agenda.minutes')} value={minutes} onValue={setMinutes} />
        <ChoiceField
          label={t('agenda.briefing')}
          value={typed.briefingId ?? ''}
          onValue={(id) => put({ briefingId: id === '' ? null : id })}
          options={[
            { value: '', label: t('agenda.noBriefing') },
            ...of.view.briefings.map((briefing) => ({ value: briefing.id, label: briefingName(t, briefing) })),
          ]}
        />
        <TextField label={t('agenda.document')} value={typed.document} onValue={(document) => put({ document })} maxLength={200} />
      </div>
      {item?.state === 'listed' && (
        <button type="button" className="link" disabled={book.busy} onClick={() => void write(agenda.filter(({ id }) => id !== item.id))}>
          {t('agenda.remove')}
        </button>
      )}
      <ActionError error={book.error} />
    </Dialog>
  );
}
