/** The one-line note on a warning: begins from nothing, says when it is too short, and whether what stands there is saved. */
import { useEffect, useId, useRef, useState, type FormEvent } from 'react';
import { useText } from '../../i18n/language.js';
import { Icon } from '../icon.js';
import { MOST_NOTE, startersFor, stateOfNote } from './note-rules.js';

interface Props {
  findingKey: string;
  rule: string;
  note: string;
  /** Answers true when saved. */
  onExplain: (key: string, note: string) => Promise<boolean>;
}

export function Explanation({ findingKey, rule, note, onExplain }: Props) {
  const t = useText();
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [draft, setDraft] = useState(note);
  const [state, setState] = useState<'idle' | 'saving' | 'failed'>('idle');
  useEffect(() => setDraft(note), [note]);
  const changed = draft.trim() !== note;
  const written = stateOfNote(draft);
  // An empty note takes the explanation back.
  const isWhole = written === 'enough' || written === 'empty';

  const save = async () => {
    if (!changed || !isWhole || state === 'saving') return;
    setState('saving');
    setState((await onExplain(findingKey, draft.trim())) ? 'idle' : 'failed');
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void save();
  };
  const begin = (words: string) => {
    setDraft(words);
    field.current?.focus();
  };
  const status =
    state === 'saving' || state === 'failed' ? state : changed && !isWhole ? written : changed ? 'unsaved' : note ? 'saved' : 'needed';

  return (
    <form className="finding__explain" onSubmit={submit}>
      <input
        ref={field}
        className="field"
        maxLength={MOST_NOTE}
        value={draft}
        aria-label={t('findings.noteLabel', { key: findingKey })}
        aria-describedby={id}
        aria-invalid={changed && !isWhole}
        placeholder={t('findings.notePlaceholder')}
        onChange={(e) => setDraft(e.target.value)}
        onBlur={() => void save()}
      />
      {changed && (
        <button type="submit" className="button button--small" disabled={state === 'saving' || !isWhole}>
          {t('action.save')}
        </button>
      )}
      <span id={id} className={`finding__saved finding__saved--${status}`} role="status">
        {status === 'saved' && <Icon name="check" size={14} />}
        {t(`findings.note.${status}`)}
        {changed && !isWhole && note && <span>{t('findings.note.kept', { note })}</span>}
        {draft.length > MOST_NOTE - 40 && <span>{t('findings.length', { count: draft.length, most: MOST_NOTE })}</span>}
      </span>
      {draft.trim() === '' && (
        <span className="finding__starters">
          <span>{t('findings.starters')}</span>
          {startersFor(rule).map((key) => (
            <button key={key} type="button" className="link" onClick={() => begin(t(key))}>
              {t(key).trim()}
            </button>
          ))}
        </span>
      )}
    </form>
  );
}
