/** What every slide must say beside its figures: whose they are, of which quarter, of how many units, as of when, and whether they may still change. */
import type { Dashboard } from '#domain/dashboard/block.js';
import { Seal } from '../../components/icon.js';
import { moment } from '../../i18n/dates.js';
import { useText } from '../../i18n/language.js';

export function WallHead({ data, periodName }: { data: Dashboard; periodName: string }) {
  const t = useText();
  const sector = data.sectors.find((one) => one.code === data.sector)?.name;
  return (
    <header className="wall__head">
      <Seal size={44} />
      <h1>
        {data.unit.name}
        {sector && <span>{sector}</span>}
        <span>{periodName}</span>
      </h1>
      <dl>
        <div>
          <dt className="visually-hidden">{t('dashboard.status')}</dt>
          <dd className={`wall__status wall__status--${data.status}`}>{t(`dashboard.${data.status}`)}</dd>
        </div>
        <div>
          <dt className="visually-hidden">{t('dashboard.coverage')}</dt>
          <dd>{data.coverage.display}</dd>
        </div>
        {data.basisNote && (
          <div>
            <dt className="visually-hidden">{t('wall.basis')}</dt>
            <dd>{data.basisNote}</dd>
          </div>
        )}
        {data.asOf && (
          <div>
            <dt>{t('dashboard.asOf')}</dt>
            <dd>{moment(data.asOf)}</dd>
          </div>
        )}
      </dl>
    </header>
  );
}
