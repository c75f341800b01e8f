/** The quarter shown: a list, and arrows for the one before and after. */
import { usePlace } from '../app/context.js';
import { useText } from '../i18n/language.js';
import { Icon } from './icon.js';
import { SelectBox } from './select-box.js';
import './pickers.css';

export function PeriodPicker() {
  const t = useText();
  const { periods, period, choose } = usePlace();
  if (!period) return null;
  const index = periods.indexOf(period);
  const older = periods[index + 1];
  const newer = periods[index - 1];
  return (
    <div className="picker picker--period">
      <button
        type="button"
        className="picker__step"
        aria-label={t('period.previous')}
        disabled={!older}
        onClick={() => older && choose({ period: older.period })}
      >
        <Icon name="left" size={16} />
      </button>
      <SelectBox label={t('period.choose')} value={period.period} onChange={(next) => choose({ period: next })}>
        {periods.map((p) => (
          <option key={p.period} value={p.period}>
            {p.name}
            {p.state === 'open' ? t('period.openMark') : ''}
          </option>
        ))}
      </SelectBox>
      <button
        type="button"
        className="picker__step"
        aria-label={t('period.next')}
        disabled={!newer}
        onClick={() => newer && choose({ period: newer.period })}
      >
        <Icon name="right" size={16} />
      </button>
    </div>
  );
}
