/** All findings of a return: filtered, searched, by sheet if wanted; each leads to its cell, a warning carries its note. */
import { useState } from 'react';
import { Link } from 'react-router';
import type { FindingView } from '#domain/views/return-view.js';
import { useText } from '../../i18n/language.js';
import { FindingItem } from './finding-item.js';
import { bySheet, errorsFirst, FINDING_FILTERS, isMissing, matchesFinding, saysAll, type FindingFilter } from './sort-findings.js';
import './findings.css';

/** A workbook full of mistakes has hundreds of them: these come first, the rest on request. */
const FIRST = 15;
/** Fewer than this are read without searching. */
const SEARCH_FROM = 8;
/** As many empty cells are told in one line. */
const TOGETHER_FROM = 4;

interface Props {
  findings: FindingView[];
  explanations: Record<string, string>;
  /** Given where the reader may write notes; answers true when saved. */
  onExplain?: (key: string, note: string) => Promise<boolean>;
  /** Findings of a table brought in: nobody writes notes on them. */
  withoutNotes?: boolean;
  /** Where the online form shows the cell of an element. */
  cellLink?: (element: string) => string;
}

export function FindingsList({ findings, explanations, onExplain, withoutNotes = false, cellLink }: Props) {
  const t = useText();
  const [filter, setFilter] = useState<FindingFilter>('all');
  const [query, setQuery] = useState('');
  const [grouped, setGrouped] = useState(false);
  const [whole, setWhole] = useState(false);
  if (findings.length === 0) return <p className="none-here">{t('findings.none')}</p>;

  const matching = errorsFirst(findings.filter((f) => matchesFinding(f, filter, explanations) && saysAll(f, query.trim())));
  const missing = matching.filter(isMissing);
  const together = missing.length >= TOGETHER_FROM && query.trim() === '' ? missing : [];
  const shown = together.length > 0 ? matching.filter((f) => !isMissing(f)) : matching;
  const first = whole ? shown : shown.slice(0, FIRST);
  const list = (some: FindingView[]) => (
    <ul className="findings__list">
      {some.map((finding) => (
        <FindingItem
          key={finding.key + finding.cell}
          finding={finding}
          note={explanations[finding.key] ?? ''}
          onExplain={onExplain}
          withoutNote={withoutNotes}
          cellLink={finding.element && cellLink?.(finding.element)}
        />
      ))}
    </ul>
  );

  return (
    <div className="findings">
      <div className="findings__tools">
        <div className="segments" role="group" aria-label={t('findings.filter')}>
          {FINDING_FILTERS.filter((one) => !(withoutNotes && one === 'open')).map((one) => {
            const count = findings.filter((f) => matchesFinding(f, one, explanations)).length;
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
        {findings.length >= SEARCH_FROM && (
          <>
            <input
              className="field findings__search"
              type="search"
              aria-label={t('findings.search')}
              placeholder={t('findings.search')}
              value={query}
              onChange={(e) => setQuery(e.target.value)}
            />
            <label className="findings__group">
              <input type="checkbox" checked={grouped} onChange={(e) => setGrouped(e.target.checked)} />
              {t('findings.group')}
            </label>
          </>
        )}
      </div>
      {together.length > 0 && <MissingCells findings={together} {...(cellLink ? { cellLink } : {})} />}
      {grouped
        ? bySheet(first).map((group) => (
            <section key={group.sheet ?? ''} className="findings__sheet" aria-label={group.sheet ?? t('findings.wholeReturn')}>
              <h3>
                {group.sheet ?? t('findings.wholeReturn')} <b>{group.findings.length}</b>
              </h3>
              {list(group.findings)}
            </section>
          ))
        : list(first)}
      {!whole && shown.length > FIRST && (
        <button type="button" className="button button--small" onClick={() => setWhole(true)}>
          {t('findings.more', { count: shown.length - FIRST })}
        </button>
      )}
      {matching.length === 0 && <p className="none-here">{t('findings.noneHere')}</p>}
    </div>
  );
}

/** Empty cells in one line, by sheet on request: a list of fifty equal sentences helps nobody. */
function MissingCells({ findings, cellLink }: { findings: FindingView[]; cellLink?: (element: string) => string }) {
  const t = useText();
  return (
    <details className="findings__missing">
      <summary>
        <strong>{t('findings.missingMany', { count: findings.length })}</strong> {t('findings.missingHint')}
      </summary>
      <dl>
        {bySheet(findings).map((group) => (
          <div key={group.sheet ?? ''}>
            <dt>{group.sheet ?? t('findings.wholeReturn')}</dt>
            <dd>
              {group.findings.map((f) =>
                cellLink && f.element ? (
                  <Link key={f.key} className="link" to={cellLink(f.element)}>
                    {f.element}
                  </Link>
                ) : (
                  <span key={f.key}>{f.cell ?? f.element}</span>
                ),
              )}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
