/** Any of the six dashboards: quarter and unit from the address, bread crumb upwards, a click on a bar, row or cell downwards. */
import { useMemo } from 'react';
import { Link } from 'react-router';
import type { Dashboard, Drill } from '#domain/dashboard/block.js';
import { usePlace } from '../../app/context.js';
import { useResource } from '../../api/use-resource.js';
import { BlockCard } from '../../components/blocks/block-card.js';
import { Icon } from '../../components/icon.js';
import { Popover } from '../../components/popover.js';
import { ErrorNote, Skeleton, StateNote } from '../../components/states.js';
import { moment } from '../../i18n/dates.js';
import { useText } from '../../i18n/language.js';
import { layBlocks, liftNotes } from './lay-blocks.js';
import './dashboards.css';

export function DashboardScreen({ name }: { name: string }) {
  const t = useText();
  const { period, unit, choose } = usePlace();
  const answer = useResource<Dashboard>(
    period && unit ? `/dashboards/${name}?period=${period.period}&unit=${encodeURIComponent(unit.code)}` : null,
  );
  const data = answer.data?.name === name ? answer.data : null;
  const { shared, rows } = useMemo(() => {
    const lifted = liftNotes(data?.blocks ?? []);
    return { shared: lifted.shared, rows: layBlocks(lifted.blocks) };
  }, [data]);

  if (answer.error) return <ErrorNote error={answer.error} retry={answer.reload} />;
  if (!data) return <Waiting />;
  const drill = ({ unit, period }: Drill) => choose({ ...(unit ? { unit } : {}), ...(period ? { period } : {}) });
  return (
    <div className={`dashboard ${answer.loading ? 'dashboard--stale' : ''}`} aria-busy={answer.loading}>
      <header className="page-head">
        <div>
          <Crumbs data={data} />
          <h1>{data.title}</h1>
        </div>
        <div className="dashboard__facts">
          <dl>
            <div>
              <dt className="visually-hidden">{t('dashboard.status')}</dt>
              <dd className={`dashboard__status dashboard__status--${data.status}`}>{t(`dashboard.${data.status}`)}</dd>
            </div>
            <div>
              <dt className="visually-hidden">{t('dashboard.coverage')}</dt>
              <dd>{data.coverage.display}</dd>
            </div>
            {data.asOf && (
              <div>
                <dt>{t('dashboard.asOf')}</dt>
                <dd>{moment(data.asOf)}</dd>
              </div>
            )}
          </dl>
          {shared.length > 0 && <p>{shared.join(t('list.comma'))}</p>}
        </div>
      </header>
      {data.blocks.length === 0 || data.asOf === null ? (
        <StateNote icon="chart" title={t('dashboard.emptyTitle')}>
          {t('dashboard.empty', { period: period?.name ?? '' })}
        </StateNote>
      ) : (
        <div className="dashboard__grid">
          {rows.map(({ block, wide }) => (
            <div key={block.id} className={wide ? 'dashboard__wide' : 'dashboard__half'}>
              <BlockCard block={block} period={data.period} onDrill={drill} />
            </div>
          ))}
        </div>
      )}
    </div>
  );
}

/** From the root down to the unit, and a list of those below. */
function Crumbs({ data }: { data: Dashboard }) {
  const t = useText();
  const { link } = usePlace();
  return (
    <nav className="crumbs" aria-label={t('dashboard.path')}>
      <ol>
        {data.path.map((step, i) => (
          <li key={step.code}>
            {i < data.path.length - 1 ? (
              <Link className="link" to={link(`/${data.name}`, { unit: step.code })}>
                {step.name}
              </Link>
            ) : (
              <span aria-current="location">{step.name}</span>
            )}
          </li>
        ))}
        {data.children.length > 0 && (
          <li>
            <Popover
              label={t('dashboard.below')}
              trigger={(props) => (
                <button type="button" className="crumbs__below" {...props}>
                  {t('dashboard.belowCount', { count: data.children.length })}
                  <Icon name="down" size={14} />
                </button>
              )}
            >
              {(close) => (
                <ul className="crumbs__children">
                  {data.children.map((child) => (
                    <li key={child.code}>
                      <Link to={link(`/${data.name}`, { unit: child.code })} onClick={close}>
                        {child.name}
                      </Link>
                    </li>
                  ))}
                </ul>
              )}
            </Popover>
          </li>
        )}
      </ol>
    </nav>
  );
}

function Waiting() {
  return (
    <div className="dashboard__waiting">
      <Skeleton rows={2} />
      <Skeleton rows={3} tall />
    </div>
  );
}
