/** Entry: asks who is there, then loads either the light sign-in page or the application; neither waits for the other's code. Whoever has a code to verify is asked nothing. */
import { lazy, StrictMode, Suspense, useCallback, useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import type { SessionView } from '#domain/views/session-view.js';
import { ApiError, get, onSignedOut } from './api/client.js';
import { forgetSignedIn, maySignedIn, rememberSignedIn } from './app/signed-in-hint.js';
import { ErrorNote } from './components/states.js';
import './app/scheme.js';
import { SignInScreen } from './screens/sign-in/sign-in-screen.js';
import { chooseLanguage, currentLanguage, useLanguage } from './i18n/language.js';
import './tokens.css';

const loadApp = () => import('./app/app.js').then((module) => ({ default: module.App }));
const App = lazy(loadApp);
const VerifyScreen = lazy(() => import('./screens/verify/verify-screen.js').then((module) => ({ default: module.VerifyScreen })));
const fetchApp = () => void loadApp();

type Who =
  | { state: 'asking' }
  | { state: 'out'; expired: boolean }
  | { state: 'in'; session: SessionView }
  | { state: 'failed'; error: ApiError };

function Entry() {
  const language = useLanguage();
  const [who, setWho] = useState<Who>(() =>
    maySignedIn(window.location.pathname) ? { state: 'asking' } : { state: 'out', expired: false },
  );
  const asks = who.state === 'asking' || who.state === 'in';

  useEffect(() => {
    if (!asks) return;
    get<SessionView>('/session')
      .then((session) => {
        rememberSignedIn();
        setWho({ state: 'in', session });
      })
      .catch((error: unknown) => {
        if (!(error instanceof ApiError)) throw error;
        setWho(error.status === 401 ? { state: 'out', expired: false } : { state: 'failed', error });
      });
  }, [asks, language]);
  useEffect(() => onSignedOut(() => setWho((now) => (now.state === 'in' ? { state: 'out', expired: true } : now))), []);

  const leave = useCallback(() => {
    forgetSignedIn();
    // Signing out clears the browser's store of this site; the chosen language is put back.
    chooseLanguage(currentLanguage());
    window.history.replaceState(null, '', '/');
    setWho({ state: 'out', expired: false });
  }, []);

  if (who.state === 'asking') return null;
  if (who.state === 'failed') return <ErrorNote error={who.error} retry={() => setWho({ state: 'asking' })} />;
  if (who.state === 'out')
    return <SignInScreen expired={who.expired} onSignedIn={(session) => setWho({ state: 'in', session })} onReady={fetchApp} />;
  return (
    <Suspense fallback={null}>
      <App session={who.session} onSignedOut={leave} />
    </Suspense>
  );
}

/** As the address says it, where it is no proper escape. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

// A page that stayed open over an update asks for files that are gone: load the new version, once.
const RELOADED_AT = 'jibao.reloadedAt';
window.addEventListener('vite:preloadError', (event) => {
  if (Date.now() - Number(sessionStorage.getItem(RELOADED_AT)) < 30_000) return;
  event.preventDefault();
  sessionStorage.setItem(RELOADED_AT, String(Date.now()));
  window.location.reload();
});

const code = /^\/verify\/([^/]+)\/?$/.exec(window.location.pathname)?.[1];
const root = document.getElementById('app');
if (root)
  createRoot(root).render(
    <StrictMode>
      {code === undefined ? (
        <Entry />
      ) : (
        <Suspense fallback={null}>
          <VerifyScreen code={decoded(code)} />
        </Suspense>
      )}
    </StrictMode>,
  );
