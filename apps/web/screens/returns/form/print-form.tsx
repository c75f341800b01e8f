/** The form on paper, A4, empty or filled in: seen by the printer only. */
import { createPortal } from 'react-dom';
import type { StoredValue } from '#domain/return/values.js';
import type { ReturnView } from '#domain/views/return-view.js';
import { useText } from '../../../i18n/language.js';
import { asPrinted, asTyped, type FormSection } from './form-sections.js';
import './print.css';

interface Props {
  view: ReturnView;
  periodName: string;
  sections: FormSection[];
  /** Null prints the form empty. */
  valueOf: ((code: string) => StoredValue) | null;
}

export function PrintForm({ view, periodName, sections, valueOf }: Props) {
  const t = useText();
  return createPortal(
    <div className="print-form" aria-hidden="true">
      <header>
        <h1>{t('print.title', { period: periodName })}</h1>
        <p>
          <span>{t('print.unit', { unit: view.unitName, code: view.unit })}</span>
          <span>{t('print.due', { date: view.dueOn })}</span>
          <span>{t('print.form', { version: view.catalogueVersion })}</span>
        </p>
      </header>
      {sections.map((section) => (
        <section key={section.code}>
          <h2>{section.name}</h2>
          <table>
            <thead>
              <tr>
                <th>{t('print.code')}</th>
                <th className="print-form__name">{t('form.head.element')}</th>
                <th>{t('print.measure')}</th>
                <th className="print-form__figure">{t('form.head.now')}</th>
                <th className="print-form__figure">{t('form.head.previous')}</th>
                <th className="print-form__figure">{t('form.head.yearAgo')}</th>
              </tr>
            </thead>
            <tbody>
              {section.rows.map(({ element, locked, prefilled, previous, yearAgo }) => (
                <tr key={element.code}>
                  <td>{element.code}</td>
                  <td>{element.name}</td>
                  <td>{element.unit}</td>
                  <td className="print-form__figure print-form__now">
                    {valueOf ? asTyped(valueOf(element.code)) : locked && prefilled !== null ? asPrinted(prefilled, element) : ''}
                  </td>
                  <td className="print-form__figure">{previous === null ? '' : asPrinted(previous, element)}</td>
                  <td className="print-form__figure">{yearAgo === null ? '' : asPrinted(yearAgo, element)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      ))}
      <footer>
        <span>{t('print.head')}</span>
        <span>{t('print.clerk')}</span>
        <span>{t('print.phone')}</span>
        <span>{t('print.date')}</span>
      </footer>
    </div>,
    document.body,
  );
}
