/** A block that is no picture, as a table in large type. */
import { blockTable } from '#domain/dashboard/block-table.js';
import type { Block } from '#domain/dashboard/block.js';
import { useLanguage } from '../../i18n/language.js';

export function WallTable({ block }: { block: Block }) {
  const language = useLanguage();
  const table = blockTable(block, language);
  return (
    <table className="wall-table">
      <thead>
        <tr>
          {table.columns.map((column, i) => (
            <th key={i} scope="col" className={column.isText ? '' : 'is-number'}>
              {column.name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {table.rows.map((row) => (
          <tr key={row.key}>
            {row.cells.map((cell, i) => (
              <td key={i} className={`${cell.isText ? '' : 'is-number'} tone-${cell.tone ?? 'plain'}`}>
                {cell.display}
                {cell.ratio && <small>{cell.ratio}</small>}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
