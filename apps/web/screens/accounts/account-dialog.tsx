/** Creates an account, or changes the name and contact of one. */
import { useState } from 'react';
import { OFFICER_ROLES, ROLES, type Role } from '#domain/access/actor.js';
import type { AccountView, FirstCode } from '#domain/views/administration-view.js';
import { mutate } from '../../api/client.js';
import { useAction } from '../../api/use-action.js';
import { Dialog } from '../../components/dialog.js';
import { ChoiceField, TextField } from '../../components/form-field.js';
import { ActionError } from '../../components/states.js';
import { useText } from '../../i18n/language.js';

/** The three officers come from the console alone. */
const OFFICERS: ReadonlySet<Role> = new Set(OFFICER_ROLES);

interface Props {
  /** Null creates one. */
  account: AccountView | null;
  onClose: () => void;
  onDone: (code: FirstCode | null) => void;
}

export function AccountDialog({ account, onClose, onDone }: Props) {
  const t = useText();
  const [typed, setTyped] = useState({
    username: account?.username ?? '',
    displayName: account?.displayName ?? '',
    phone: account?.phone ?? '',
    email: account?.email ?? '',
    role: 'clerk' as Role,
    unit: '',
  });
  const put = (part: Partial<typeof typed>) => setTyped({ ...typed, ...part });
  const contact = { displayName: typed.displayName.trim(), phone: typed.phone.trim() || null, email: typed.email.trim() || null };
  const save = useAction(async () => {
    if (account) {
      await mutate('PUT', `/accounts/${account.id}`, contact);
      return onDone(null);
    }
    const grants = [{ role: typed.role, unit: typed.unit.trim() }];
    onDone(await mutate<FirstCode>('POST', '/accounts', { username: typed.username.trim(), ...contact, grants }));
  });
  return (
    <Dialog
      title={account ? t('accounts.editTitle', { name: account.displayName }) : t('accounts.add')}
      action={t('accounts.save')}
      busy={save.busy}
      disabled={typed.displayName.trim() === '' || (!account && (typed.username.trim() === '' || typed.unit.trim() === ''))}
      onAction={() => void save.run()}
      onClose={onClose}
    >
      {!account && (
        <TextField
          label={t('accounts.username')}
          value={typed.username}
          onValue={(username) => put({ username })}
          required
          autoCapitalize="none"
          maxLength={64}
        />
      )}
      <TextField
        label={t('accounts.name')}
        value={typed.displayName}
        onValue={(displayName) => put({ displayName })}
        required
        maxLength={100}
      />
      <div className="form-grid">
        <TextField type="tel" label={t('accounts.phone')} value={typed.phone} onValue={(phone) => put({ phone })} maxLength={40} />
        <TextField type="email" label={t('accounts.email')} value={typed.email} onValue={(email) => put({ email })} maxLength={200} />
      </div>
      {!account && (
        <div className="form-grid">
          <ChoiceField
            label={t('accounts.role')}
            value={typed.role}
            onValue={(role) => put({ role })}
            options={ROLES.filter((role) => !OFFICERS.has(role)).map((role) => ({ value: role, label: t(`role.${role}`) }))}
          />
          <TextField label={t('accounts.unit')} value={typed.unit} onValue={(unit) => put({ unit })} required maxLength={40} />
        </div>
      )}
      <ActionError error={save.error} />
    </Dialog>
  );
}
