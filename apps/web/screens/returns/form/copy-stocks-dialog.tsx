/** Lists the empty stocks that would get last quarter's figure, before anything is filled in. */
import { Dialog } from '../../../components/dialog.js';
import { useText } from '../../../i18n/language.js';
import { asPrinted, type FormRow } from './form-sections.js';

export function CopyStocksDialog({ rows, onCopy, onClose }: { rows: FormRow[]; onCopy: () => void; onClose: () => void }) {
  const t = useText();
  return (
    <Dialog
      title={t('form.copyTitle')}
      action={t('form.copyGo', { count: rows.length })}
      busy={false}
      disabled={rows.length === 0}
      onAction={onCopy}
      onClose={onClose}
    >
      <p>{rows.length === 0 ? t('form.copyNone') : t('form.copyText', { count: rows.length })}</p>
      {rows.length > 0 && (
        <div className="copy-list">
          <table className="table">
            <tbody>
              {rows.map((row) => (
                <tr key={row.element.code}>
                  <th scope="row">
                    <span className="changes__code">{row.element.code}</span> {row.element.name}
                  </th>
                  <td className="is-number">{row.previous !== null && asPrinted(row.previous, row.element)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Dialog>
  );
}
