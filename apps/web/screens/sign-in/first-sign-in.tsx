/** First sign-in: the one-use code an officer gave, and a password of one's own. */
import { useState, type FormEvent } from 'react';
import type { SessionView } from '#domain/views/session-view.js';
import { mutate } from '../../api/client.js';
import { useAction } from '../../api/use-action.js';
import { TextField } from '../../components/form-field.js';
import { ActionError } from '../../components/states.js';
import { useText } from '../../i18n/language.js';

const LEAST = 12;

export function FirstSignIn({ onSignedIn, onBack }: { onSignedIn: (session: SessionView) => void; onBack: () => void }) {
  const t = useText();
  const [typed, setTyped] = useState({ username: '', code: '', password: '', again: '' });
  const put = (part: Partial<typeof typed>) => setTyped({ ...typed, ...part });
  const differs = typed.again !== '' && typed.again !== typed.password;
  const begin = useAction(async () => {
    const { username, code, password } = typed;
    onSignedIn(await mutate<SessionView>('POST', '/session/first', { username: username.trim(), code: code.trim(), password }));
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (typed.password === typed.again) void begin.run();
  };
  return (
    <form className="sign-in__card" onSubmit={submit} aria-labelledby="first-title">
      <h2 id="first-title">{t('signin.first')}</h2>
      <p className="sign-in__help">{t('signin.firstHelp')}</p>
      <ActionError error={begin.error} />
      <TextField
        label={t('signin.username')}
        value={typed.username}
        onValue={(username) => put({ username })}
        autoComplete="username"
        autoCapitalize="none"
        required
      />
      <TextField
        label={t('signin.code')}
        value={typed.code}
        onValue={(code) => put({ code })}
        autoComplete="one-time-code"
        autoCapitalize="characters"
        spellCheck={false}
        required
      />
      <TextField
        type="password"
        label={t('signin.newPassword')}
        hint={t('signin.passwordRule')}
        value={typed.password}
        onValue={(password) => put({ password })}
        autoComplete="new-password"
        minLength={LEAST}
        required
      />
      <TextField
        type="password"
        label={t('signin.repeat')}
        {...(differs ? { hint: t('signin.differ') } : {})}
        value={typed.again}
        onValue={(again) => put({ again })}
        autoComplete="new-password"
        aria-invalid={differs}
        required
      />
      <button type="submit" className="button button--primary sign-in__submit" disabled={begin.busy || differs}>
        {t(begin.busy ? 'signin.busy' : 'signin.submit')}
      </button>
      <button type="button" className="link sign-in__switch" onClick={onBack}>
        {t('signin.back')}
      </button>
    </form>
  );
}
