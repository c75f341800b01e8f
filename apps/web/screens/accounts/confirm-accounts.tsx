/** New accounts whose roles the security administrator has still to confirm, or sends back; none is chosen for him. */
import { useState } from 'react';
import type { AccountView } from '#domain/views/administration-view.js';
import { mutate, type ApiError } from '../../api/client.js';
import { useAction } from '../../api/use-action.js';
import { Dialog } from '../../components/dialog.js';
import { TextField } from '../../components/form-field.js';
import { ActionError, Notice } from '../../components/states.js';
import { toggled } from '../../components/toggled.js';
import { useText } from '../../i18n/language.js';

/** What one request may hold. */
const AT_ONCE = 500;

export function ConfirmAccounts({ pending, onDone }: { pending: AccountView[]; onDone: () => void }) {
  const t = useText();
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const [done, setDone] = useState<{ act: 'accounts.confirmed' | 'accounts.refused'; count: number } | null>(null);
  const [asking, setAsking] = useState(false);
  const chosen = pending.filter((account) => picked.has(account.id));
  const confirm = useAction(async () => {
    // With the roles shown here: what was altered meanwhile is refused, and shown anew.
    const accounts = chosen.map(({ id, grants }) => ({ id, grants: grants.map(({ role, unit }) => ({ role, unit })) }));
    try {
      for (let i = 0; i < accounts.length; i += AT_ONCE)
        await mutate('POST', '/accounts/confirm', { accounts: accounts.slice(i, i + AT_ONCE) });
    } catch (error) {
      onDone();
      throw error;
    }
    setDone({ act: 'accounts.confirmed', count: chosen.length });
    onDone();
  });
  const refuse = useAction(async (reason: string) => {
    const ids = chosen.map(({ id }) => id);
    try {
      for (let i = 0; i < ids.length; i += AT_ONCE) await mutate('POST', '/accounts/refuse', { ids: ids.slice(i, i + AT_ONCE), reason });
    } catch (error) {
      onDone();
      throw error;
    }
    setAsking(false);
    setDone({ act: 'accounts.refused', count: chosen.length });
    onDone();
  });
  return (
    <section className="panel section" aria-label={t('accounts.toConfirm')}>
      <h2>{t('accounts.toConfirm')}</h2>
      {done && <Notice tone="good">{t(done.act, { count: done.count })}</Notice>}
      {pending.length === 0 && <p className="none-here">{t('accounts.noneToConfirm')}</p>}
      {pending.length > 0 && (
        <label>
          <input
            type="checkbox"
            checked={chosen.length === pending.length}
            onChange={(e) => setPicked(new Set(e.target.checked ? pending.map(({ id }) => id) : []))}
          />{' '}
          {t('accounts.chooseAll')}
        </label>
      )}
      <ul className="accounts__pending">
        {pending.map((account) => (
          <li key={account.id}>
            <label>
              <input type="checkbox" checked={picked.has(account.id)} onChange={() => setPicked(toggled(picked, account.id))} />
              <strong>{account.displayName}</strong> {account.username}
            </label>
            <span>{account.grants.map((grant) => `${t(`role.${grant.role}`)} · ${grant.unitName}`).join(t('list.comma'))}</span>
          </li>
        ))}
      </ul>
      <ActionError error={confirm.error} />
      {pending.length > 0 && (
        <div className="accounts__acts">
          <button
            type="button"
            className="button button--primary"
            disabled={confirm.busy || chosen.length === 0}
            onClick={() => void confirm.run()}
          >
            {t('accounts.confirm', { count: chosen.length })}
          </button>{' '}
          <button type="button" className="button" disabled={confirm.busy || chosen.length === 0} onClick={() => setAsking(true)}>
            {t('accounts.refuse', { count: chosen.length })}
          </button>
        </div>
      )}
      {asking && chosen.length > 0 && (
        <RefuseDialog
          count={chosen.length}
          busy={refuse.busy}
          error={refuse.error}
          onRefuse={(reason) => void refuse.run(reason)}
          onClose={() => setAsking(false)}
        />
      )}
    </section>
  );
}

interface Refusing {
  count: number;
  busy: boolean;
  error: ApiError | null;
  onRefuse: (reason: string) => void;
  onClose: () => void;
}

function RefuseDialog({ count, busy, error, onRefuse, onClose }: Refusing) {
  const t = useText();
  const [reason, setReason] = useState('');
  return (
    <Dialog
      title={t('accounts.refuseTitle', { count })}
      action={t('accounts.refuse', { count })}
      busy={busy}
      disabled={reason.trim() === ''}
      onAction={() => onRefuse(reason.trim())}
      onClose={onClose}
    >
      <p>{t('accounts.refuseHelp')}</p>
      <TextField label={t('accounts.refuseReason')} value={reason} onValue={setReason} maxLength={500} required autoFocus />
      <ActionError error={error} />
    </Dialog>
  );
}
