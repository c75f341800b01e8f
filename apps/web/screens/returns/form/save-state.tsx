/** In one line: whether everything typed is saved, and if not, why. */
import { Icon } from '../../../components/icon.js';
import { useText } from '../../../i18n/language.js';
import type { FormSnapshot } from './form-cell.js';

export function SaveState({ snapshot, onRetry }: { snapshot: FormSnapshot; onRetry: () => void }) {
  const t = useText();
  const cells = [...snapshot.open.values()];
  const count = (...states: string[]) => cells.filter((cell) => states.includes(cell.state)).length;
  const [waiting, refused, conflicts] = [count('waiting', 'saving'), count('refused'), count('conflict')];
  const { trouble } = snapshot;
  const [tone, words] =
    trouble === 'signed_out'
      ? (['bad', t('form.signedOut', { count: cells.length })] as const)
      : trouble
        ? (['bad', t(trouble === 'offline' ? 'form.waitingOffline' : 'form.waitingBusy', { count: waiting })] as const)
        : conflicts > 0
          ? (['bad', t('form.conflicts', { count: conflicts })] as const)
          : refused > 0
            ? (['bad', t('form.notSaved', { count: refused })] as const)
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
