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
  ready: boolean;
  onSubmit: () => void;
}

export function FormFinish({ stage, open, states, ready, onSubmit }: Props) {
  const t = useText();
  const sum = (part: 'filled' | 'asked' | 'errors') => states.reduce((n, state) => n + state.completeness[part], 0);
  const missing = sum('asked') - sum('filled');
  const errors = stage.errors - stage.missing;
  return (
    <section className="panel form-finish" aria-label={t('form.done')}>
      <div>
        <h2>{t('form.done')}</h2>
        {ready ? (
          <p>{t('form.ready')}</p>
        ) : (
          <>
            <p className="visually-hidden">{t('form.cannotYet')}</p>
            <ul className="next__blocked">
              {missing > 0 && <li>{t('next.missing', { count: missing })}</li>}
              {errors > 0 && <li>{t('next.blockedErrors', { count: errors })}</li>}
              {stage.unexplained > 0 && <li>{t('next.blockedWarnings', { count: stage.unexplained })}</li>}
              {open > 0 && <li>{t('form.notSaved', { count: open })}</li>}
            </ul>
          </>
        )}
      </div>
      {/* Reached by Enter from the last cell even while it cannot be pressed, so that its reasons are read. */}
      <button
        type="button"
        id={SUBMIT_ID}
        className="button button--primary next__submit"
        aria-disabled={!ready}
        onClick={() => ready && onSubmit()}
      >
        {t('next.submit')}
      </button>
    </section>
  );
}
