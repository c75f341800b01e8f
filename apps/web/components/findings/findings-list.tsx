/** All findings of a return: errors first, filtered by severity, each at its cell; a warning carries its note. */
import { useState } from 'react';
import type { FindingView } from '#domain/views/return-view.js';
import { useText } from '../../i18n/language.js';
import { FindingItem } from './finding-item.js';
import './findings.css';

const FILTERS = ['all', 'error', 'warning', 'open'] as const;
type Filter = (typeof FILTERS)[number];

/** A workbook that was hardly filled in has a finding for every empty cell: these come first, the rest on request. */
const FIRST = 15;

interface Props {
  findings: FindingView[];
  explanations: Record<string, string>;
  /** Given where the reader may write notes; answers true when saved. */
  onExplain?: (key: string, note: string) => Promise<boolean>;
}

export function FindingsList({ findings, explanations, onExplain }: Props) {
  const t = useText();
  const [filter, setFilter] = useState<Filter>('all');
  const [whole, setWhole] = useState(false);
  const matches: Record<Filter, (f: FindingView) => boolean> = {
    all: () => true,
    error: (f) => f.severity === 'error',
    warning: (f) => f.severity === 'warning',
    open: (f) => f.severity === 'warning' && !explanations[f.key],
  };
  const shown = findings.filter(matches[filter]).toSorted((a, b) => Number(a.severity === 'warning') - Number(b.severity === 'warning'));
  if (findings.length === 0) return <p className="none-here">{t('findings.none')}</p>;

  return (
    <div className="findings">
      <div className="segments" role="group" aria-label={t('findings.filter')}>
        {FILTERS.map((one) => {
          const count = findings.filter(matches[one]).length;
          return (
            <button
              key={one}
              type="button"
              aria-pressed={filter === one}
              disabled={count === 0 && one !== 'all'}
              onClick={() => setFilter(one)}
            >
              {t(`findings.${one}`)} <b>{count}</b>
            </button>
          );
        })}
      </div>
      <ul className="findings__list">
        {(whole ? shown : shown.slice(0, FIRST)).map((finding) => (
          <FindingItem
            key={finding.key + finding.cell}
            finding={finding}
            note={explanations[finding.key] ?? ''}
            {...(onExplain ? { onExplain } : {})}
          />
        ))}
      </ul>
      {!whole && shown.length > FIRST && (
        <button type="button" className="button button--small" onClick={() => setWhole(true)}>
          {t('findings.more', { count: shown.length - FIRST })}
        </button>
      )}
      {shown.length === 0 && <p className="none-here">{t('findings.noneHere')}</p>}
    </div>
  );
}
