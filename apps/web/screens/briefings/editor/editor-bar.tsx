/** Above the draft: whether all is saved, what is left to do, taking back, talk and history. */
import type { BriefingDetail } from '#domain/views/briefing-view.js';
import { Icon, type IconName } from '../../../components/icon.js';
import { useText } from '../../../i18n/language.js';
import type { EditorSnapshot } from './use-editor.js';

interface Props {
  snapshot: EditorSnapshot;
  detail: BriefingDetail;
  /** Places still to be written, and paragraphs to look at again. */
  toFill: number;
  toCheck: number;
  canUndo: boolean;
  canRedo: boolean;
  openThreads: number;
  onNext: (kind: 'fill' | 'check') => void;
  onUndo: (redo: boolean) => void;
  onTalk: () => void;
  /** Left out for whoever only reads. */
  onHistory: (() => void) | null;
  onRetry: () => void;
}

export function EditorBar(props: Props) {
  const t = useText();
  const { snapshot, toFill, toCheck, openThreads } = props;
  const tool = (icon: IconName, label: string, enabled: boolean, work: () => void, isMirrored = false) => (
    <button
      type="button"
      className={`icon-button ${isMirrored ? 'is-mirrored' : ''}`}
      aria-label={label}
      title={label}
      disabled={!enabled}
      onClick={work}
    >
      <Icon name={icon} />
    </button>
  );
  return (
    <div className="editor-bar" role="toolbar" aria-label={t('editor.bar')}>
      {props.detail.may.edit && <SaveLine snapshot={snapshot} onRetry={props.onRetry} />}
      <span className="editor-bar__tools">
        {props.detail.may.edit && (
          <>
            {toFill > 0 && (
              <button type="button" className="tag tag--warn" onClick={() => props.onNext('fill')}>
                {t('editor.toFill', { count: toFill })}
              </button>
            )}
            {toCheck > 0 && (
              <button type="button" className="tag tag--warn" onClick={() => props.onNext('check')}>
                {t('editor.toCheck', { count: toCheck })}
              </button>
            )}
            {tool('undo', t('editor.undo'), props.canUndo, () => props.onUndo(false))}
            {tool('undo', t('editor.redo'), props.canRedo, () => props.onUndo(true), true)}
          </>
        )}
        {tool('talk', openThreads > 0 ? t('editor.talks', { count: openThreads }) : t('editor.comments'), true, props.onTalk)}
        {openThreads > 0 && <b className="editor-bar__count">{openThreads}</b>}
        {props.onHistory && tool('history', t('editor.history'), true, props.onHistory)}
      </span>
    </div>
  );
}

function SaveLine({ snapshot, onRetry }: { snapshot: EditorSnapshot; onRetry: () => void }) {
  const t = useText();
  const cells = [...snapshot.open.values()];
  const count = (...states: string[]) => cells.filter((cell) => states.includes(cell.state)).length;
  const [waiting, refused, conflicts] = [count('waiting', 'saving'), count('refused'), count('conflict')];
  const { trouble } = snapshot;
  const [tone, words] =
    trouble === 'signed_out'
      ? (['bad', t('editor.signedOut', { count: cells.length })] as const)
      : trouble
        ? (['bad', t(trouble === 'offline' ? 'editor.offline' : 'editor.serverBusy', { count: waiting })] as const)
        : conflicts > 0
          ? (['bad', t('editor.conflicts', { count: conflicts })] as const)
          : refused > 0
            ? (['bad', t('editor.refused', { count: refused })] as const)
            : waiting > 0
              ? (['busy', t('form.savingNow')] as const)
              : snapshot.saved.size > 0
                ? (['good', t('form.allSaved')] as const)
                : (['plain', t('form.nothingYet')] as const);
  return (
    <span className={`save-state save-state--${tone}`} role="status" data-state={tone}>
      <Icon name={tone === 'bad' ? 'alert' : tone === 'busy' ? 'clock' : 'check'} size={15} />
      {words}
      {trouble && trouble !== 'signed_out' && (
        <button type="button" className="link" onClick={onRetry}>
          {t('form.retryNow')}
        </button>
      )}
    </span>
  );
}
