/** At the end of the form: what is still to do, or submitting. */
import { useText } from '../../../i18n/language.js';
import type { Stage } from '../stage.js';
import type { SectionState } from './section-nav.js';
import { SUBMIT_ID } from './use-row-actions.js';

interface Props {
  stage: Stage;
  /** Cells not saved yet. */
  open: number;
  states: SectionState[];
  /** Sent back, and the same figures may be sent again. */
  resend: boolean;
  /** Null while something still stands against it. */
  onSubmit: (() => void) | null;
}

export function FormFinish({ stage, open, states, resend, onSubmit }: Props) {
  const t = useText();
  const sum = (part: 'filled' | 'asked' | 'errors') => states.reduce((n, state) => n + state.completeness[part], 0);
  const missing = sum('asked') - sum('filled');
  const errors = stage.errors - stage.missing;
  // Nothing is wrong and yet there is no draft to send: nothing was changed so far.
  const notBegun = missing <= 0 && errors <= 0 && stage.unexplained === 0 && open === 0;
  return (
    <section className="panel form-finish" aria-label={t('form.done')}>
      <div>
        <h2>{t('form.done')}</h2>
        {onSubmit ? (
          <p>{t(resend ? 'form.mayResend' : 'form.ready')}</p>
        ) : (
          <>
            <p className="visually-hidden">{t('form.cannotYet')}</p>
            <ul className="next__blocked">
              {missing > 0 && <li>{t('next.missing', { count: missing })}</li>}
              {errors > 0 && <li>{t('next.blockedErrors', { count: errors })}</li>}
              {stage.unexplained > 0 && <li>{t('next.blockedWarnings', { count: stage.unexplained })}</li>}
              {open > 0 && <li>{t('form.notSaved', { count: open })}</li>}
              {notBegun && <li>{t('form.notBegun')}</li>}
            </ul>
          </>
        )}
      </div>
      {/* Reached by Enter from the last cell even while it cannot be pressed, so that its reasons are read. */}
      <button
        type="button"
        id={SUBMIT_ID}
        className="button button--primary next__submit"
        aria-disabled={!onSubmit}
        onClick={() => onSubmit?.()}
      >
        {t(resend ? 'next.resend' : 'next.submit')}
      </button>
    </section>
  );
}
