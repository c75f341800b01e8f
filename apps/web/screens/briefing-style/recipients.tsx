/** 报 / 送 / 发: who is printed as recipient, and by what he is served. */
import { useState } from 'react';
import type { Recipient } from '#domain/briefing/style.js';
import { Icon } from '../../components/icon.js';
import { useText } from '../../i18n/language.js';
import { RecipientDialog } from './recipient-dialog.js';

const GROUPS = ['report', 'send', 'issue'] as const;

export function Recipients({ recipients, onRecipients }: { recipients: Recipient[]; onRecipients: (recipients: Recipient[]) => void }) {
  const t = useText();
  /** Place of the one that is changed; the length = a new one. */
  const [asked, setAsked] = useState<number | null>(null);
  const chosen = asked === null ? null : (recipients[asked] ?? null);
  return (
    <section className="panel section" aria-label={t('style.recipients')}>
      <h2>{t('style.recipients')}</h2>
      <p className="style__own">{t('style.recipientsLine')}</p>
      {GROUPS.map((group) => (
        <div key={group} className="recipients">
          <h3>{t(`style.group.${group}`)}</h3>
          {!recipients.some((one) => one.group === group) && <p className="none-here">{t('style.nobody')}</p>}
          <ul>
            {recipients.map((one, i) =>
              one.group === group ? (
                <li key={one.name + i}>
                  <span>
                    <strong>{one.name}</strong>
                    <ReachedBy recipient={one} />
                  </span>
                  <button
                    type="button"
                    className="icon-button"
                    aria-label={t('style.editRecipientOf', { name: one.name })}
                    onClick={() => setAsked(i)}
                  >
                    <Icon name="pencil" size={16} />
                  </button>
                </li>
              ) : null,
            )}
          </ul>
        </div>
      ))}
      <footer className="section-foot">
        <button type="button" className="button button--small" onClick={() => setAsked(recipients.length)}>
          {t('style.addRecipient')}
        </button>
      </footer>
      {asked !== null && (
        <RecipientDialog
          recipient={chosen}
          onClose={() => setAsked(null)}
          onRecipient={(next) => {
            setAsked(null);
            onRecipients(
              next === null
                ? recipients.filter((_, i) => i !== asked)
                : chosen === null
                  ? [...recipients, next]
                  : recipients.map((one, i) => (i === asked ? next : one)),
            );
          }}
        />
      )}
    </section>
  );
}

function ReachedBy({ recipient: { usernames, units, emails, sends } }: { recipient: Recipient }) {
  const t = useText();
  const ways = [
    ...(usernames.length > 0 ? [t('style.accountsOf', { count: usernames.length })] : []),
    ...(units.length > 0 ? [t('style.unitsOf', { count: units.length })] : []),
    ...(emails.length > 0 ? [t('style.emailsOf', { count: emails.length })] : []),
  ];
  if (ways.length === 0) return <small>{t('style.printedOnly')}</small>;
  return <small>{[...ways, t(`style.sends.${sends}`)].join(' · ')}</small>;
}
