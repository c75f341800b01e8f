/** Every version of a return, and the difference between any two of them. */
import { useEffect, useRef, useState } from 'react';
import type { CatalogueView } from '#domain/views/catalogue-view.js';
import type { VersionView } from '#domain/views/return-view.js';
import { useResource } from '../../api/use-resource.js';
import { moment } from '../../i18n/dates.js';
import { useText } from '../../i18n/language.js';
import { SelectBox } from '../select-box.js';
import { CellChanges } from './cell-changes.js';
import './versions.css';

interface Props {
  /** `/returns/{unit}/{period}` of the api. */
  address: string;
  /** The latest; 0 = none. */
  version: number;
  /** The list is read again when it grows. */
  revision: number;
  catalogue: CatalogueView | null;
}

export function VersionsPanel({ address, version, revision, catalogue }: Props) {
  const t = useText();
  const list = useResource<VersionView[]>(version > 0 ? `${address}/versions` : null);
  const readAt = useRef(revision);
  const { reload } = list;
  useEffect(() => {
    if (readAt.current === revision) return;
    readAt.current = revision;
    reload();
  }, [revision, reload]);
  const [chosen, setChosen] = useState<{ from: number; to: number } | null>(null);
  const versions = (list.data ?? []).toSorted((a, b) => b.version - a.version);
  if (versions.length === 0) return null;
  const latest = versions[0]!.version;
  const pair = chosen ?? { from: latest - 1, to: latest };
  const options = (from: number) => versions.filter((v) => v.version >= from);
  return (
    <details className="panel section versions" id="versions">
      <summary>
        <h2>
          {t('versions.title')} <b>{versions.length}</b>
        </h2>
      </summary>
      <ol className="versions__list">
        {versions.map((v) => (
          <li key={v.version}>
            <p className="versions__head">
              <strong>{t('versions.no', { version: v.version })}</strong>
              {v.accepted && <span className="versions__counts">{t('versions.accepted')}</span>}
              <span>{v.createdByName}</span>
              <time dateTime={v.createdAt}>{moment(v.createdAt)}</time>
              <span>{t(`versions.origin.${v.origin}`)}</span>
              {v.onBehalf && <span>{t('returns.onBehalf')}</span>}
            </p>
            <p className="versions__line">
              {v.submittedAt && <span>{t('versions.submitted', { time: moment(v.submittedAt) })}</span>}
              {v.errors > 0 && <span className="versions__errors">{t('returns.errorsShort', { count: v.errors })}</span>}
              {v.warnings > 0 && <span>{t('review.warnings', { count: v.warnings })}</span>}
              {v.reason && <span>{t('versions.reason', { reason: v.reason })}</span>}
            </p>
          </li>
        ))}
      </ol>
      <div className="versions__compare">
        <span>{t('versions.from')}</span>
        <SelectBox label={t('versions.from')} value={String(pair.from)} onChange={(from) => setChosen({ ...pair, from: Number(from) })}>
          {options(1).map((v) => (
            <option key={v.version} value={v.version}>
              {t('versions.no', { version: v.version })}
            </option>
          ))}
          <option value={0}>{t('versions.nothing')}</option>
        </SelectBox>
        <span>{t('versions.to')}</span>
        <SelectBox label={t('versions.to')} value={String(pair.to)} onChange={(to) => setChosen({ ...pair, to: Number(to) })}>
          {options(1).map((v) => (
            <option key={v.version} value={v.version}>
              {t('versions.no', { version: v.version })}
            </option>
          ))}
        </SelectBox>
        <button type="button" className="button button--small" onClick={() => setChosen(pair)}>
          {t('versions.compare')}
        </button>
      </div>
      {chosen && <CellChanges address={address} from={chosen.from} to={chosen.to} catalogue={catalogue} />}
    </details>
  );
}
