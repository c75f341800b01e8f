/** Accounts (账号): the system administrator creates and keeps them, the security administrator confirms their roles. */
import { useState } from 'react';
import type { AccountView, FirstCode } from '#domain/views/administration-view.js';
import { mutate } from '../../api/client.js';
import { useAction } from '../../api/use-action.js';
import { useResource } from '../../api/use-resource.js';
import { useSession } from '../../app/session.js';
import { DownloadLink } from '../../components/download-link.js';
import { ImportPanel } from '../../components/imports/import-panel.js';
import { ActionError, ErrorNote, Skeleton } from '../../components/states.js';
import { useText } from '../../i18n/language.js';
import { AccountDialog } from './account-dialog.js';
import { AccountsTable } from './accounts-table.js';
import { ConfirmAccounts } from './confirm-accounts.js';
import { FirstCodes } from './first-codes.js';
import './accounts.css';

/** So few accounts that there are many to come. */
const FEW = 10;

export function AccountsScreen() {
  const t = useText();
  const { may } = useSession();
  const list = useResource<AccountView[]>('/accounts');
  const [query, setQuery] = useState('');
  const [codes, setCodes] = useState<FirstCode[]>([]);
  const [edited, setEdited] = useState<AccountView | 'new' | null>(null);
  const issue = useAction(async (account: AccountView) => {
    setCodes([await mutate<FirstCode>('POST', `/accounts/${account.id}/code`)]);
    list.reload();
  });
  const set = useAction(async (account: AccountView, disabled: boolean) => {
    await mutate('PUT', `/accounts/${account.id}`, { disabled });
    list.reload();
  });
  if (list.error) return <ErrorNote error={list.error} retry={list.reload} />;
  if (!list.data) return <Skeleton rows={8} />;
  const pending = list.data.filter((account) => account.state === 'pending');
  const wanted = query.trim().toLowerCase();
  const shown = list.data.filter((a) =>
    `${a.displayName} ${a.username} ${a.grants.map((g) => g.unitName).join(' ')}`.toLowerCase().includes(wanted),
  );
  const keeps = may('accounts.manage');
  return (
    <>
      <header className="page-head">
        <div>
          <h1>{t('accounts.title')}</h1>
          <p className="page-head__line">
            {t('accounts.line', { count: list.data.length, pending: pending.length })} {t('accounts.confirmLine')}
          </p>
        </div>
        {keeps && (
          <button type="button" className="button button--primary" onClick={() => setEdited('new')}>
            {t('accounts.add')}
          </button>
        )}
      </header>
      <div className="accounts">
        {codes.length > 0 && <FirstCodes codes={codes} onClose={() => setCodes([])} />}
        {may('accounts.confirm') && <ConfirmAccounts pending={pending} onDone={list.reload} />}
        <ActionError error={issue.error ?? set.error} />
        {keeps && (
          <details className="panel section" open={list.data.length <= FEW}>
            <summary>
              <h2>{t('accounts.import')}</h2>
            </summary>
            <p className="accounts__help">{t('accounts.importHelp')}</p>
            <p className="accounts__help">
              <DownloadLink path="/accounts/workbook" name="账号.xlsx">
                {t('accounts.workbook')}
              </DownloadLink>
            </p>
            <ImportPanel<{ codes?: FirstCode[] }>
              purpose="accounts"
              choose={t('import.choose')}
              onApplied={(answer) => {
                setCodes(answer.codes ?? []);
                list.reload();
              }}
            />
          </details>
        )}
        <section className="panel section" aria-label={t('accounts.title')}>
          <input
            className="field search"
            type="search"
            aria-label={t('accounts.search')}
            placeholder={t('accounts.search')}
            value={query}
            onChange={(e) => setQuery(e.target.value)}
          />
          <AccountsTable
            accounts={shown}
            {...(keeps
              ? {
                  onEdit: setEdited,
                  onCode: (account: AccountView) => void issue.run(account),
                  onDisable: (account: AccountView, disabled: boolean) => void set.run(account, disabled),
                }
              : {})}
          />
        </section>
      </div>
      {edited && (
        <AccountDialog
          account={edited === 'new' ? null : edited}
          onClose={() => setEdited(null)}
          onDone={(code) => {
            setEdited(null);
            if (code) setCodes([code]);
            list.reload();
          }}
        />
      )}
    </>
  );
}
