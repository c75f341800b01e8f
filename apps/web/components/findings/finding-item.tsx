/** One finding: what is wrong, where, what stands there and what would be right. */
import { useEffect, useState, type FormEvent } from 'react';
import type { FindingView } from '#domain/views/return-view.js';
import { useText } from '../../i18n/language.js';
import { Icon } from '../icon.js';

interface Props {
  finding: FindingView;
  note: string;
  onExplain?: (key: string, note: string) => Promise<boolean>;
}

export function FindingItem({ finding, note, onExplain }: Props) {
  const t = useText();
  const where = [finding.sheet, finding.cell].filter(Boolean).join(' · ');
  return (
    <li className={`finding finding--${finding.severity}`} data-code={finding.code}>
      <span className="finding__mark" aria-hidden="true">
        <Icon name={finding.severity === 'error' ? 'close' : 'alert'} size={16} />
      </span>
      <div className="finding__body">
        <p className="finding__message">
          <span className="visually-hidden">{t(finding.severity === 'error' ? 'findings.errorMark' : 'findings.warningMark')}</span>
          {finding.message}
        </p>
        <dl className="finding__facts">
          {where && <Fact name={t('findings.where')} value={where} />}
          {finding.element && <Fact name={t('findings.element')} value={finding.element} />}
          {(finding.value !== null || finding.cell !== null) && (
            <Fact name={t('findings.value')} value={finding.value === null ? t('findings.empty') : String(finding.value)} />
          )}
          {finding.expected && <Fact name={t('findings.expected')} value={finding.expected} />}
          <Fact name={t('findings.rule')} value={finding.code} />
        </dl>
        {finding.severity === 'warning' && onExplain && <Explanation findingKey={finding.key} note={note} onExplain={onExplain} />}
        {finding.severity === 'warning' && !onExplain && (
          <p className={note ? 'finding__note' : 'finding__note finding__note--none'}>
            {note ? t('findings.noted', { note }) : t('findings.notNoted')}
          </p>
        )}
      </div>
    </li>
  );
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

/** The one-line note; says whether what stands there is saved. */
function Explanation({
  findingKey,
  note,
  onExplain,
}: {
  findingKey: string;
  note: string;
  onExplain: (key: string, note: string) => Promise<boolean>;
}) {
  const t = useText();
  const [draft, setDraft] = useState(note);
  const [state, setState] = useState<'idle' | 'saving' | 'failed'>('idle');
  useEffect(() => setDraft(note), [note]);
  const changed = draft.trim() !== note;

  const save = async () => {
    if (!changed || state === 'saving') return;
    setState('saving');
    setState((await onExplain(findingKey, draft.trim())) ? 'idle' : 'failed');
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void save();
  };
  const status = state === 'saving' ? 'saving' : state === 'failed' ? 'failed' : changed ? 'unsaved' : note ? 'saved' : 'needed';

  return (
    <form className="finding__explain" onSubmit={submit}>
      <input
        className="field"
        maxLength={200}
        value={draft}
        aria-label={t('findings.noteLabel', { key: findingKey })}
        placeholder={t('findings.notePlaceholder')}
        onChange={(e) => setDraft(e.target.value)}
        onBlur={() => void save()}
      />
      {changed && (
        <button type="submit" className="button button--small" disabled={state === 'saving'}>
          {t('action.save')}
        </button>
      )}
      <span className={`finding__saved finding__saved--${status}`} role="status">
        {status === 'saved' && <Icon name="check" size={14} />}
        {t(`findings.note.${status}`)}
      </span>
    </form>
  );
}
