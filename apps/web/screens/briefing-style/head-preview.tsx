/** The head of a document as it will stand on paper, in HTML while one types; the real one is the PDF. */
import type { BriefingStyle } from '#domain/briefing/style.js';
import type { KindOutline } from '#domain/views/briefing-view.js';
import { longDate, today } from '../../i18n/dates.js';
import { useText } from '../../i18n/language.js';
import { filledWith, wordsOf } from './style-draft.js';

interface Props {
  style: BriefingStyle;
  outline: KindOutline;
  values: Record<string, string>;
}

export function HeadPreview({ style, outline, values }: Props) {
  const t = useText();
  const words = wordsOf(style, outline);
  const said = (pattern: string) => filledWith(pattern, values);
  return (
    <figure className="head-preview">
      <div className="head-preview__paper" lang="zh-CN">
        {words.masthead && <p className="head-preview__masthead">{said(words.masthead)}</p>}
        {words.issue && <p className="head-preview__issue">{said(words.issue)}</p>}
        {words.masthead && (
          <p className="head-preview__office">
            <span>{style.issuingOffice}</span>
            <span>{longDate(today())}</span>
          </p>
        )}
        {words.masthead && <hr />}
        <p className="head-preview__title">{said(words.title)}</p>
        {style.addressees && <p>{style.addressees}：</p>}
        {words.opening && <p className="head-preview__text">{said(words.opening)}</p>}
      </div>
      <figcaption>{t('style.headNote')}</figcaption>
    </figure>
  );
}
