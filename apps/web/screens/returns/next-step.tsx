/** The five steps, and in large calm words the one to do now. */
import type { ReturnView } from '#domain/views/return-view.js';
import { getFile, saveBlob } from '../../api/client.js';
import { useAction } from '../../api/use-action.js';
import { Icon } from '../../components/icon.js';
import { ActionError } from '../../components/states.js';
import { moment } from '../../i18n/dates.js';
import { useText } from '../../i18n/language.js';
import { stateOfStep, STEPS, type Stage } from './stage.js';

interface Props {
  view: ReturnView;
  stage: Stage;
  submitting: boolean;
  onSubmit: () => void;
  onDownloaded: () => void;
}

export function NextStep({ view, stage, submitting, onSubmit, onDownloaded }: Props) {
  const t = useText();
  const download = useAction(async () => {
    const { blob, name } = await getFile(`/units/${view.unit}/template?period=${view.period}`, `${view.unit}-${view.period}.xlsx`);
    saveBlob(blob, name);
    onDownloaded();
  });
  const downloadButton = (kind: string) => (
    <button type="button" className={`button ${kind}`} disabled={download.busy} onClick={() => void download.run()}>
      <Icon name="download" />
      {t('returns.download')}
    </button>
  );
  const showsDownload =
    stage.now === 'download' || stage.now === 'fill' || stage.now === 'fix' || stage.now === 'explain' || stage.now === 'submit';

  return (
    <section className="panel next" aria-label={t('returns.steps')}>
      <ol className="next__steps">
        {STEPS.map((step, i) => {
          const state = stateOfStep(step, stage);
          return (
            <li key={step} className={`next__step next__step--${state}`} aria-current={state === 'now' ? 'step' : undefined}>
              <span className="next__number">{state === 'done' ? <Icon name="check" size={14} /> : i + 1}</span>
              {t(`step.${step}`)}
            </li>
          );
        })}
      </ol>
      <div className="next__now">
        <div className="next__words">
          <h2>{t(`next.${stage.now}.title`, { errors: stage.errors, warnings: stage.unexplained })}</h2>
          <p>
            {t(
              stage.now === 'done'
                ? `next.done.${view.status === 'accepted' ? 'accepted' : 'submitted'}`
                : stage.now === 'submit'
                  ? 'next.submitText'
                  : `next.${stage.now}`,
            )}
          </p>
          {stage.now === 'done' && view.submittedAt && (
            <p className="next__receipt">{t('next.receipt', { version: view.version, time: moment(view.submittedAt) })}</p>
          )}
          {!stage.maySubmit && view.status === 'draft' && view.canFile && (
            <ul className="next__blocked" aria-label={t('next.blocked')}>
              {stage.errors > 0 && <li>{t('next.blockedErrors', { count: stage.errors })}</li>}
              {stage.unexplained > 0 && <li>{t('next.blockedWarnings', { count: stage.unexplained })}</li>}
            </ul>
          )}
        </div>
        <div className="next__actions">
          {view.status === 'draft' && view.canFile && (
            <button
              type="button"
              className="button button--primary next__submit"
              disabled={!stage.maySubmit || submitting}
              onClick={onSubmit}
            >
              {t(submitting ? 'next.submitting' : 'next.submit')}
            </button>
          )}
          {showsDownload && downloadButton(stage.now === 'download' ? 'button--primary next__submit' : '')}
        </div>
      </div>
      <ActionError error={download.error} />
    </section>
  );
}
