/** The accounts in a table; acts on them only where the reader keeps accounts. */
import type { AccountView } from '#domain/views/administration-view.js';
import { moment } from '../../i18n/dates.js';
import { useText } from '../../i18n/language.js';

interface Props {
  accounts: AccountView[];
  onEdit?: (account: AccountView) => void;
  onCode?: (account: AccountView) => void;
  onDisable?: (account: AccountView, disabled: boolean) => void;
}

export function AccountsTable({ accounts, onEdit, onCode, onDisable }: Props) {
  const t = useText();
  return (
    <div className="scroll-x" tabIndex={0} role="group">
      <table className="table accounts__table">
        <thead>
          <tr>
            {(
              ['accounts.name', 'accounts.username', 'accounts.roles', 'accounts.contact', 'accounts.state', 'accounts.lastSignIn'] as const
            ).map((key) => (
              <th key={key} scope="col">
                {t(key)}
              </th>
            ))}
            {onEdit && (
              <th scope="col">
                <span className="visually-hidden">{t('accounts.edit')}</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {accounts.map((account) => (
            <tr key={account.id}>
              <th scope="row">{account.displayName}</th>
              <td>
                {account.username}
                {account.sample && <span className="accounts__mark">{t('accounts.sample')}</span>}
              </td>
              <td>
                {account.grants.map((grant) => (
                  <span key={grant.role + grant.unit} className="accounts__grant">
                    {t(`role.${grant.role}`)} · {grant.unitName}
                  </span>
                ))}
              </td>
              <td>{[account.phone, account.email].filter(Boolean).join(' ') || '—'}</td>
              <td className={account.state === 'active' ? '' : 'accounts__attention'}>
                {t(`accounts.state.${account.state}`)}
                {account.state === 'first_code' && account.firstCodeExpiresAt && (
                  <span className="accounts__grant accounts__mark">
                    {t('accounts.codeValid', { time: moment(account.firstCodeExpiresAt) })}
                  </span>
                )}
              </td>
              <td>{account.lastSignInAt ? moment(account.lastSignInAt) : t('accounts.never')}</td>
              {onEdit && (
                <td className="accounts__acts">
                  <button type="button" className="button button--small" onClick={() => onEdit(account)}>
                    {t('accounts.edit')}
                    <span className="visually-hidden"> {account.displayName}</span>
                  </button>
                  <button type="button" className="button button--small" onClick={() => onCode?.(account)}>
                    {t('accounts.code')}
                    <span className="visually-hidden"> {account.displayName}</span>
                  </button>
                  <button
                    type="button"
                    className="button button--small button--plain"
                    onClick={() => onDisable?.(account, account.state !== 'disabled')}
                  >
                    {t(account.state === 'disabled' ? 'accounts.enable' : 'accounts.disable')}
                    <span className="visually-hidden"> {account.displayName}</span>
                  </button>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
