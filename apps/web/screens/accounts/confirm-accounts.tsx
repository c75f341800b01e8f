/** New accounts whose roles the security administrator has still to confirm. */
import { useState } from 'react';
import type { AccountView } from '#domain/views/administration-view.js';
import { mutate } from '../../api/client.js';
import { useAction } from '../../api/use-action.js';
import { ActionError, Notice } from '../../components/states.js';
import { useText } from '../../i18n/language.js';

/** What one request may hold. */
const AT_ONCE = 500;

export function ConfirmAccounts({ pending, onDone }: { pending: AccountView[]; onDone: () => void }) {
  const t = useText();
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [done, setDone] = useState(0);
  const chosen = pending.filter((account) => !left.has(account.id));
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
    setDone(chosen.length);
    onDone();
  });
  return (
    <section className="panel section" aria-label={t('accounts.toConfirm')}>
      <h2>{t('accounts.toConfirm')}</h2>
      {done > 0 && <Notice tone="good">{t('accounts.confirmed', { count: done })}</Notice>}
      {pending.length === 0 && <p className="none-here">{t('accounts.noneToConfirm')}</p>}
      <ul className="accounts__pending">
        {pending.map((account) => (
          <li key={account.id}>
            <label>
              <input
                type="checkbox"
                checked={!left.has(account.id)}
                onChange={() =>
                  setLeft(left.has(account.id) ? new Set([...left].filter((id) => id !== account.id)) : new Set([...left, account.id]))
                }
              />
              <strong>{account.displayName}</strong> {account.username}
            </label>
            <span>{account.grants.map((grant) => `${t(`role.${grant.role}`)} · ${grant.unitName}`).join(t('list.comma'))}</span>
          </li>
        ))}
      </ul>
      <ActionError error={confirm.error} />
      {pending.length > 0 && (
        <button
          type="button"
          className="button button--primary"
          disabled={confirm.busy || chosen.length === 0}
          onClick={() => void confirm.run()}
        >
          {t('accounts.confirm', { count: chosen.length })}
        </button>
      )}
    </section>
  );
}
