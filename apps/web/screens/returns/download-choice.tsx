/** The workbook to fill in: empty, or with the reader's own last figures and what is wrong with them. */
import type { ReturnView } from '#domain/views/return-view.js';
import { getFile, saveBlob } from '../../api/client.js';
import { useAction } from '../../api/use-action.js';
import { Icon } from '../../components/icon.js';
import { Popover } from '../../components/popover.js';
import { ActionError } from '../../components/states.js';
import { useText } from '../../i18n/language.js';

export function DownloadChoice({ view, onDownloaded }: { view: ReturnView; onDownloaded: () => void }) {
  const t = useText();
  const fetchFile = useAction(async (path: string) => {
    const { blob, name } = await getFile(path, `${view.unit}-${view.period}.xlsx`);
    saveBlob(blob, name);
    onDownloaded();
  });
  const empty = `/units/${view.unit}/template?period=${view.period}`;
  const own = `/returns/${view.unit}/${view.period}/annotated`;
  if (view.version === 0)
    return (
      <>
        <button type="button" className="button" disabled={fetchFile.busy} onClick={() => void fetchFile.run(empty)}>
          <Icon name="download" />
          {t('returns.download')}
        </button>
        <ActionError error={fetchFile.error} />
      </>
    );
  return (
    <>
      <Popover
        align="end"
        label={t('returns.download')}
        trigger={(props) => (
          <button type="button" className="button" disabled={fetchFile.busy} {...props}>
            <Icon name="download" />
            {t('returns.download')}
            <Icon name="down" size={14} />
          </button>
        )}
      >
        {(close) => (
          <div className="choice">
            <button type="button" onClick={() => (close(), void fetchFile.run(own))}>
              <strong>{t('next.downloadMine')}</strong>
              <span>{t('next.downloadMineHint', { version: view.version })}</span>
            </button>
            <button type="button" onClick={() => (close(), void fetchFile.run(empty))}>
              <strong>{t('next.downloadEmpty')}</strong>
              <span>{t('next.downloadEmptyHint')}</span>
            </button>
          </div>
        )}
      </Popover>
      <ActionError error={fetchFile.error} />
    </>
  );
}
