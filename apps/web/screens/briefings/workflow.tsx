/** 起草 → 审核 → 校核 → 发布: where the briefing stands, and what may be done next; every step says first what it will do. */
import { useNavigate } from 'react-router';
import type { BriefingStatus } from '#domain/briefing/briefing.js';
import type { BriefingDetail, BriefingView } from '#domain/views/briefing-view.js';
import { mutate } from '../../api/client.js';
import { useAction } from '../../api/use-action.js';
import { Icon } from '../../components/icon.js';
import { ActionError, Notice } from '../../components/states.js';
import { moment } from '../../i18n/dates.js';
import { useText } from '../../i18n/language.js';
import { AskDialog } from './ask-dialog.js';

export type Ask = 'review' | 'send_back' | 'release' | 'refresh' | 'discard';
const STEPS = ['draft', 'review', 'check', 'release'] as const;
const STEP_OF: Record<BriefingStatus, number> = {
  queued: 0,
  rendering: 0,
  failed: 0,
  draft: 0,
  in_review: 1,
  releasing: 2,
  released: 4,
  superseded: 4,
  discarded: 0,
};

interface Props {
  detail: BriefingDetail;
  /** Paragraphs not saved yet: what is sent on must be all of it. */
  unsaved: number;
  asking: Ask | null;
  onAsk: (ask: Ask | null) => void;
  onMoved: () => void;
}

export function Workflow({ detail, unsaved, asking, onAsk, onMoved }: Props) {
  const t = useText();
  const navigate = useNavigate();
  const { view, may, whyNoRelease, newestDataVersion } = detail;
  const here = STEP_OF[view.status];
  const isOld = may.edit && view.dataVersion !== null && newestDataVersion > view.dataVersion;
  const again = useAction(async () => {
    const { period, unit, kind } = view;
    const next = await mutate<BriefingView>('POST', '/briefings', { period, unit, kind });
    void navigate(`/briefings/${next.id}`);
  });
  const line = lineOf();
  return (
    <section className="flow panel" aria-label={t('flow.title')}>
      <ol className="flow__steps">
        {STEPS.map((step, i) => (
          <li key={step} className={i < here ? 'is-done' : i === here ? 'is-here' : ''} aria-current={i === here ? 'step' : undefined}>
            <span className="flow__mark">{i < here ? <Icon name="check" size={13} /> : i + 1}</span>
            {t(`flow.step.${step}`)}
          </li>
        ))}
      </ol>
      {line && <p className="flow__line">{line}</p>}
      <div className="flow__acts">
        {may.edit && (
          <button type="button" className={`button ${isOld ? 'button--due' : ''}`} disabled={unsaved > 0} onClick={() => onAsk('refresh')}>
            {t(isOld ? 'flow.refreshNew' : 'flow.refresh')}
          </button>
        )}
        {may.review && (
          <button type="button" className="button button--primary" disabled={unsaved > 0} onClick={() => onAsk('review')}>
            {t('flow.review')}
          </button>
        )}
        {may.sendBack && (
          <button type="button" className="button" onClick={() => onAsk('send_back')}>
            {t('flow.sendBack')}
          </button>
        )}
        {may.release && (
          <button type="button" className="button button--primary" onClick={() => onAsk('release')}>
            {t('flow.release')}
          </button>
        )}
        {may.discard && (
          <button type="button" className="button" onClick={() => onAsk('discard')}>
            {t('flow.discard')}
          </button>
        )}
        {view.status === 'failed' && (
          <button type="button" className="button button--primary" disabled={again.busy} onClick={() => void again.run()}>
            {t('flow.again')}
          </button>
        )}
      </div>
      {(view.status === 'queued' || view.status === 'rendering' || view.status === 'releasing') && (
        <p className="flow__work" role="status">
          <span className="flow__running" aria-hidden="true" />
          {t(`flow.work.${view.status}`)}
        </p>
      )}
      {whyNoRelease && <p className="flow__why">{whyNoRelease}</p>}
      {view.failure && (
        <Notice tone="bad">
          {view.failure} {view.status === 'failed' && t('flow.failedNext')}
        </Notice>
      )}
      <ActionError error={again.error} />
      {asking && (
        <AskDialog
          ask={asking}
          detail={detail}
          onClose={() => onAsk(null)}
          onDone={() => {
            onAsk(null);
            if (asking === 'discard') void navigate('/briefings');
            else onMoved();
          }}
        />
      )}
    </section>
  );

  function lineOf(): string | null {
    if (unsaved > 0 && may.review) return t('flow.unsaved', { count: unsaved });
    if (view.status === 'in_review' && view.review) return t('flow.sentBy', { name: view.review.byName, time: moment(view.review.at) });
    if (view.status === 'draft' && isOld) return t('flow.newer', { version: newestDataVersion, own: view.dataVersion ?? 0 });
    if (view.status === 'releasing' && view.release)
      return t('flow.releasedBy', { name: view.release.byName, time: moment(view.release.at) });
    return null;
  }
}
