/** Which fonts documents are set in, and which of them are the office's own. */
import type { FontView } from '#domain/views/briefing-view.js';
import { useResource } from '../../api/use-resource.js';
import { ErrorNote, Skeleton } from '../../components/states.js';
import { useText } from '../../i18n/language.js';

export function FontsInUse() {
  const t = useText();
  const fonts = useResource<FontView[]>('/briefing-style/fonts');
  return (
    <section aria-label={t('style.fonts')}>
      <h2>{t('style.fonts')}</h2>
      {fonts.error && <ErrorNote error={fonts.error} retry={fonts.reload} />}
      {fonts.loading && <Skeleton rows={3} />}
      <dl className="style__fields">
        {(fonts.data ?? []).map(({ name, family, isOwn }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              {family}
              <small>{t(isOwn ? 'style.fonts.own' : 'style.fonts.standIn')}</small>
            </dd>
          </div>
        ))}
      </dl>
      <p className="style__note">{t('style.fontsNote')}</p>
    </section>
  );
}
