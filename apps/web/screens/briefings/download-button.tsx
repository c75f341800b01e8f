/** Saves one file of a briefing under the name the api gives it. */
import type { BriefingFormat } from '#domain/briefing/briefing.js';
import type { BriefingView } from '#domain/views/briefing-view.js';
import { getFile, saveBlob } from '../../api/client.js';
import { useAction } from '../../api/use-action.js';
import { Icon } from '../../components/icon.js';
import { useText } from '../../i18n/language.js';

interface Props {
  briefing: Pick<BriefingView, 'id' | 'title'>;
  format: BriefingFormat;
  small?: boolean;
}

export function DownloadButton({ briefing, format, small = false }: Props) {
  const t = useText();
  const download = useAction(async () => {
    const { blob, name } = await getFile(`/briefings/${briefing.id}/file?format=${format}`, `${briefing.title}.${format}`);
    saveBlob(blob, name);
  });
  const label = t('briefings.downloadOf', { title: briefing.title, format: t(`briefings.format.${format}`) });
  return (
    <button
      type="button"
      className={`button ${small ? 'button--small' : ''}`}
      disabled={download.busy}
      aria-label={label}
      title={download.error?.detail ?? label}
      onClick={() => void download.run()}
    >
      {!small && <Icon name="download" size={16} />}
      {download.error ? t('briefings.downloadFailed') : t(`briefings.format.${format}`)}
    </button>
  );
}
