/** Style of briefings (文风版式): head, words, order of parts and recipients, set by the office without code. */
import { useEffect, useRef, useState } from 'react';
import type { BriefingStyle } from '#domain/briefing/style.js';
import type { BriefingStyleView } from '#domain/views/briefing-view.js';
import { mutate } from '../../api/client.js';
import { useAction } from '../../api/use-action.js';
import { useResource } from '../../api/use-resource.js';
import { ActionError, ErrorNote, Skeleton } from '../../components/states.js';
import { moment } from '../../i18n/dates.js';
import { useText } from '../../i18n/language.js';
import { KindWords } from './kind-words.js';
import { OfficeFields } from './office-fields.js';
import { Recipients } from './recipients.js';
import { StyleAside } from './style-aside.js';
import './briefing-style.css';

export function BriefingStyleScreen() {
  const stored = useResource<BriefingStyleView>('/briefing-style');
  if (stored.error) return <ErrorNote error={stored.error} retry={stored.reload} />;
  if (!stored.data) return <Skeleton rows={10} />;
  return <StyleForm view={stored.data} onSaved={stored.put} onNewest={stored.reload} />;
}

interface FormProps {
  view: BriefingStyleView;
  onSaved: (view: BriefingStyleView) => void;
  onNewest: () => void;
}

function StyleForm({ view, onSaved, onNewest }: FormProps) {
  const t = useText();
  const [style, setStyle] = useState<BriefingStyle>(view.style);
  const [chosen, setChosen] = useState(view.kinds[0]?.kind);
  // Another revision is there only once this one is saved, or the newest was asked for: nothing typed is lost by itself.
  const { revision } = view;
  const stored = useRef(view.style);
  stored.current = view.style;
  useEffect(() => setStyle(stored.current), [revision]);
  const isChanged = JSON.stringify(style) !== JSON.stringify(view.style);
  const save = useAction(async () => {
    onSaved(await mutate<BriefingStyleView>('PUT', '/briefing-style', style, { 'If-Match': `"${view.revision}"` }));
  });
  useEffect(() => {
    if (!isChanged) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [isChanged]);
  const outline = view.kinds.find(({ kind }) => kind === chosen) ?? view.kinds[0];
  if (!outline) return null;
  return (
    <>
      <header className="page-head">
        <div>
          <h1>{t('style.title')}</h1>
          <p className="page-head__line">{t('style.line', { unit: view.unitName })}</p>
        </div>
        <div className="page-head__actions style__save">
          <span>
            {isChanged
              ? t('style.unsaved')
              : view.savedBy && view.savedAt
                ? t('style.saved', { name: view.savedBy, time: moment(view.savedAt) })
                : t('style.never')}
          </span>
          <button type="button" className="button button--primary" disabled={save.busy || !isChanged} onClick={() => void save.run()}>
            {t('style.save')}
          </button>
        </div>
      </header>
      <ActionError error={save.error} />
      {save.error?.status === 409 && (
        <button type="button" className="link style__newest" onClick={onNewest}>
          {t('style.loadNewest')}
        </button>
      )}
      <div className="style">
        <div className="style__stack">
          <OfficeFields style={style} onStyle={setStyle} />
          <section className="panel section" aria-label={t('style.kinds')}>
            <h2>{t('style.kinds')}</h2>
            <div className="segments" role="group" aria-label={t('style.kind')}>
              {view.kinds.map(({ kind, name }) => (
                <button key={kind} type="button" aria-pressed={kind === outline.kind} onClick={() => setChosen(kind)}>
                  {name}
                </button>
              ))}
            </div>
            <KindWords style={style} outline={outline} fields={view.fields.map(({ name }) => name)} onStyle={setStyle} />
          </section>
          <Recipients recipients={style.recipients} onRecipients={(recipients) => setStyle({ ...style, recipients })} />
        </div>
        <StyleAside view={view} style={style} outline={outline} />
      </div>
    </>
  );
}
