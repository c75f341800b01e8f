/** Asks once more before submitting: which version, what changed, what it does to the indicators. */
import type { ChangesView, EffectView, ReturnView } from '#domain/views/return-view.js';
import { mutate, reloadOnConflict } from '../../api/client.js';
import { useAction } from '../../api/use-action.js';
import { useResource } from '../../api/use-resource.js';
import { Dialog } from '../../components/dialog.js';
import { ActionError, Skeleton } from '../../components/states.js';
import { ChangeCounts } from '../../components/versions/cell-changes.js';
import { useText } from '../../i18n/language.js';
import { isMoved } from './effect-lines.js';
import { EffectTable } from './effect-panel.js';

interface Props {
  view: ReturnView;
  periodName: string;
  onSubmitted: (view: ReturnView) => void;
  /** The return has moved meanwhile. */
  onConflict: () => void;
  onClose: () => void;
}

/** As many indicators as one takes in at a glance. */
const MOST = 5;

export function SubmitDialog({ view, periodName, onSubmitted, onConflict, onClose }: Props) {
  const t = useText();
  const address = `/returns/${view.unit}/${view.period}`;
  const since = view.acceptedVersion ?? view.reviewedVersion;
  const changes = useResource<ChangesView>(since === null ? null : `${address}/changes?from=${since}&to=${view.version}`);
  const effect = useResource<EffectView>(`${address}/effect`);
  const submit = useAction(async () => {
    const answer = mutate<ReturnView>('POST', `${address}/submit`, { version: view.version });
    onSubmitted(await answer.catch(reloadOnConflict(onConflict)));
  });
  const cells = Object.values(view.values).filter((value) => value !== null).length;
  const notes = view.findings.filter((f) => f.severity === 'warning').length;
  const moved = (effect.data?.lines ?? []).filter(isMoved).slice(0, MOST);
  return (
    <Dialog
      title={t('submit.title', { unit: view.unitName, period: periodName })}
      action={t(submit.busy ? 'next.submitting' : 'submit.confirm')}
      busy={submit.busy}
      disabled={false}
      onAction={() => void submit.run()}
      onClose={onClose}
    >
      <div className="submit">
        <p>{t(notes > 0 ? 'submit.version' : 'submit.clean', { version: view.version, cells, notes })}</p>
        {view.reason && <p>{t('returns.correctionOf', { reason: view.reason })}</p>}
        {since !== null && changes.data && (
          <p>
            {t('submit.since', { version: since })}
            <ChangeCounts counts={changes.data.counts} />
          </p>
        )}
        {effect.loading && !effect.data ? (
          <Skeleton rows={3} />
        ) : (
          moved.length > 0 && (
            <div className="submit__effect">
              <h3>{t('submit.effect')}</h3>
              <EffectTable lines={moved} />
            </div>
          )
        )}
        <p className="submit__then">{t('submit.then')}</p>
        <ActionError error={submit.error} />
      </div>
    </Dialog>
  );
}
