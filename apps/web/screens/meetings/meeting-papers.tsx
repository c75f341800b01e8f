/** The papers of a meeting to take along: agenda and 主持词, each as Word and as PDF. */
import { getFile, saveBlob } from '../../api/client.js';
import { useAction } from '../../api/use-action.js';
import { Icon } from '../../components/icon.js';
import { Popover } from '../../components/popover.js';
import { ActionError } from '../../components/states.js';
import { useText } from '../../i18n/language.js';

const PAPERS = ['agenda', 'script'] as const;
const FORMATS = ['docx', 'pdf'] as const;

export function MeetingPapers({ id }: { id: string }) {
  const t = useText();
  const fetchPaper = useAction(async (what: (typeof PAPERS)[number], format: (typeof FORMATS)[number]) => {
    const file = await getFile(`/meetings/${id}/file?what=${what}&format=${format}`, `${what}.${format}`);
    saveBlob(file.blob, file.name);
  });
  return (
    <>
      <Popover
        label={t('meeting.papers')}
        align="end"
        trigger={(props) => (
          <button type="button" className="button" disabled={fetchPaper.busy} {...props}>
            <Icon name="download" />
            {t(fetchPaper.busy ? 'meeting.papers.preparing' : 'meeting.papers')}
          </button>
        )}
      >
        {(close) => (
          <div className="menu">
            {PAPERS.flatMap((what) =>
              FORMATS.map((format) => (
                <button key={what + format} type="button" onClick={() => (close(), void fetchPaper.run(what, format))}>
                  {t('meeting.papers.as', { paper: t(`meeting.papers.${what}`), format: format === 'docx' ? 'Word' : 'PDF' })}
                </button>
              )),
            )}
          </div>
        )}
      </Popover>
      <ActionError error={fetchPaper.error} />
    </>
  );
}
