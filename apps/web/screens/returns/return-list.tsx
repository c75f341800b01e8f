/** Several units to file for: each with its day and state, and files that hold many of them at once. */
import { useCallback, useState } from 'react';
import { Link } from 'react-router';
import type { UploadTake } from '#domain/ports/upload-store.port.js';
import type { PeriodView } from '#domain/views/briefing-view.js';
import type { ReturnListItem, UploadView } from '#domain/views/return-view.js';
import { usePlace } from '../../app/context.js';
import { useResource } from '../../api/use-resource.js';
import { FilingMark } from '../../components/filing-status.js';
import { shortDate } from '../../i18n/dates.js';
import { useText } from '../../i18n/language.js';
import { BulkResult } from './bulk-result.js';
import { DropPanel } from './drop-panel.js';
import { FileButton } from './file-button.js';
import { LIST_FILTERS, matchesListFilter, type ListFilter } from './list-filter.js';
import { UploadBox } from './upload-box.js';
import { UploadHistory } from './upload-history.js';
import { uploadsOf } from './uploads-of.js';
import { useUpload } from './use-upload.js';

/** More are shown on request. */
const FIRST = 60;
const TAKES: UploadTake[] = ['valid', 'all'];

export function ReturnList({ items, period, onMoved }: { items: ReturnListItem[]; period: PeriodView; onMoved: () => void }) {
  const t = useText();
  const [take, setTake] = useState<UploadTake>('valid');
  const uploads = useResource<UploadView[]>('/uploads');
  const { reload } = uploads;
  const read = useCallback(() => {
    reload();
    onMoved();
  }, [reload, onMoved]);
  const upload = useUpload({ take, onRead: read });
  const open = period.state === 'open';

  return (
    <DropPanel onFile={open ? upload.send : null}>
      <header className="page-head">
        <div>
          <h1>{t('returns.title')}</h1>
          <p className="page-head__line">{t('returns.listLine', { period: period.name, count: items.length })}</p>
        </div>
        {open && (
          <div className="page-head__actions">
            {(['xlsx', 'csv'] as const).map((format) => (
              <FileButton
                key={format}
                path={`/periods/${period.period}/consolidated?format=${format}`}
                fallbackName={`${period.period}.${format}`}
              >
                {t('upload.consolidated')} .{format}
              </FileButton>
            ))}
          </div>
        )}
      </header>
      <div className="work__grid">
        <div className="work__main">
          {open && (
            <UploadBox
              upload={upload}
              lead={t('upload.manyLead')}
              hint={t('upload.formats')}
              holds="many"
              options={
                <fieldset className="upload__take">
                  <legend>{t('upload.take')}</legend>
                  {TAKES.map((one) => (
                    <label key={one}>
                      <input type="radio" name="take" checked={take === one} onChange={() => setTake(one)} />
                      {t(`upload.take.${one}`)}
                    </label>
                  ))}
                </fieldset>
              }
            >
              {upload.view && <BulkResult key={upload.view.id} upload={upload.view} onMoved={read} onClose={upload.close} />}
            </UploadBox>
          )}
          <Units items={items} />
        </div>
        <aside className="work__aside">
          <UploadHistory uploads={uploadsOf(uploads.data ?? [], period.period, period.opensOn)} />
        </aside>
      </div>
    </DropPanel>
  );
}

function Units({ items }: { items: ReturnListItem[] }) {
  const t = useText();
  const { link } = usePlace();
  const [query, setQuery] = useState('');
  const [filter, setFilter] = useState<ListFilter>('all');
  const [whole, setWhole] = useState(false);
  const wanted = query.trim().toLowerCase();
  const shown = items.filter((item) => matchesListFilter(item, filter) && `${item.unitName} ${item.unit}`.toLowerCase().includes(wanted));
  return (
    <section className="panel returns__panel">
      <div className="returns__tools">
        <div className="segments" role="group" aria-label={t('returns.show')}>
          {LIST_FILTERS.map((one) => (
            <button key={one} type="button" aria-pressed={filter === one} onClick={() => setFilter(one)}>
              {t(`returns.show.${one}`)} <b>{items.filter((item) => matchesListFilter(item, one)).length}</b>
            </button>
          ))}
        </div>
        <input
          className="field search"
          type="search"
          aria-label={t('unit.search')}
          placeholder={t('unit.search')}
          value={query}
          onChange={(e) => setQuery(e.target.value)}
        />
      </div>
      <ul className="returns__list">
        {(whole ? shown : shown.slice(0, FIRST)).map((item) => (
          <li key={item.unit}>
            <Link to={link(`/returns/${item.unit}`)}>
              <strong>{item.unitName}</strong>
              <span className="returns__facts">
                {item.errors > 0 && item.status === 'draft' && (
                  <span className="returns__errors">{t('returns.errorsShort', { count: item.errors })}</span>
                )}
                {item.openThreads > 0 && <span>{t('returns.questionsShort', { count: item.openThreads })}</span>}
                <span>{t('returns.due', { date: shortDate(item.dueOn) })}</span>
                <FilingMark status={item.status} late={item.late} />
              </span>
            </Link>
          </li>
        ))}
      </ul>
      {shown.length === 0 && <p className="none-here returns__none">{t('returns.noneShown')}</p>}
      {!whole && shown.length > FIRST && (
        <button type="button" className="button button--small returns__more" onClick={() => setWhole(true)}>
          {t('returns.more', { count: shown.length - FIRST })}
        </button>
      )}
    </section>
  );
}
