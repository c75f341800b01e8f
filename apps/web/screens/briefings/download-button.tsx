/** Saves a briefing's PDF under the name the api gives it. */
import type { BriefingView } from '#domain/views/briefing-view.js';
import { getFile, saveBlob } from '../../api/client.js';
import { useAction } from '../../api/use-action.js';
import { Icon } from '../../components/icon.js';
import { useText } from '../../i18n/language.js';

export function DownloadButton({ briefing, small = false }: { briefing: BriefingView; small?: boolean }) {
  const t = useText();
  const download = useAction(async () => {
    const { blob, name } = await getFile(`/briefings/${briefing.id}/file?format=pdf`, `${briefing.title}.pdf`);
    saveBlob(blob, name);
  });
  return (
    <button
      type="button"
      className={`button ${small ? 'button--small' : ''}`}
      disabled={download.busy}
      title={download.error?.detail}
      onClick={() => void download.run()}
    >
      <Icon name="download" size={16} />
      {t(download.error ? 'briefings.downloadFailed' : 'briefings.download')}
    </button>
  );
}
