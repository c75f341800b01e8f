/** 结论: what came of an item, in one of the usual results and the office's own words. */
import { useState } from 'react';
import { AGENDA_RESULTS, type AgendaItem, type AgendaResult } from '#domain/meeting/meeting.js';
import { Dialog } from '../../components/dialog.js';
import { ChoiceField, FormField } from '../../components/form-field.js';
import { ActionError } from '../../components/states.js';
import { useLanguage, useText } from '../../i18n/language.js';
import { withRow } from './rows.js';
import { useBook, type BookOf } from './use-book.js';

export function ConcludeDialog({ of, item, onClose }: { of: BookOf; item: AgendaItem; onClose: () => void }) {
  const t = useText();
  const language = useLanguage();
  const book = useBook(of);
  const [result, setResult] = useState<AgendaResult>(item.result ?? 'passed');
  const [conclusion, setConclusion] = useState(item.conclusion);
  const { agenda } = of.view.book;
  const conclude = async () => {
    const now = agenda.find(({ id }) => id === item.id) ?? item;
    const isDone = await book.run({ agenda: withRow(agenda, { ...now, state: 'concluded', result, conclusion: conclusion.trim() }) });
    if (isDone) onClose();
  };
  return (
    <Dialog
      title={t('agenda.concludeTitle', { title: item.title })}
      action={t('action.save')}
      busy={book.busy}
      disabled={false}
      onAction={() => void conclude()}
      onClose={onClose}
    >
      <ChoiceField
        label={t('agenda.result')}
        value={result}
        onValue={setResult}
        options={(Object.keys(AGENDA_RESULTS) as AgendaResult[]).map((value) => ({ value, label: AGENDA_RESULTS[value][language] }))}
      />
      <FormField label={t('agenda.conclusion')}>
        <textarea className="field" rows={4} maxLength={1000} value={conclusion} onChange={(e) => setConclusion(e.target.value)} />
      </FormField>
      <ActionError error={book.error} />
    </Dialog>
  );
}
