/** What differs between two versions, cell by cell. */
import type { CatalogueView } from '#domain/views/catalogue-view.js';
import type { ChangesView } from '#domain/views/return-view.js';
import { formatNumber } from '#domain/indicators/format-figure.js';
import { useResource } from '../../api/use-resource.js';
import { useText } from '../../i18n/language.js';
import { ErrorNote, Skeleton } from '../states.js';
import './versions.css';

const KINDS = ['created', 'changed', 'cleared', 'unchanged'] as const;

/** 新填 3 · 修改 2 · 清空 0 · 未变 85; none of a kind is left out, except where nothing is the news. */
export function ChangeCounts({ counts }: { counts: ChangesView['counts'] }) {
  const t = useText();
  return (
    <span className="change-counts">
      {KINDS.filter((kind) => counts[kind] > 0).map((kind) => (
        <span key={kind} className={`change-counts__one change-counts__one--${kind}`}>
          {t(`changes.${kind}`, { count: counts[kind] })}
        </span>
      ))}
    </span>
  );
}

interface Props {
  /** `/returns/{unit}/{period}` of the api. */
  address: string;
  from: number;
  to: number;
  catalogue: CatalogueView | null;
  /** The counts are told elsewhere. */
  bare?: boolean;
}

export function CellChanges({ address, from, to, catalogue, bare = false }: Props) {
  const t = useText();
  const changes = useResource<ChangesView>(`${address}/changes?from=${from}&to=${to}`);
  if (changes.error) return <ErrorNote error={changes.error} retry={changes.reload} />;
  if (!changes.data) return <Skeleton rows={3} />;
  if (changes.data.changes.length === 0) return <p className="none-here">{t('changes.none')}</p>;
  const say = (value: string | number | null) =>
    value === null ? (
      <span className="changes__empty">{t('changes.empty')}</span>
    ) : typeof value === 'number' ? (
      formatNumber(value, Number.isInteger(value) ? 0 : 2)
    ) : (
      value
    );
  return (
    <div className="changes">
      {!bare && <ChangeCounts counts={changes.data.counts} />}
      <div className="scroll-x changes__scroll" tabIndex={0} role="group">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('changes.element')}</th>
              <th scope="col" className="is-number">
                {t('changes.before')}
              </th>
              <th scope="col" className="is-number">
                {t('changes.after')}
              </th>
              <th scope="col">{t('changes.kind')}</th>
            </tr>
          </thead>
          <tbody>
            {changes.data.changes.map((change) => (
              <tr key={change.element}>
                <th scope="row">
                  <span className="changes__code">{change.element}</span> {catalogue?.elements.find((e) => e.code === change.element)?.name}
                </th>
                <td className="is-number changes__before">{say(change.before)}</td>
                <td className="is-number changes__after">{say(change.after)}</td>
                <td className={`changes__kind changes__kind--${change.kind}`}>{t(`changes.kind.${change.kind}`)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}
