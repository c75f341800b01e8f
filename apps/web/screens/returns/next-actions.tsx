/** The buttons of the step at hand: filling in, fetching the workbook, submitting, withdrawing, correcting, the receipt. */
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import type { ReturnView } from '#domain/views/return-view.js';
import { usePlace } from '../../app/context.js';
import { mutate, reloadOnConflict } from '../../api/client.js';
import { useAction } from '../../api/use-action.js';
import { Dialog } from '../../components/dialog.js';
import { Icon } from '../../components/icon.js';
import { ActionError } from '../../components/states.js';
import { useText } from '../../i18n/language.js';
import { CorrectionDialog } from './correction-dialog.js';
import { DownloadChoice } from './download-choice.js';
import { ResendDialog } from './resend-dialog.js';
import { readStage, type Stage } from './stage.js';
import { SubmitDialog } from './submit-dialog.js';

interface Props {
  view: ReturnView;
  stage: Stage;
  periodName: string;
  onChanged: (view: ReturnView) => void;
  onConflict: () => void;
  onDownloaded: () => void;
  /** An accepted return is to be corrected by a file. */
  onCorrectByFile: (reason: string) => void;
}

export function NextActions({ view, stage, periodName, onChanged, onConflict, onDownloaded, onCorrectByFile }: Props) {
  const t = useText();
  const navigate = useNavigate();
  const { link } = usePlace();
  const [asking, setAsking] = useState<'submit' | 'resend' | 'withdraw' | 'correct' | null>(null);
  const close = () => setAsking(null);
  const form = link(`/returns/${view.unit}/${view.period}/form`, { period: view.period });
  const receipt = link(`/returns/${view.unit}/${view.period}/receipt`, { period: view.period });
  const withdraw = useAction(async () => {
    const answer = mutate<ReturnView>('POST', `/returns/${view.unit}/${view.period}/withdraw`, {});
    onChanged(await answer.catch(reloadOnConflict(onConflict)));
    close();
  });
  const isDraft = view.status === 'draft' && view.canFile;
  const primary = stage.maySubmit ? 'submit' : 'form';

  const submitButton = isDraft && (
    <button
      type="button"
      className={`button next__submit ${primary === 'submit' ? 'button--primary' : ''}`}
      disabled={!stage.maySubmit}
      onClick={() => setAsking('submit')}
    >
      {t('next.submit')}
    </button>
  );

  return (
    <>
      {primary === 'submit' && submitButton}
      {view.canFile && (
        <Link className={`button ${primary === 'form' ? 'button--primary' : ''} next__submit`} to={form}>
          <Icon name="pencil" />
          {t(view.version > 0 ? 'returns.formGo' : 'returns.form')}
        </Link>
      )}
      {view.canFile && <DownloadChoice view={view} onDownloaded={onDownloaded} />}
      {primary !== 'submit' && submitButton}
      {stage.mayResend && (
        <button type="button" className="button next__submit" onClick={() => setAsking('resend')}>
          {t('next.resend')}
        </button>
      )}
      {stage.now === 'done' && view.submittedAt && (
        <Link className="button" to={receipt}>
          {t('next.receiptLink')}
        </Link>
      )}
      {!view.canFile && view.version > 0 && (
        <Link className="button" to={form}>
          {t('returns.formSee')}
        </Link>
      )}
      {view.canWithdraw && (
        <button type="button" className="button button--plain" onClick={() => setAsking('withdraw')}>
          {t('next.withdraw')}
        </button>
      )}
      {view.canCorrect && (
        <button type="button" className="button button--plain" onClick={() => setAsking('correct')}>
          {t('next.correct')}
        </button>
      )}
      {asking === 'resend' && (
        <ResendDialog
          view={view}
          onDraft={(next) => {
            onChanged(next);
            setAsking(readStage(next).maySubmit ? 'submit' : null);
          }}
          onConflict={onConflict}
          onClose={close}
        />
      )}
      {asking === 'submit' && (
        <SubmitDialog
          view={view}
          periodName={periodName}
          onSubmitted={(next) => {
            onChanged(next);
            void navigate(receipt);
          }}
          onConflict={onConflict}
          onClose={close}
        />
      )}
      {asking === 'withdraw' && (
        <Dialog
          title={t('next.withdrawTitle')}
          action={t(withdraw.busy ? 'next.withdrawing' : 'next.withdraw')}
          busy={withdraw.busy}
          disabled={false}
          onAction={() => void withdraw.run()}
          onClose={close}
        >
          <p>{t('next.withdrawText')}</p>
          <ActionError error={withdraw.error} />
        </Dialog>
      )}
      {asking === 'correct' && (
        <CorrectionDialog
          onForm={(reason) => void navigate(form, { state: { reason } })}
          onFile={(reason) => {
            onCorrectByFile(reason);
            close();
          }}
          onClose={close}
        />
      )}
    </>
  );
}
