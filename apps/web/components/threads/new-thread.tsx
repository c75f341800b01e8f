/** Asks something about the whole return or one cell of it. */
import { useState, type FormEvent } from 'react';
import { useText } from '../../i18n/language.js';
import { LONGEST_COMMENT } from './thread-item.js';
import '../form-field.css';

interface Props {
  elements: { code: string; name: string }[];
  /** What a new question is about unless chosen otherwise. */
  about: string | null;
  busy: boolean;
  /** Answers true when sent; `element` empty = the whole return. */
  onSend: (text: string, element: string) => Promise<boolean>;
}

export function NewThread({ elements, about: first, busy, onSend }: Props) {
  const t = useText();
  const [open, setOpen] = useState(false);
  const [about, setAbout] = useState('');
  const [text, setText] = useState('');
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (!text.trim() || !(await onSend(text.trim(), about))) return;
    setText('');
    setAbout('');
    setOpen(false);
  };
  if (!open)
    return (
      <button
        type="button"
        className="button button--small"
        onClick={() => {
          setAbout(first ?? '');
          setOpen(true);
        }}
      >
        {t('threads.ask')}
      </button>
    );
  return (
    <form className="threads__new" onSubmit={(event) => void send(event)}>
      <label className="form-field">
        <span className="form-field__label">{t('threads.about')}</span>
        <select className="field" value={about} onChange={(e) => setAbout(e.target.value)}>
          <option value="">{t('threads.whole')}</option>
          {elements.map((element) => (
            <option key={element.code} value={element.code}>
              {element.name}
            </option>
          ))}
        </select>
      </label>
      <label className="form-field">
        <span className="form-field__label">{t('threads.text')}</span>
        <textarea
          className="field"
          rows={3}
          autoFocus
          maxLength={LONGEST_COMMENT}
          placeholder={t('threads.placeholder')}
          value={text}
          onChange={(e) => setText(e.target.value)}
        />
      </label>
      <div className="thread__actions">
        <button type="submit" className="button button--small button--primary" disabled={busy || !text.trim()}>
          {t(busy ? 'threads.sending' : 'threads.send')}
        </button>
        <button type="button" className="button button--small button--plain" onClick={() => setOpen(false)}>
          {t('action.cancel')}
        </button>
      </div>
    </form>
  );
}
