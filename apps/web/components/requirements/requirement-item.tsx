/** One requirement: what is asked of whom by when, what its owner reported, and what the reader may do about it. */
import { useState } from 'react';
import { REQUIREMENT_STATES } from '#domain/meeting/meeting.js';
import type { RequirementView } from '#domain/views/meeting-view.js';
import { mutate, reloadOnConflict } from '../../api/client.js';
import { useAction } from '../../api/use-action.js';
import { moment, shortDate } from '../../i18n/dates.js';
import { useLanguage, useText } from '../../i18n/language.js';
import { ActionError } from '../states.js';
import { ProgressDialog } from './progress-dialog.js';
import { RequirementDialog } from './requirement-dialog.js';
import './requirements.css';

interface Props {
  requirement: RequirementView;
  /** Where it comes from, unless the page is about that meeting. */
  saysMeeting: boolean;
  /** Whose it is, unless the page is about that unit. */
  saysUnit: boolean;
  onMoved: () => void;
}

export function RequirementItem({ requirement: one, saysMeeting, saysUnit, onMoved }: Props) {
  const t = useText();
  const language = useLanguage();
  const [asked, setAsked] = useState<'report' | 'alter' | null>(null);
  const close = useAction(async (open: boolean) => {
    await mutate('POST', `/requirements/${one.id}/close`, open ? { open } : {}).catch(reloadOnConflict(onMoved));
    onMoved();
  });
  const done = () => {
    setAsked(null);
    onMoved();
  };
  return (
    <li className="requirement">
      <p className="requirement__text">{one.text}</p>
      <p className="requirement__facts">
        <span className={`requirement__state requirement__state--${one.state}`}>{REQUIREMENT_STATES[one.state][language]}</span>
        {saysUnit && <strong>{one.unitName}</strong>}
        <span className={one.isOverdue ? 'requirement__late' : ''}>
          {t('requirement.dueOn', { day: shortDate(one.dueOn) })}
          {one.isOverdue ? ` · ${t('requirement.overdue')}` : one.state === 'reported' && ` · ${t('requirement.waiting')}`}
        </span>
        {saysMeeting && <span>{one.meetingTitle}</span>}
      </p>
      {one.progress && (
        <blockquote className="requirement__progress">
          {one.progress}
          {one.reportedBy && one.reportedAt && (
            <footer>{t('requirement.reported', { name: one.reportedBy, time: moment(one.reportedAt) })}</footer>
          )}
        </blockquote>
      )}
      {one.closedBy && one.closedAt && (
        <p className="requirement__closed">{t('requirement.closed', { name: one.closedBy, time: moment(one.closedAt) })}</p>
      )}
      {(one.mayReport || one.mayClose || one.mayReopen || one.mayAlter) && (
        <div className="requirement__acts">
          {one.mayClose && (
            <button type="button" className="button button--small" disabled={close.busy} onClick={() => void close.run(false)}>
              {t('requirement.close')}
            </button>
          )}
          {one.mayReport && (
            <button type="button" className="button button--small" onClick={() => setAsked('report')}>
              {t('requirement.report')}
            </button>
          )}
          {one.mayAlter && (
            <button type="button" className="link" onClick={() => setAsked('alter')}>
              {t('requirement.edit')}
            </button>
          )}
          {one.mayReopen && (
            <button type="button" className="link" disabled={close.busy} onClick={() => void close.run(true)}>
              {t('requirement.reopen')}
            </button>
          )}
        </div>
      )}
      <ActionError error={close.error} />
      {asked === 'report' && <ProgressDialog requirement={one} onClose={() => setAsked(null)} onDone={done} onConflict={onMoved} />}
      {asked === 'alter' && (
        <RequirementDialog requirement={one} meeting={null} onClose={() => setAsked(null)} onDone={done} onConflict={onMoved} />
      )}
    </li>
  );
}
