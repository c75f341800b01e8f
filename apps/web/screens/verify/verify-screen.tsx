/** What the code on a paper stands for, open to everybody: its state, its files' hashes, and whether a file in hand is one of them. */
import { useEffect, useState } from 'react';
import type { VerificationView } from '#domain/briefing/release.js';
import { useResource } from '../../api/use-resource.js';
import { TextField } from '../../components/form-field.js';
import { Icon, Seal } from '../../components/icon.js';
import { LanguageSwitch } from '../../components/language-switch.js';
import { ErrorNote, Skeleton, StateNote } from '../../components/states.js';
import { exactMoment } from '../../i18n/dates.js';
import { learnWords, useText } from '../../i18n/language.js';
import { verifyWords } from '../../i18n/words/verify.js';
import { FileCheck } from './file-check.js';
import './verify.css';

learnWords(verifyWords);

export function VerifyScreen({ code }: { code: string }) {
  const t = useText();
  const found = useResource<VerificationView>(`/verify/${encodeURIComponent(code)}`);
  useEffect(() => {
    document.title = `${t('verify.title')} · ${t('app.name')}`;
  }, [t]);
  return (
    <div className="verify">
      <header className="verify__top">
        <span className="verify__brand">
          <Seal size={24} />
          {t('app.name')}
        </span>
        <LanguageSwitch />
      </header>
      <main className="verify__main">
        <h1>{t('verify.title')}</h1>
        <p className="verify__code">
          {t('verify.code')} <code>{found.data?.code ?? code}</code>
        </p>
        {found.error ? (
          <ErrorNote error={found.error} retry={found.reload} />
        ) : !found.data ? (
          <Skeleton rows={5} />
        ) : found.data.state === 'unknown' ? (
          <StateNote icon="alert" tone="alert" title={t('verify.unknown')}>
            {t('verify.unknownText')}
          </StateNote>
        ) : (
          <Released view={found.data} />
        )}
        <AnotherCode />
      </main>
    </div>
  );
}

/** Whoever holds another paper types its code; the page is opened anew for it. */
function AnotherCode() {
  const t = useText();
  const [typed, setTyped] = useState('');
  const code = typed.trim();
  return (
    <form
      className="verify__another"
      onSubmit={(event) => {
        event.preventDefault();
        if (code !== '') window.location.assign(`/verify/${encodeURIComponent(code)}`);
      }}
    >
      <TextField label={t('verify.another')} value={typed} onValue={setTyped} maxLength={40} autoComplete="off" spellCheck={false} />
      <button type="submit" className="button" disabled={code === ''}>
        {t('verify.look')}
      </button>
    </form>
  );
}

function Released({ view }: { view: VerificationView }) {
  const t = useText();
  const isOld = view.state === 'superseded';
  return (
    <>
      <div className={`verify__state verify__state--${view.state}`} role="status">
        <Icon name={isOld ? 'alert' : 'check'} size={22} />
        <div>
          <strong>{t(isOld ? 'verify.superseded' : 'verify.released')}</strong>
          {view.supersededBy && <p>{t('verify.supersededBy', { issue: view.supersededBy })}</p>}
        </div>
      </div>
      <h2 className="verify__title">{view.title}</h2>
      <dl className="verify__facts">
        {view.issue && <Fact name={t('verify.issue')} value={view.issue} />}
        <Fact name={t('verify.issuedBy')} value={view.unitName} />
        {view.releasedAt && <Fact name={t('verify.releasedOn')} value={exactMoment(view.releasedAt)} />}
      </dl>
      <section aria-label={t('verify.files')}>
        <h2>{t('verify.files')}</h2>
        <ul className="verify__files">
          {view.files.map((file) => (
            <li key={file.format}>
              <strong>{file.format.toUpperCase()}</strong>
              <span>
                {t('verify.size')} {file.size}
              </span>
              <code className="verify__hash" aria-label={t('verify.hash')}>
                {file.sha256}
              </code>
            </li>
          ))}
        </ul>
      </section>
      <FileCheck released={view} />
    </>
  );
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
