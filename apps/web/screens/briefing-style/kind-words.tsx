/** What one kind of briefing says in the office's own words, and which parts of it are printed in which order. */
import type { BriefingStyle, KindStyle } from '#domain/briefing/style.js';
import type { KindOutline } from '#domain/views/briefing-view.js';
import { FormField, TextField } from '../../components/form-field.js';
import { Notice } from '../../components/states.js';
import { useText } from '../../i18n/language.js';
import { OrderList } from './order-list.js';
import { unknownFields, withoutWords, wordsOf, withWords } from './style-draft.js';

interface Props {
  style: BriefingStyle;
  outline: KindOutline;
  /** What may stand in braces. */
  fields: string[];
  onStyle: (style: BriefingStyle) => void;
}

const LINES = [
  { key: 'masthead', label: 'style.masthead', hint: 'style.mastheadHint', most: 60 },
  { key: 'issue', label: 'style.issue', hint: null, most: 60 },
  { key: 'title', label: 'style.heading', hint: null, most: 100 },
] as const;

export function KindWords({ style, outline, fields, onStyle }: Props) {
  const t = useText();
  const words = wordsOf(style, outline);
  const put = (part: Partial<KindStyle>) => onStyle(withWords(style, outline, part));
  const isOwn = style.kinds[outline.kind] !== undefined;
  const unknown = unknownFields([words.masthead, words.issue, words.title, words.opening, words.closing], fields);
  return (
    <>
      <p className="style__own">
        {t(isOwn ? 'style.own' : 'style.builtIn')}
        {isOwn && (
          <button type="button" className="link" onClick={() => onStyle(withoutWords(style, outline.kind))}>
            {t('style.reset')}
          </button>
        )}
      </p>
      <div className="form-grid">
        {LINES.map(({ key, label, hint, most }) => (
          <TextField
            key={key}
            label={t(label)}
            {...(hint ? { hint: t(hint) } : {})}
            value={words[key]}
            maxLength={most}
            onValue={(value) => put({ [key]: value })}
          />
        ))}
      </div>
      {(['opening', 'closing'] as const).map((key) => (
        <FormField key={key} label={t(`style.${key}`)}>
          <textarea className="field" rows={2} maxLength={500} value={words[key]} onChange={(e) => put({ [key]: e.target.value })} />
        </FormField>
      ))}
      {unknown.map((field) => (
        <Notice key={field} tone="warn">
          {t('style.unknownField', { field })}
        </Notice>
      ))}
      <OrderList title={t('style.sections')} all={outline.sections} chosen={words.sections} onChosen={(sections) => put({ sections })} />
      <OrderList title={t('style.annexes')} all={outline.annexes} chosen={words.annexes} onChosen={(annexes) => put({ annexes })} />
    </>
  );
}
