/** How one wants to be told besides the inbox: e-mail, a group robot, and what not. */
import { useEffect, useState } from 'react';
import { MESSAGE_KINDS, WEBHOOK_KINDS, type MessageKind, type WebhookKind } from '#domain/message/message.js';
import type { SettingsView } from '#domain/views/administration-view.js';
import { mutate } from '../../api/client.js';
import { useAction } from '../../api/use-action.js';
import { useResource } from '../../api/use-resource.js';
import { ChoiceField, TextField } from '../../components/form-field.js';
import { ActionError, ErrorNote, Notice, Skeleton } from '../../components/states.js';
import { useLanguage, useText } from '../../i18n/language.js';

interface Typed {
  email: boolean;
  webhook: boolean;
  kind: WebhookKind;
  url: string;
  secret: string;
  muted: MessageKind[];
}

export function SettingsPanel() {
  const t = useText();
  const language = useLanguage();
  const settings = useResource<SettingsView>('/messages/settings');
  const [typed, setTyped] = useState<Typed | null>(null);
  const [saved, setSaved] = useState(false);
  useEffect(() => {
    if (settings.data) setTyped(typedOf(settings.data));
  }, [settings.data]);
  const save = useAction(async () => {
    if (!typed) return;
    const secret = typed.secret.trim() === '' ? {} : { secret: typed.secret.trim() };
    const webhook = typed.webhook ? { kind: typed.kind, url: typed.url.trim(), ...secret } : null;
    settings.put(await mutate<SettingsView>('PUT', '/messages/settings', { email: typed.email, webhook, muted: typed.muted }));
    setSaved(true);
  });
  if (settings.error) return <ErrorNote error={settings.error} retry={settings.reload} />;
  if (!settings.data || !typed) return <Skeleton rows={5} />;
  const { data } = settings;
  const put = (part: Partial<Typed>) => {
    setSaved(false);
    setTyped({ ...typed, ...part });
  };
  const canMail = data.channels.includes('email') && data.emailAddress !== null;
  return (
    <section className="panel section" aria-label={t('messages.settings')}>
      <h2>{t('messages.settings')}</h2>
      <form
        className="messages__settings"
        onSubmit={(event) => {
          event.preventDefault();
          void save.run();
        }}
      >
        <p className="messages__hint">{t('messages.inboxAlways')}</p>
        {canMail ? (
          <label>
            <input type="checkbox" checked={typed.email} onChange={(e) => put({ email: e.target.checked })} />{' '}
            {t('messages.email', { address: data.emailAddress ?? '' })}
          </label>
        ) : (
          <p className="messages__hint">{t(data.channels.includes('email') ? 'messages.noEmail' : 'messages.emailOff')}</p>
        )}
        <label>
          <input type="checkbox" checked={typed.webhook} onChange={(e) => put({ webhook: e.target.checked })} /> {t('messages.webhook')}
        </label>
        {typed.webhook && (
          <div className="messages__webhook">
            <ChoiceField
              label={t('messages.webhookKind')}
              value={typed.kind}
              onValue={(kind) => put({ kind })}
              options={WEBHOOK_KINDS.map((kind) => ({ value: kind, label: t(`messages.${kind}`) }))}
            />
            <TextField
              type="url"
              label={t('messages.webhookUrl')}
              value={typed.url}
              onValue={(url) => put({ url })}
              required
              maxLength={500}
            />
            <TextField
              type="password"
              autoComplete="off"
              label={t('messages.webhookSecret')}
              {...(data.webhook?.hasSecret ? { hint: t('messages.secretKept') } : {})}
              value={typed.secret}
              onValue={(secret) => put({ secret })}
              maxLength={200}
            />
          </div>
        )}
        <fieldset>
          <legend>{t('messages.muted')}</legend>
          {(Object.keys(MESSAGE_KINDS) as MessageKind[]).map((kind) => (
            <label key={kind}>
              <input
                type="checkbox"
                checked={typed.muted.includes(kind)}
                onChange={(e) => put({ muted: e.target.checked ? [...typed.muted, kind] : typed.muted.filter((one) => one !== kind) })}
              />{' '}
              {MESSAGE_KINDS[kind][language]}
            </label>
          ))}
        </fieldset>
        <ActionError error={save.error} />
        {saved && <Notice tone="good">{t('messages.saved')}</Notice>}
        <button type="submit" className="button button--primary" disabled={save.busy}>
          {t('messages.save')}
        </button>
      </form>
    </section>
  );
}

const typedOf = ({ email, webhook, muted }: SettingsView): Typed => ({
  email,
  webhook: webhook !== null,
  kind: webhook?.kind ?? 'wecom',
  url: webhook?.url ?? '',
  secret: '',
  muted,
});
