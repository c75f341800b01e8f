/** Sign-in (登录): light, without the component kit; says at once where signing in cannot work. */
import { useEffect, useState, type FormEvent } from 'react';
import type { SessionView } from '#domain/views/session-view.js';
import { mutate } from '../../api/client.js';
import { useAction } from '../../api/use-action.js';
import { LanguageSwitch } from '../../components/language-switch.js';
import { Seal } from '../../components/icon.js';
import { ActionError, Notice } from '../../components/states.js';
import { useText } from '../../i18n/language.js';
import { FirstSignIn } from './first-sign-in.js';
import { canKeepSession } from './secure-address.js';
import './sign-in.css';

interface Props {
  /** True when a session ended while it was in use. */
  expired: boolean;
  onSignedIn: (session: SessionView) => void;
  /** Called once the page stands, to fetch the application ahead. */
  onReady: () => void;
}

export function SignInScreen({ expired, onSignedIn, onReady }: Props) {
  const t = useText();
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const [shown, setShown] = useState(false);
  const [first, setFirst] = useState(false);
  const works = canKeepSession(window.location);
  const signIn = useAction(async () => {
    onSignedIn(await mutate<SessionView>('POST', '/session', { username: username.trim(), password }));
  });

  useEffect(() => {
    document.title = `${t('signin.submit')} · ${t('app.name')}`;
  }, [t]);
  useEffect(() => {
    const timer = setTimeout(onReady, 800);
    return () => clearTimeout(timer);
  }, [onReady]);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    void signIn.run();
  };

  return (
    <div className="sign-in">
      <header className="sign-in__top">
        <LanguageSwitch />
      </header>
      <main className="sign-in__main">
        <section className="sign-in__intro">
          <Seal size={52} />
          <h1 className="sign-in__name">{t('app.name')}</h1>
          <p className="sign-in__motto">{t('app.motto')}</p>
          <ol className="sign-in__cycle" aria-label={t('signin.cycle')}>
            {(['signin.step1', 'signin.step2', 'signin.step3', 'signin.step4'] as const).map((key) => (
              <li key={key}>{t(key)}</li>
            ))}
          </ol>
        </section>
        {first ? (
          <FirstSignIn onSignedIn={onSignedIn} onBack={() => setFirst(false)} />
        ) : (
          <form className="sign-in__card" onSubmit={submit} aria-labelledby="sign-in-title">
            <h2 id="sign-in-title">{t('signin.title')}</h2>
            {!works && (
              <Notice tone="bad">
                <strong>{t('signin.insecureTitle')}</strong>
                <p>{t('signin.insecure', { address: window.location.origin })}</p>
              </Notice>
            )}
            {expired && !signIn.error && <Notice tone="warn">{t('signin.expired')}</Notice>}
            <ActionError error={signIn.error} />
            <label className="sign-in__label">
              <span>{t('signin.username')}</span>
              <input
                className="field"
                name="username"
                autoComplete="username"
                autoCapitalize="none"
                spellCheck={false}
                required
                value={username}
                onChange={(e) => setUsername(e.target.value)}
                disabled={!works}
                aria-invalid={signIn.error !== null}
              />
            </label>
            <div className="sign-in__label">
              <label htmlFor="password">{t('signin.password')}</label>
              <span className="sign-in__password">
                <input
                  id="password"
                  className="field"
                  name="password"
                  type={shown ? 'text' : 'password'}
                  autoComplete="current-password"
                  required
                  value={password}
                  onChange={(e) => setPassword(e.target.value)}
                  disabled={!works}
                  aria-invalid={signIn.error !== null}
                />
                <button type="button" className="sign-in__show" aria-pressed={shown} onClick={() => setShown(!shown)}>
                  {t(shown ? 'signin.hide' : 'signin.show')}
                </button>
              </span>
            </div>
            <button type="submit" className="button button--primary sign-in__submit" disabled={!works || signIn.busy}>
              {t(signIn.busy ? 'signin.busy' : 'signin.submit')}
            </button>
            <button type="button" className="link sign-in__switch" onClick={() => setFirst(true)}>
              {t('signin.first')}
            </button>
            <p className="sign-in__help">{t('signin.help')}</p>
          </form>
        )}
      </main>
      <footer className="sign-in__foot">{t('signin.foot')}</footer>
    </div>
  );
}
