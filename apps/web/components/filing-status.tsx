/** Where a return stands, as a mark and a word. */
import type { FilingStatus } from '#domain/views/return-view.js';
import { useText } from '../i18n/language.js';
import './filing-status.css';

export function FilingMark({ status, late = false }: { status: FilingStatus; late?: boolean }) {
  const t = useText();
  return (
    <span className="filing">
      <span className={`filing__mark filing__mark--${status}`}>{t(`filing.${status}`)}</span>
      {late && status !== 'accepted' && <span className="filing__late">{t('filing.late')}</span>}
    </span>
  );
}
