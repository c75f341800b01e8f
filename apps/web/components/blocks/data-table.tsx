/** A block's figures as a table; a row that leads further is a link, a figure that can be taken apart too. */
import { useMemo, useState } from 'react';
import type { Block, Drill } from '#domain/dashboard/block.js';
import { blockTable } from '#domain/dashboard/block-table.js';
import { useLanguage, useText } from '../../i18n/language.js';
import type { FigureSource } from '../figures/figures-context.js';
import { rowDrill, sourceOf } from './cell-source.js';
import { RestButton, shownAtFirst } from './rest-button.js';

/** Characters from which on a text is not squeezed into a narrow column. */
const LONG = 20;

interface Props {
  block: Block;
  onDrill: (drill: Drill) => void;
  /** Left out where everything leads somewhere. */
  leads?: (drill: Drill) => boolean;
  /** Left out where nothing can be opened beside the table. */
  onTrace?: (source: FigureSource) => void;
}

export function DataTable({ block, onDrill, leads = () => true, onTrace }: Props) {
  const t = useText();
  const language = useLanguage();
  const table = useMemo(() => blockTable(block, language), [block, language]);
  const [isWhole, setIsWhole] = useState(false);
  const shown = (isWhole ? undefined : shownAtFirst(block)) ?? table.rows.length;
  if (table.rows.length === 0) return <p className="none-here">{t('block.nothing')}</p>;
  return (
    <div className="data-table" tabIndex={0} role="region" aria-label={t('block.tableOf', { title: block.title })}>
      <table className="table">
        <thead>
          <tr>
            {table.columns.map((c, i) => (
              <th key={i} scope="col" className={c.isText ? '' : 'is-number'}>
                {c.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.slice(0, shown).map((row) => (
            <tr key={row.key}>
              {row.cells.map((cell, i) => {
                const way = i === 0 ? rowDrill(block, row) : null;
                const drill = way && leads(way) ? way : null;
                const source = onTrace ? sourceOf(block, row, i) : null;
                const content = drill ? (
                  <button type="button" className="link" onClick={() => onDrill(drill)}>
                    {cell.display}
                  </button>
                ) : source && cell.value !== null ? (
                  <button type="button" className="figure-link" title={t('figure.trace')} onClick={() => onTrace?.(source)}>
                    {cell.display}
                  </button>
                ) : (
                  cell.display
                );
                const shape = !cell.isText ? 'is-number' : cell.display.length > LONG ? 'is-long' : '';
                const props = { className: `${shape} tone-${cell.tone ?? 'plain'}` };
                const inside = (
                  <>
                    {content}
                    {cell.hint && <span className="data-table__hint">{cell.hint}</span>}
                  </>
                );
                return i === 0 ? (
                  <th key={i} scope="row" {...props}>
                    {inside}
                  </th>
                ) : (
                  <td key={i} {...props}>
                    {inside}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      <RestButton block={block} count={table.rows.length} isWhole={isWhole} onToggle={() => setIsWhole(!isWhole)} />
    </div>
  );
}
