/** The five steps, and in large calm words the one to do now. */
import type { ReactNode } from 'react';
import type { ReturnView } from '#domain/views/return-view.js';
import { Icon } from '../../components/icon.js';
import { moment } from '../../i18n/dates.js';
import { useText } from '../../i18n/language.js';
import { stateOfStep, stepsOf, type Stage } from './stage.js';

interface Props {
  view: ReturnView;
  stage: Stage;
  /** What can be done at this step, the most likely first. */
  children: ReactNode;
}

export function NextStep({ view, stage, children }: Props) {
  const t = useText();
  const errors = stage.errors - stage.missing;
  const steps = stepsOf(view);
  return (
    <section className="panel next" aria-label={t('returns.steps')}>
      <ol className="next__steps">
        {steps.map((step, i) => {
          const state = stateOfStep(step, stage, steps);
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
          <h2>{t(`next.${stepInWords(view, stage)}.title`, { errors: stage.errors, warnings: stage.unexplained })}</h2>
          <p>{t(textKey(view, stage))}</p>
          {stage.now === 'done' && view.submittedAt && (
            <p className="next__receipt">{t('next.receipt', { version: view.version, time: moment(view.submittedAt) })}</p>
          )}
          {!stage.maySubmit && view.status === 'draft' && view.canFile && (
            <ul className="next__blocked" aria-label={t('next.blocked')}>
              {stage.missing > 0 && <li>{t('next.missing', { count: stage.missing })}</li>}
              {errors > 0 && <li>{t('next.blockedErrors', { count: errors })}</li>}
              {stage.unexplained > 0 && <li>{t('next.blockedWarnings', { count: stage.unexplained })}</li>}
            </ul>
          )}
        </div>
        <div className="next__actions">{children}</div>
      </div>
    </section>
  );
}

function textKey(view: ReturnView, stage: Stage) {
  const step = stepInWords(view, stage);
  if (step === 'done') return `next.done.${view.status === 'accepted' ? 'accepted' : 'submitted'}` as const;
  return step === 'submit' ? 'next.submitText' : (`next.${step}` as const);
}

/** Correcting is said differently to somebody who fills in online, and to one sent back without anything marked. */
function stepInWords(view: ReturnView, stage: Stage) {
  if (view.status === 'returned' && stage.now === 'fix' && stage.errors === 0) return 'returned';
  if (stage.now !== 'fix' || stepsOf(view).includes('upload')) return stage.now;
  return stage.missing > 0 && stage.errors === stage.missing ? 'fillForm' : 'fixForm';
}
