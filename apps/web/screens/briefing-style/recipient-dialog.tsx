/** One recipient: name as printed, accounts, units and addresses, and whether the file or a link goes out. */
import { useState } from 'react';
import type { Recipient } from '#domain/briefing/style.js';
import { Dialog } from '../../components/dialog.js';
import { ChoiceField, FormField, TextField } from '../../components/form-field.js';
import { UnitField } from '../../components/unit-field.js';
import { Notice } from '../../components/states.js';
import { useText } from '../../i18n/language.js';
import { listed } from './style-draft.js';
import { UnitChip } from './unit-chip.js';

interface Props {
  /** Null for a new one. */
  recipient: Recipient | null;
  onClose: () => void;
  /** Null takes it away. */
  onRecipient: (recipient: Recipient | null) => void;
}

const NEW: Recipient = { group: 'issue', name: '', usernames: [], units: [], emails: [], sends: 'link' };
const isEmail = (text: string): boolean => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text);

export function RecipientDialog({ recipient, onClose, onRecipient }: Props) {
  const t = useText();
  const [typed, setTyped] = useState<Recipient>(recipient ?? NEW);
  const [usernames, setUsernames] = useState(typed.usernames.join(', '));
  const [emails, setEmails] = useState(typed.emails.join('\n'));
  const put = (part: Partial<Recipient>) => setTyped({ ...typed, ...part });
  const wrong = listed(emails).find((address) => !isEmail(address));
  return (
    <Dialog
      title={t(recipient ? 'style.editRecipient' : 'style.addRecipient')}
      action={t('style.setRecipient')}
      busy={false}
      disabled={typed.name.trim() === '' || wrong !== undefined}
      onAction={() => onRecipient({ ...typed, name: typed.name.trim(), usernames: listed(usernames), emails: listed(emails) })}
      onClose={onClose}
    >
      <div className="form-grid">
        <ChoiceField
          label={t('style.group')}
          value={typed.group}
          onValue={(group) => put({ group })}
          options={(['report', 'send', 'issue'] as const).map((value) => ({ value, label: t(`style.group.${value}`) }))}
        />
        <ChoiceField
          label={t('style.sends')}
          value={typed.sends}
          onValue={(sends) => put({ sends })}
          options={(['link', 'file'] as const).map((value) => ({ value, label: t(`style.sends.${value}`) }))}
        />
      </div>
      <TextField label={t('style.name')} value={typed.name} onValue={(name) => put({ name })} maxLength={100} required />
      <TextField
        label={t('style.usernames')}
        hint={t('style.usernamesHint')}
        value={usernames}
        onValue={setUsernames}
        autoCapitalize="none"
        spellCheck={false}
      />
      <UnitField
        label={t('style.units')}
        none={t('style.addUnit')}
        hint={t('style.unitsHint')}
        unit={null}
        onUnit={({ code }) => put({ units: [...new Set([...typed.units, code])] })}
      />
      {typed.units.length > 0 && (
        <ul className="recipients__units">
          {typed.units.map((code) => (
            <UnitChip key={code} code={code} onLeave={() => put({ units: typed.units.filter((one) => one !== code) })} />
          ))}
        </ul>
      )}
      <FormField label={t('style.emails')} hint={t('style.emailsHint')}>
        <textarea className="field" rows={3} value={emails} onChange={(e) => setEmails(e.target.value)} />
      </FormField>
      {wrong !== undefined && <Notice tone="warn">{t('style.badEmail', { address: wrong })}</Notice>}
      {recipient && (
        <button type="button" className="link" onClick={() => onRecipient(null)}>
          {t('style.removeRecipient')}
        </button>
      )}
    </Dialog>
  );
}
