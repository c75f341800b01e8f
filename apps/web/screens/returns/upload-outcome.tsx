/** What came of a file with one return: refused and why, stored elsewhere, or read, with what differs cell by cell. */
import { useState } from 'react';
import { Link } from 'react-router';
import type { CatalogueView } from '#domain/views/catalogue-view.js';
import type { UploadView } from '#domain/views/return-view.js';
import { usePlace } from '../../app/context.js';
import { Notice } from '../../components/states.js';
import { CellChanges, ChangeCounts } from '../../components/versions/cell-changes.js';
import { useText } from '../../i18n/language.js';
import { FileButton } from './file-button.js';
import { byUnit } from './findings-by-unit.js';
import { UnitFindings } from './unit-findings.js';

interface Props {
  upload: UploadView;
  unit: string;
  period: string;
  catalogue: CatalogueView | null;
}

export function UploadOutcome({ upload, unit, period, catalogue }: Props) {
  const t = useText();
  const { link } = usePlace();
  const [cells, setCells] = useState(false);
  const read = upload.returns.find((r) => r.unit === unit && r.period === period);
  const further = upload.returns.length - 1;
  const annotated = (words: 'upload.annotated' | 'upload.annotatedList') => (
    <FileButton path={`/uploads/${upload.id}/annotated`} fallbackName={`${unit}-${period}.xlsx`} className="button button--small">
      {t(words)}
    </FileButton>
  );
  if (upload.returns.length === 0) return <Refused upload={upload}>{annotated('upload.annotatedList')}</Refused>;
  if (!read)
    return (
      <Notice tone="warn">
        {upload.returns.map((r) => (
          <p key={r.unit + r.period}>
            <strong>
              {t('upload.elsewhere', { unit: r.unitName })}
              {r.period !== period && t('upload.elsewherePeriod', { period: r.period })}
            </strong>{' '}
            <Link className="link" to={link(`/returns/${r.unit}`, { period: r.period })}>
              {t('upload.toUnit')}
            </Link>
          </p>
        ))}
      </Notice>
    );
  const tone = read.errors > 0 ? 'warn' : 'good';
  return (
    <>
      <Notice tone={tone}>
        <p>
          {t(read.errors > 0 ? 'upload.readErrors' : read.warnings > 0 ? 'upload.readWarnings' : 'upload.readClean', {
            file: upload.fileName,
            errors: read.errors,
            warnings: read.warnings,
          })}{' '}
          {t('upload.versionStored', { version: read.version })}{' '}
          {read.replaced !== undefined && t('upload.replaced', { version: read.replaced })}
        </p>
        {upload.changes && (
          <p className="outcome__cells">
            {t('upload.asCells')} <ChangeCounts counts={upload.changes} />
          </p>
        )}
        {further > 0 && <p>{t('upload.others', { count: further })}</p>}
        <div className="outcome__actions">
          {upload.changes && (
            <button type="button" className="button button--small" aria-expanded={cells} onClick={() => setCells(!cells)}>
              {t('upload.seeCells')}
            </button>
          )}
          {read.errors + read.warnings > 0 && annotated('upload.annotated')}
        </div>
      </Notice>
      {cells && (
        <div className="panel section outcome__changes">
          <CellChanges address={`/returns/${unit}/${period}`} from={read.version - 1} to={read.version} catalogue={catalogue} bare />
        </div>
      )}
    </>
  );
}

/** Nothing of the file was stored: every reason, and the list of them to take along. */
export function Refused({ upload, children }: { upload: UploadView; children?: React.ReactNode }) {
  const t = useText();
  return (
    <Notice tone="bad">
      <strong>{t(wasRead(upload) ? 'upload.noneStored' : 'upload.refused', { file: upload.fileName })}</strong>
      <UnitFindings findings={upload.findings} />
      {upload.findingCount > 1 && <div className="outcome__actions">{children}</div>}
    </Notice>
  );
}

/** Returns were found in it, whatever was wrong with them. */
const wasRead = ({ findings }: UploadView): boolean =>
  findings.some(({ code }) => code === 'F13' || code === 'F23') || byUnit(findings).some(({ unit }) => unit !== null);
