/** Binds a place of a sentence to a figure: searched for by name, unit or code; what it reads is the data's, never the editor's. */
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { figureKey } from '#domain/briefing/figure-index.js';
import type { BoundFigure } from '#domain/briefing/sentence.js';
import type { BindableView } from '#domain/views/briefing-view.js';
import { useResource } from '../../../api/use-resource.js';
import { SidePanel } from '../../../components/side-panel.js';
import { ErrorNote, Skeleton } from '../../../components/states.js';
import { useText } from '../../../i18n/language.js';

interface Props {
  briefing: string;
  /** What stands there now; null where a figure is put in. */
  current: BoundFigure | null;
  /** The words it stands in. */
  context: string;
  onChoose: (figure: BoundFigure) => void;
  onRemove: () => void;
  onClose: () => void;
}

const REST_MS = 200;
/** A code people know: of an indicator or a cell, not one of a count the text made. */
const CODE = /^[A-Z]+\d+[a-z]?(\.\d+)?$/;

export function FigurePanel({ briefing, current, context, onChoose, onRemove, onClose }: Props) {
  const t = useText();
  const [query, setQuery] = useState('');
  const [asked, setAsked] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const rows = useRef<HTMLUListElement>(null);
  useEffect(() => field.current?.focus(), []);
  useEffect(() => {
    const timer = setTimeout(() => setAsked(query.trim()), REST_MS);
    return () => clearTimeout(timer);
  }, [query]);
  const found = useResource<BindableView[]>(`/briefings/${briefing}/figures?q=${encodeURIComponent(asked)}`);
  /** The list is still that of the words before. */
  const isOld = query.trim() !== asked || found.loading;
  const now = useResource<BindableView[]>(current ? `/briefings/${briefing}/figures?q=${encodeURIComponent(current.code)}` : null);
  const named = current && now.data?.find(({ figure }) => figureKey(figure) === figureKey(current))?.name;
  const move = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    if (isOld) return;
    const all = [...(rows.current?.querySelectorAll('button') ?? [])];
    const at = all.indexOf(document.activeElement as HTMLButtonElement);
    (all[at + (event.key === 'ArrowDown' ? 1 : -1)] ?? field.current)?.focus();
  };
  return (
    <SidePanel title={t(current ? 'editor.bind' : 'editor.figure')} onClose={onClose}>
      <div className="bind">
        {current && (
          <p className="bind__now">
            {t('editor.bindNow')} <b className="chip">{current.display}</b> {named}
          </p>
        )}
        {context && <blockquote className="bind__context">{context}</blockquote>}
        <input
          ref={field}
          className="field"
          type="search"
          aria-label={t('editor.bindSearch')}
          placeholder={t('editor.bindSearch')}
          value={query}
          onChange={(event) => setQuery(event.target.value)}
          onKeyDown={move}
        />
        <p className="bind__hint">{t('editor.bindHint')}</p>
        {found.error ? (
          <ErrorNote error={found.error} retry={found.reload} />
        ) : !found.data ? (
          <Skeleton rows={5} />
        ) : found.data.length === 0 ? (
          <p className="none-here">{t('editor.bindNone')}</p>
        ) : (
          <ul className="bind__list" ref={rows} aria-busy={isOld}>
            {found.data.map(({ figure, name, unitName }, i) => (
              <li key={`${figureKey(figure)}${i}`}>
                <button
                  type="button"
                  onKeyDown={move}
                  onClick={() => onChoose(figure)}
                  aria-current={current !== null && figureKey(current) === figureKey(figure)}
                >
                  <span>
                    {name}
                    <small>
                      {unitName}
                      {CODE.test(figure.code) && ` · ${figure.code}`}
                    </small>
                  </span>
                  <b>{figure.display}</b>
                </button>
              </li>
            ))}
          </ul>
        )}
        {current && (
          <button type="button" className="link bind__remove" onClick={onRemove}>
            {t('editor.bindRemove')}
          </button>
        )}
      </div>
    </SidePanel>
  );
}
