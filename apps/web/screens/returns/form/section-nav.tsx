/** The sections of the form with how much of each is filled in and what is wrong there. */
import { useText } from '../../../i18n/language.js';
import type { Completeness, FormSection } from './form-sections.js';

export interface SectionState {
  section: FormSection;
  completeness: Completeness;
}
export const sectionId = (code: string): string => `section-${code}`;

interface Props {
  sections: SectionState[];
  here: string | null;
  onGo: (section: FormSection) => void;
}

export function SectionNav({ sections, here, onGo }: Props) {
  const t = useText();
  return (
    <nav className="form-nav" aria-label={t('form.sections')}>
      <ol>
        {sections.map(({ section, completeness }) => {
          const { filled, asked, errors, warnings } = completeness;
          return (
            <li key={section.code}>
              <button type="button" aria-current={here === section.code ? 'true' : undefined} onClick={() => onGo(section)}>
                <span className="form-nav__name">{section.name}</span>
                {errors > 0 ? (
                  <i className="form-nav__flag form-nav__flag--error" aria-label={t('findings.error')} role="img" />
                ) : warnings > 0 ? (
                  <i className="form-nav__flag" aria-label={t('findings.warning')} role="img" />
                ) : null}
                {asked > 0 && (
                  <span className={`form-nav__count ${filled === asked ? 'form-nav__count--whole' : ''}`}>
                    <span className="visually-hidden">{t('form.filledLabel', { filled, asked })}</span>
                    <span aria-hidden="true">{t('form.filled', { filled, asked })}</span>
                  </span>
                )}
                <span className="form-nav__bar" aria-hidden="true">
                  <span style={{ width: `${asked === 0 ? 100 : (filled / asked) * 100}%` }} />
                </span>
              </button>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
