/** 中文 / English: both always readable, the chosen one marked. */
import type { Language } from '#domain/errors.js';
import { chooseLanguage, useLanguage, useText } from '../i18n/language.js';
import './language-switch.css';

const NAMES: Record<Language, string> = { zh: '中文', en: 'English' };

export function LanguageSwitch() {
  const t = useText();
  const chosen = useLanguage();
  return (
    <div className="language-switch" role="group" aria-label={t('app.language')}>
      {(Object.keys(NAMES) as Language[]).map((language) => (
        <button
          key={language}
          type="button"
          lang={language === 'zh' ? 'zh-CN' : 'en'}
          aria-pressed={chosen === language}
          onClick={() => chooseLanguage(language)}
        >
          {NAMES[language]}
        </button>
      ))}
    </div>
  );
}
