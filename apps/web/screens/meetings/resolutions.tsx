/** What the meeting resolved, each of an agenda item or of none in particular. */
import { useState } from 'react';
import type { Resolution } from '#domain/meeting/meeting.js';
import { Dialog } from '../../components/dialog.js';
import { ChoiceField, FormField } from '../../components/form-field.js';
import { Icon } from '../../components/icon.js';
import { ActionError } from '../../components/states.js';
import { useText } from '../../i18n/language.js';
import { withRow } from './rows.js';
import { useBook, type BookOf } from './use-book.js';

export function Resolutions({ of }: { of: BookOf }) {
  const t = useText();
  const { book, mayManage } = of.view;
  const [asked, setAsked] = useState<Resolution | 'new' | null>(null);
  return (
    <section className="panel section" aria-label={t('resolutions.title')}>
      <h2>{t('resolutions.title')}</h2>
      {book.resolutions.length === 0 && <p className="none-here">{t('resolutions.none')}</p>}
      <ol className="resolutions">
        {book.resolutions.map((resolution, i) => {
          const item = book.agenda.find(({ id }) => id === resolution.agendaItem);
          return (
            <li key={resolution.id}>
              <p>
                {resolution.text}
                {item && <span>{item.title}</span>}
              </p>
              {mayManage && (
                <button
                  type="button"
                  className="icon-button"
                  aria-label={t('resolutions.editOf', { number: i + 1 })}
                  onClick={() => setAsked(resolution)}
                >
                  <Icon name="pencil" size={16} />
                </button>
              )}
            </li>
          );
        })}
      </ol>
      {mayManage && (
        <footer className="section-foot">
          <button type="button" className="button button--small" onClick={() => setAsked('new')}>
            {t('resolutions.add')}
          </button>
        </footer>
      )}
      {asked && <ResolutionDialog of={of} resolution={asked === 'new' ? null : asked} onClose={() => setAsked(null)} />}
    </section>
  );
}

function ResolutionDialog({ of, resolution, onClose }: { of: BookOf; resolution: Resolution | null; onClose: () => void }) {
  const t = useText();
  const book = useBook(of);
  const { agenda, resolutions } = of.view.book;
  const [typed, setTyped] = useState<Resolution>(() => resolution ?? { id: crypto.randomUUID(), text: '', agendaItem: null });
  const write = async (next: Resolution[]) => (await book.run({ resolutions: next })) && onClose();
  return (
    <Dialog
      title={t(resolution ? 'resolutions.edit' : 'resolutions.add')}
      action={t('action.save')}
      busy={book.busy}
      disabled={typed.text.trim() === ''}
      onAction={() => void write(withRow(resolutions, { ...typed, text: typed.text.trim() }))}
      onClose={onClose}
    >
      <FormField label={t('resolutions.text')}>
        <textarea
          className="field"
          rows={4}
          maxLength={1000}
          value={typed.text}
          onChange={(e) => setTyped({ ...typed, text: e.target.value })}
        />
      </FormField>
      <ChoiceField
        label={t('resolutions.item')}
        value={typed.agendaItem ?? ''}
        onValue={(id) => setTyped({ ...typed, agendaItem: id === '' ? null : id })}
        options={[{ value: '', label: t('resolutions.noItem') }, ...agenda.map(({ id, title }) => ({ value: id, label: title }))]}
      />
      {resolution && (
        <button
          type="button"
          className="link"
          disabled={book.busy}
          onClick={() => void write(resolutions.filter(({ id }) => id !== resolution.id))}
        >
          {t('resolutions.remove')}
        </button>
      )}
      <ActionError error={book.error} />
    </Dialog>
  );
}
