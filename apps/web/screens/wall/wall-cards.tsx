/** Headline figures on the wall: value, n/d, coverage, target and both changes, nothing to press. */
import type { KpiBlock } from '#domain/dashboard/block.js';
import { useText } from '../../i18n/language.js';

export function WallCards({ block }: { block: KpiBlock }) {
  const t = useText();
  return (
    <ul className="wall-cards" data-columns={columnsFor(block.items.length)}>
      {block.items.map((item) => (
        <li key={item.code} className={`wall-card wall-card--${item.tone} ${item.figure.uncertain ? 'wall-card--uncertain' : ''}`}>
          <h3>{item.name}</h3>
          <strong>{item.figure.display}</strong>
          <p>
            {[item.figure.ratio, item.filed, item.target].filter(Boolean).map((words) => (
              <span key={words}>{words}</span>
            ))}
          </p>
          <dl>
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
      ))}
    </ul>
  );
}

/** Eight stand four and four, six three and three. */
const columnsFor = (count: number): number => (count <= 4 ? count : Math.ceil(count / 2));
