/** The page before its figures: everything already stands where it will, so that nothing jumps when they come. */
import { useText } from '../../i18n/language.js';

export function Waiting() {
  const t = useText();
  return (
    <div className="dashboard" role="status" aria-label={t('state.loading')}>
      <div className="page-head dashboard__waiting-head">
        <span className="skeleton__bar" />
      </div>
      <div className="filters dashboard__waiting-filters">
        <span className="skeleton__bar" />
      </div>
      <div className="dashboard__grid">
        {['wide', 'half', 'half', 'wide'].map((size, i) => (
          <div key={i} className={`dashboard__${size} panel dashboard__waiting`}>
            <span className="skeleton__bar" data-step="3" />
            <span className="skeleton__bar" data-step="1" />
          </div>
        ))}
      </div>
    </div>
  );
}
