/** Proof of filing on one page, for the file or the wall: unit, version, time, hashes. */
import { Link, useParams } from 'react-router';
import type { ReceiptView } from '#domain/views/return-view.js';
import { usePlace } from '../../app/context.js';
import { useResource } from '../../api/use-resource.js';
import { Icon, Seal } from '../../components/icon.js';
import { ErrorNote, Skeleton } from '../../components/states.js';
import { exactMoment } from '../../i18n/dates.js';
import { useText } from '../../i18n/language.js';
import './receipt.css';

export function ReceiptScreen() {
  const t = useText();
  const { unit = '', period = '' } = useParams();
  const { link } = usePlace();
  const receipt = useResource<ReceiptView>(`/returns/${encodeURIComponent(unit)}/${encodeURIComponent(period)}/receipt`);
  if (receipt.error) return <ErrorNote error={receipt.error} retry={receipt.reload} />;
  if (!receipt.data) return <Skeleton rows={8} />;
  const { data } = receipt;
  const rows: [string, string][] = [
    [t('receipt.unit'), `${data.unitName}（${data.unit}）`],
    [t('receipt.period'), data.periodName],
    [t('receipt.version'), t('receipt.versionValue', { version: data.version, form: data.catalogueVersion })],
    [t('receipt.submitted'), `${exactMoment(data.submittedAt)}（${t(data.late ? 'receipt.late' : 'receipt.onTime')}）`],
    [t('receipt.by'), data.onBehalf ? t('receipt.onBehalf', { name: data.submittedBy }) : data.submittedBy],
    [t('receipt.status'), t(`filing.${data.status}`)],
    [t('receipt.cells'), t('receipt.cellsValue', { cells: data.cells, warnings: data.warnings })],
    ...(data.reason ? [[t('receipt.reason'), data.reason] as [string, string]] : []),
    [t('receipt.file'), data.fileName ?? t('receipt.fileForm')],
  ];
  return (
    <div className="receipt-page">
      <div className="receipt-page__tools">
        <Link className="link" to={link(`/returns/${unit}`, { period })}>
          {t('receipt.back')}
        </Link>
        <button type="button" className="button" onClick={() => window.print()}>
          <Icon name="print" />
          {t('receipt.print')}
        </button>
      </div>
      <article className="panel receipt">
        <header>
          <Seal size={34} />
          <h1>{t('receipt.title')}</h1>
        </header>
        <dl>
          {rows.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        <dl className="receipt__hashes">
          <div>
            <dt>{t('receipt.hash')}</dt>
            <dd>{data.hash ?? t('receipt.hashKept')}</dd>
          </div>
          {data.fileSha256 && (
            <div>
              <dt>{t('receipt.fileHash')}</dt>
              <dd>{data.fileSha256}</dd>
            </div>
          )}
        </dl>
        <p className="receipt__note">{t('receipt.hashNote')}</p>
      </article>
    </div>
  );
}
