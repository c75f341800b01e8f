/** Line by line, what applying an import would change. */
import { useState } from 'react';
import type { PlanLineView } from '#domain/views/administration-view.js';
import { useText } from '../../i18n/language.js';

const FIRST = 20;

export function ImportPlanTable({ lines }: { lines: PlanLineView[] }) {
  const t = useText();
  const [whole, setWhole] = useState(false);
  if (lines.length === 0) return <p className="none-here">{t('import.noLines')}</p>;
  const shown = whole ? lines : lines.slice(0, FIRST);
  return (
    <>
      <h4>{t('import.lines')}</h4>
      <div className="scroll-x" tabIndex={0} role="group">
        <table className="table">
          <thead>
            <tr>
              {(['import.act', 'import.subject', 'import.before', 'import.after'] as const).map((key) => (
                <th key={key} scope="col">
                  {t(key)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((line, i) => (
              <tr key={`${i} ${line.subject}`}>
                <td>{line.act}</td>
                <th scope="row">{line.subject}</th>
                <td>{line.before ?? '—'}</td>
                <td>{line.after ?? '—'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {shown.length < lines.length && (
        <button type="button" className="button button--small" onClick={() => setWhole(true)}>
          {t('import.more', { count: lines.length - shown.length })}
        </button>
      )}
    </>
  );
}
