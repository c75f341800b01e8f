/** What a briefing is at the moment, what comes next, and below it the draft to edit or the pages to read. */
import { useCallback, useState } from 'react';
import type { BriefingDetail } from '#domain/views/briefing-view.js';
import { useSession } from '../../app/session.js';
import { Notice } from '../../components/states.js';
import { useText } from '../../i18n/language.js';
import { BriefingHead } from './briefing-head.js';
import { Editing } from './editor/editing.js';
import { goTo } from './editor/go-to.js';
import { useEditor } from './editor/use-editor.js';
import { GatePanel } from './gate-panel.js';
import { Reading } from './reading.js';
import { Workflow, type Ask } from './workflow.js';

export function BriefingDesk({ id, first }: { id: string; first: BriefingDetail }) {
  const t = useText();
  const { may } = useSession();
  const { editor, snapshot, shown, canUndo, canRedo } = useEditor(id, first);
  const [asking, setAsking] = useState<Ask | null>(null);
  const { detail } = snapshot.view;
  const { view, gate } = detail;
  const isReleased = view.status === 'released' || view.status === 'superseded';
  const isOffice = may('briefings.manage');
  const isDesk = shown !== null && !isReleased && (isOffice || detail.may.comment);
  const renew = useCallback(() => setAsking('refresh'), []);
  return (
    <div className={isDesk ? 'briefing briefing--desk' : 'briefing'}>
      <BriefingHead detail={detail} />
      {isOffice && <Workflow detail={detail} unsaved={snapshot.open.size} asking={asking} onAsk={setAsking} onMoved={editor.look} />}
      {view.returnReason && view.status === 'draft' && <Notice tone="warn">{t('briefing.returned', { reason: view.returnReason })}</Notice>}
      {gate && shown && <GatePanel gate={gate} document={shown} revision={view.revision} onGo={goTo} />}
      {isDesk ? (
        <Editing
          id={id}
          document={shown}
          editor={editor}
          snapshot={snapshot}
          canUndo={canUndo}
          canRedo={canRedo}
          onRenew={renew}
          isOffice={isOffice}
        />
      ) : (
        <Reading detail={detail} isOffice={isOffice} />
      )}
    </div>
  );
}
