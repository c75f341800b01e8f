/** One-use codes, shown once: as a list to read out and as slips to print and cut. */
import { useEffect, useRef } from 'react';
import type { FirstCode } from '#domain/views/administration-view.js';
import { Icon } from '../../components/icon.js';
import { moment } from '../../i18n/dates.js';
import { useText } from '../../i18n/language.js';

export function FirstCodes({ codes, onClose }: { codes: FirstCode[]; onClose: () => void }) {
  const t = useText();
  const top = useRef<HTMLElement>(null);
  // They are shown only once: nobody should have to look for them.
  useEffect(() => top.current?.focus(), [codes]);
  return (
    <section ref={top} tabIndex={-1} className="panel section slips" aria-label={t('accounts.codeTitle')}>
      <header className="slips__head">
        <h2>{t('accounts.codeTitle')}</h2>
        <span>
          <button type="button" className="button" onClick={() => window.print()}>
            {t('accounts.print')}
          </button>
          <button type="button" className="icon-button" aria-label={t('action.close')} onClick={onClose}>
            <Icon name="close" />
          </button>
        </span>
      </header>
      <p className="accounts__help">{t('accounts.codeHelp')}</p>
      <ul className="slips__list">
        {codes.map((one) => (
          <li key={one.username}>
            <span>
              <strong>{one.displayName}</strong> {one.unitName}
            </span>
            <span>
              {t('accounts.username')} {one.username}
            </span>
            <code>{one.code}</code>
            <span className="accounts__help">{t('accounts.codeValid', { time: moment(one.expiresAt) })}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
