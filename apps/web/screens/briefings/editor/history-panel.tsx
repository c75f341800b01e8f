/** Who changed what, and when: each change with the words before and after. */
import type { EditView } from '#domain/views/briefing-view.js';
import { useResource } from '../../../api/use-resource.js';
import { SidePanel } from '../../../components/side-panel.js';
import { ErrorNote, Skeleton } from '../../../components/states.js';
import { moment } from '../../../i18n/dates.js';
import { useText } from '../../../i18n/language.js';
import { difference } from './difference.js';
import '../../../components/threads/threads.css';

export function HistoryPanel({ briefing, onGo, onClose }: { briefing: string; onGo: (node: string) => void; onClose: () => void }) {
  const t = useText();
  const history = useResource<EditView[]>(`/briefings/${briefing}/history`);
  return (
    <SidePanel title={t('editor.history')} onClose={onClose}>
      {history.error ? (
        <ErrorNote error={history.error} retry={history.reload} />
      ) : !history.data ? (
        <Skeleton rows={6} />
      ) : history.data.length === 0 ? (
        <p className="none-here">{t('editor.noHistory')}</p>
      ) : (
        <ol className="acts">
          {history.data.map((edit) => (
            <li key={edit.id}>
              <p className="thread__who">
                <b>{edit.by}</b>
                <time dateTime={edit.at}>{moment(edit.at)}</time>
                <span>{t(`editor.act.${edit.kind}`)}</span>
                <button type="button" className="link" onClick={() => onGo(edit.node)}>
                  {edit.section || t('editor.goThere')}
                </button>
              </p>
              <p className="acts__words">
                {difference(edit.before, edit.after).map(({ kind, words }, i) =>
                  kind === 'same' ? (
                    <span key={i}>{words}</span>
                  ) : kind === 'gone' ? (
                    <del key={i}>{words}</del>
                  ) : (
                    <ins key={i}>{words}</ins>
                  ),
                )}
              </p>
            </li>
          ))}
        </ol>
      )}
    </SidePanel>
  );
}
