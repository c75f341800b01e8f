/** 自动 / 浅色 / 深色: how the page is lit. */
import { chooseScheme, SCHEME_CHOICES, useSchemeChoice } from '../app/scheme.js';
import { useText } from '../i18n/language.js';

export function SchemeSwitch() {
  const t = useText();
  const chosen = useSchemeChoice();
  return (
    <div className="segments" role="group" aria-label={t('app.scheme')}>
      {SCHEME_CHOICES.map((one) => (
        <button key={one} type="button" aria-pressed={chosen === one} onClick={() => chooseScheme(one)}>
          {t(`app.scheme.${one}`)}
        </button>
      ))}
    </div>
  );
}
