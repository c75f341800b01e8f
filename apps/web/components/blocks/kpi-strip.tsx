/** Headline figures: the value with n/d and coverage, its target, both changes and the last quarters as a small line. */
import { sparkline } from '#charts/sparkline.js';
import type { KpiBlock } from '#domain/dashboard/block.js';
import type { IndicatorCode } from '#domain/catalogue/catalogue.js';
import { useText } from '../../i18n/language.js';
import type { FigureSource } from '../figures/figures-context.js';
import { Icon } from '../icon.js';

type Item = KpiBlock['items'][number];
const WIDTH = 76;
const HEIGHT = 30;

/** Left out where nothing can be opened: on the wall. */
interface Ways {
  onTrace?: (source: FigureSource) => void;
  onTalk?: (source: FigureSource) => void;
  openTalks?: ReadonlyMap<IndicatorCode, number>;
}

export function KpiStrip({ block, ...ways }: { block: KpiBlock } & Ways) {
  return (
    <ul className="kpis" data-columns={columnsFor(block.items.length)}>
      {block.items.map((item) => (
        <Kpi key={item.code} item={item} {...ways} />
      ))}
    </ul>
  );
}

function Kpi({ item, onTrace, onTalk, openTalks }: { item: Item } & Ways) {
  const t = useText();
  const said = openTalks?.get(item.code) ?? 0;
  const line = sparkline(item.trend, WIDTH, HEIGHT, item.starts);
  return (
    <li className={`kpi kpi--${item.tone} ${item.figure.uncertain ? 'kpi--uncertain' : ''}`}>
      <div className="kpi__head">
        <h3 className="kpi__name">{item.name}</h3>
        {said > 0 && (
          <button
            type="button"
            className="icon-button block__talks"
            aria-label={`${item.name}${t('list.colon')}${t('figure.talksOpen', { count: said })}`}
            onClick={() => onTalk?.({ code: item.code })}
          >
            <Icon name="talk" />
            <b>{said}</b>
          </button>
        )}
      </div>
      <p className="kpi__value">
        {onTrace ? (
          <button
            type="button"
            className="kpi__figure"
            title={t('figure.trace')}
            aria-label={t('figure.traceOf', { name: item.name, value: item.figure.display })}
            onClick={() => onTrace({ code: item.code })}
          >
            <strong>{item.figure.display}</strong>
          </button>
        ) : (
          <strong>{item.figure.display}</strong>
        )}
        {item.trend.filter((v) => v !== null).length > 1 && (
          <svg className="kpi__spark" width={WIDTH} height={HEIGHT} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
            <path d={line.path} />
            {line.last && <circle cx={line.last.x} cy={line.last.y} r="2.5" />}
          </svg>
        )}
      </p>
      <p className="kpi__ratio">
        {[item.figure.ratio, item.filed, item.target].filter(Boolean).map((part) => (
          <span key={part}>{part}</span>
        ))}
      </p>
      <dl className="kpi__changes">
        <div>
          <dt>{t('kpi.quarter')}</dt>
          <dd className={`tone-${item.quarterChange.tone}`}>{item.quarterChange.display}</dd>
        </div>
        <div>
          <dt>{t('kpi.year')}</dt>
          <dd className={`tone-${item.yearChange.tone}`}>{item.yearChange.display}</dd>
        </div>
        {item.figure.coverage && (
          <div>
            <dt>{t('kpi.coverage')}</dt>
            <dd>{item.figure.coverage}</dd>
          </div>
        )}
      </dl>
    </li>
  );
}

/** So many beside each other that the last row is as full as can be. */
const columnsFor = (count: number): number => [4, 5, 3].toSorted((a, b) => emptyCells(count, a) - emptyCells(count, b))[0] ?? 4;
const emptyCells = (count: number, columns: number): number => (columns - (count % columns)) % columns;
