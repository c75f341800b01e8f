/** Who issues, to whom it is addressed, in how many copies, and whether there is room for the seal. */
import type { BriefingStyle } from '#domain/briefing/style.js';
import { TextField } from '../../components/form-field.js';
import { useText } from '../../i18n/language.js';

export function OfficeFields({ style, onStyle }: { style: BriefingStyle; onStyle: (style: BriefingStyle) => void }) {
  const t = useText();
  return (
    <section className="panel section" aria-label={t('style.office')}>
      <h2>{t('style.office')}</h2>
      <div className="form-grid">
        <TextField
          label={t('style.issuingOffice')}
          value={style.issuingOffice}
          maxLength={100}
          onValue={(issuingOffice) => onStyle({ ...style, issuingOffice })}
        />
        <TextField
          label={t('style.copies')}
          hint={t('style.copiesHint')}
          inputMode="numeric"
          value={style.copies === null ? '' : String(style.copies)}
          onValue={(text) => /^\d{0,5}$/.test(text) && onStyle({ ...style, copies: text === '' ? null : Number(text) })}
        />
      </div>
      <TextField
        label={t('style.addressees')}
        hint={t('style.addresseesHint')}
        value={style.addressees ?? ''}
        maxLength={200}
        onValue={(text) => onStyle({ ...style, addressees: text === '' ? null : text })}
      />
      <label className="style__check">
        <input type="checkbox" checked={style.sealSpace} onChange={(e) => onStyle({ ...style, sealSpace: e.target.checked })} />
        {t('style.seal')}
      </label>
    </section>
  );
}
