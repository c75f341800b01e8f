/** What is said below a cell: whose figure counts, why it was refused, what was found and the note on it. */
import type { StoredValue } from '#domain/return/values.js';
import type { FindingView } from '#domain/views/return-view.js';
import { Explanation } from '../../../components/findings/explanation.js';
import '../../../components/findings/findings.css';
import type { CatalogueElement } from '../../../components/values/value-rows.js';
import { useText } from '../../../i18n/language.js';
import type { RowActions } from './form-row.js';
import { asTyped } from './form-sections.js';
import type { FormCell } from './form-cell.js';

interface Props {
  /** Of the words said of the cell: `{id}-open`, `{id}-0` … */
  id: string;
  cell: FormCell | undefined;
  element: CatalogueElement;
  findings: readonly FindingView[];
  explanations: Record<string, string>;
  other: string | null;
  readOnly: boolean;
  actions: Pick<RowActions, 'settle' | 'drop' | 'retry' | 'explain'>;
}

export function CellNotes({ id, cell, element, findings, explanations, other, readOnly, actions }: Props) {
  const t = useText();
  const { code } = element;
  // A figure that is wrong is corrected first: its warnings may be gone with it.
  const explains = !readOnly && !findings.some((f) => f.severity === 'error');
  const say = (value: StoredValue) => asTyped(value) || t('form.empty');
  return (
    <>
      {cell?.state === 'conflict' && (
        <div className="cell__note cell__note--refused">
          <p id={`${id}-open`}>
            {t('form.conflict', { name: other ?? t('form.someone'), theirs: say(cell.theirs), mine: say(cell.value) })}
          </p>
          <span className="cell__choices">
            <button type="button" className="button button--small" onClick={() => actions.settle(code, 'mine')}>
              {t('form.keepMine')} {say(cell.value)}
            </button>
            <button type="button" className="button button--small" onClick={() => actions.settle(code, 'theirs')}>
              {t('form.keepTheirs')} {say(cell.theirs)}
            </button>
          </span>
        </div>
      )}
      {cell?.state === 'refused' && (
        <div className="cell__note cell__note--refused">
          <p id={`${id}-open`}>{t('form.refused', { reason: cell.reason ?? '' })}</p>
          <span className="cell__choices">
            <button type="button" className="link" onClick={() => actions.retry(code)}>
              {t('form.refusedRetry')}
            </button>
            <button type="button" className="link" onClick={() => actions.drop(code)}>
              {t('form.refusedDrop')}
            </button>
          </span>
        </div>
      )}
      {findings.map((finding, i) => (
        <div key={finding.key} className={`cell__note cell__note--${finding.severity}`} data-finding={finding.code}>
          <p id={`${id}-${i}`}>
            <span className="visually-hidden">{t(finding.severity === 'error' ? 'findings.errorMark' : 'findings.warningMark')}</span>
            {finding.message}
            {finding.expected && <span className="cell__expected"> {t('upload.expected', { expected: finding.expected })}</span>}
          </p>
          {finding.severity === 'warning' && explains && (
            <Explanation findingKey={finding.key} rule={finding.code} note={explanations[finding.key] ?? ''} onExplain={actions.explain} />
          )}
          {finding.severity === 'warning' && !explains && explanations[finding.key] && (
            <p className="cell__noted">{t('findings.noted', { note: explanations[finding.key]! })}</p>
          )}
        </div>
      ))}
    </>
  );
}
