/** 数据来源: a figure taken apart into numerator and denominator, quarters, returns and the cells they were read from. */
import { useState } from 'react';
import type { TraceView } from '#domain/views/figure-view.js';
import { BASIS_NAMES } from '#domain/indicators/basis.js';
import { SECTORS } from '#domain/unit/unit.js';
import { useResource } from '../../api/use-resource.js';
import { useRested } from '../../api/use-rested.js';
import { usePlace } from '../../app/context.js';
import { moment } from '../../i18n/dates.js';
import { useLanguage, useText } from '../../i18n/language.js';
import { Icon } from '../icon.js';
import { ErrorNote, Skeleton } from '../states.js';
import { useFigures, type FigureSource } from './figures-context.js';
import { partsText } from './parts-text.js';
import { TraceRows } from './trace-rows.js';

const PAGE = 20;

export function FigureTrace({ source }: { source: FigureSource }) {
  const t = useText();
  const language = useLanguage();
  const { data, trace } = useFigures();
  const { periods } = usePlace();
  const [offset, setOffset] = useState(0);
  const [typed, setTyped] = useState('');
  const find = useRested(typed.trim());
  const query = new URLSearchParams({
    period: source.period ?? data.period,
    unit: source.unit ?? data.unit.code,
    basis: data.basis,
    offset: String(offset),
    limit: String(PAGE),
  });
  if (find) query.set('find', find);
  const sector = source.sector ?? data.sector;
  if (sector) query.set('sector', sector);
  const answer = useResource<TraceView>(`/indicators/${encodeURIComponent(source.code)}/trace?${query}`);
  if (answer.error) return <ErrorNote error={answer.error} retry={answer.reload} />;
  const view = answer.data;
  if (!view) return <Skeleton rows={8} />;
  const { counted, incomplete, not_accepted, not_expected } = view.counts;
  const expected = counted + incomplete + not_accepted;
  const all = expected + not_expected;
  const quarterName = (period: string) => periods.find((one) => one.period === period)?.name ?? period;
  const about = [
    view.unit.name,
    quarterName(view.period),
    view.sector && SECTORS[view.sector][language],
    BASIS_NAMES[view.basis][language],
  ];

  return (
    <div className="trace" aria-busy={answer.loading}>
      <p className="trace__about">{about.filter(Boolean).join(' · ')}</p>
      <p className="trace__value">
        <strong>{view.figure.display}</strong>
        {view.figure.ratio && <span>{view.figure.ratio}</span>}
        {view.figure.coverage && <span>{t('trace.coverage', { coverage: view.figure.coverage })}</span>}
      </p>
      <p className="trace__formula">{view.formula}</p>
      <dl className="facts trace__facts">
        {view.quarters.length > 0 && (
          <div>
            <dt>{t('trace.quarters')}</dt>
            <dd>{view.quarters.map(quarterName).join(t('list.comma'))}</dd>
          </div>
        )}
        {view.asOf && (
          <div>
            <dt>{t('dashboard.asOf')}</dt>
            <dd>{t('trace.asOf', { time: moment(view.asOf), version: view.dataVersion })}</dd>
          </div>
        )}
        {all > 0 && (
          <div>
            <dt>{t('trace.sum')}</dt>
            <dd className={view.sum.agrees ? 'tone-good' : 'tone-bad'}>
              <Icon name={view.sum.agrees ? 'check' : 'alert'} size={14} /> {partsText(view.sum)}{' '}
              {t(view.sum.agrees ? 'trace.agrees' : 'trace.differs')}
            </dd>
          </div>
        )}
      </dl>
      {view.madeOf.length > 0 && (
        <section>
          <h3>{t('trace.madeOf')}</h3>
          <ul className="trace__parts">
            {view.madeOf.map((one) => (
              <li key={one.code}>
                <button type="button" className="link" onClick={() => trace({ ...source, code: one.code })}>
                  {one.name}
                </button>
                <span>
                  {one.figure.display} {one.figure.ratio}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {[...(view.withheld ? [view.withheld] : []), ...view.notes].map((note) => (
        <p key={note} className="trace__note">
          {note}
        </p>
      ))}
      {all > 0 && (
        <section>
          <h3>{t('trace.rows', { counted, expected })}</h3>
          {all > PAGE && (
            <input
              className="field trace__find"
              type="search"
              aria-label={t('trace.find')}
              placeholder={t('trace.find')}
              maxLength={60}
              value={typed}
              onChange={(event) => {
                setTyped(event.target.value);
                setOffset(0);
              }}
            />
          )}
          {view.total === 0 && <p>{t('trace.noneFound')}</p>}
          <TraceRows rows={view.rows} counts={find ? null : view.counts} showsPeriod={view.quarters.length > 1} />
          <Pages offset={view.offset} shown={view.rows.length} total={view.total} onChange={setOffset} />
        </section>
      )}
    </div>
  );
}

function Pages(props: { offset: number; shown: number; total: number; onChange: (offset: number) => void }) {
  const t = useText();
  const { offset, shown, total, onChange } = props;
  if (total <= PAGE) return null;
  return (
    <nav className="trace__pages" aria-label={t('trace.pages')}>
      <button type="button" className="button button--small" disabled={offset === 0} onClick={() => onChange(Math.max(0, offset - PAGE))}>
        {t('trace.earlier')}
      </button>
      <span>{t('trace.range', { from: offset + 1, to: offset + shown, total })}</span>
      <button type="button" className="button button--small" disabled={offset + shown >= total} onClick={() => onChange(offset + PAGE)}>
        {t('trace.later')}
      </button>
    </nav>
  );
}
