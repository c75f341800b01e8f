/** The agenda: what is presented by whom and when, moved up and down, and taken through 说明 → 审议 → 结论. */
import { useEffect, useRef, useState } from 'react';
import { AGENDA_RESULTS, type AgendaItem, type AgendaState } from '#domain/meeting/meeting.js';
import type { MeetingView } from '#domain/views/meeting-view.js';
import { Icon } from '../../components/icon.js';
import { ActionError } from '../../components/states.js';
import { useLanguage, useText } from '../../i18n/language.js';
import { AgendaItemDialog } from './agenda-item-dialog.js';
import { AgendaStart } from './agenda-start.js';
import { sumOf, timesOf, type ItemTime } from './agenda-times.js';
import { ConcludeDialog } from './conclude-dialog.js';
import { Laid } from './laid.js';
import { moved, withRow } from './rows.js';
import { useBook, type BookOf } from './use-book.js';

const STEPS = ['explained', 'deliberated', 'concluded'] as const satisfies readonly AgendaState[];
const NEXT = { listed: 'explained', explained: 'deliberated', deliberated: 'concluded' } as const;
const NEXT_WORDS = { explained: 'agenda.explain', deliberated: 'agenda.deliberate', concluded: 'agenda.conclude' } as const;

type Asked = { act: 'edit' | 'conclude'; item: AgendaItem } | { act: 'add' };

export function Agenda({ of }: { of: BookOf }) {
  const t = useText();
  const book = useBook(of);
  const { view } = of;
  const { agenda, startsAt } = view.book;
  const [asked, setAsked] = useState<Asked | null>(null);
  const { list, keep } = useKeptFocus(view);
  // Before the hour is set there is only how long an item takes.
  const times = startsAt === undefined ? null : timesOf(agenda, startsAt);
  const close = () => setAsked(null);
  return (
    <section className="panel section" aria-label={t('agenda.title')}>
      <div className="section-head">
        <h2>{t('agenda.title')}</h2>
        <AgendaStart of={of} />
      </div>
      <ActionError error={book.error} />
      {agenda.length === 0 && <p className="none-here">{t('agenda.none')}</p>}
      <ol className="agenda" ref={list}>
        {agenda.map((item, i) => (
          <Row
            key={item.id}
            item={item}
            time={times?.[i]}
            view={view}
            busy={book.busy}
            onMove={(by) => {
              keep(`${item.id}:${by}`);
              void book.run({ agenda: moved(agenda, item.id, by) });
            }}
            onEdit={() => setAsked({ act: 'edit', item })}
            onStep={(state) => {
              if (state === 'concluded') return setAsked({ act: 'conclude', item });
              keep(`${item.id}:step`);
              void book.run({ agenda: withRow(agenda, { ...item, state }) });
            }}
          />
        ))}
      </ol>
      <footer className="section-foot">
        {agenda.length > 0 && (
          <p>
            {times
              ? t('agenda.until', { count: agenda.length, minutes: sumOf(agenda), end: times.at(-1)!.to })
              : t('agenda.sum', { count: agenda.length, minutes: sumOf(agenda) })}
          </p>
        )}
        {view.mayManage && (
          <button type="button" className="button button--small" onClick={() => setAsked({ act: 'add' })}>
            {t('agenda.add')}
          </button>
        )}
      </footer>
      {asked?.act === 'add' && <AgendaItemDialog of={of} item={null} onClose={close} />}
      {asked?.act === 'edit' && <AgendaItemDialog of={of} item={asked.item} onClose={close} />}
      {asked?.act === 'conclude' && <ConcludeDialog of={of} item={asked.item} onClose={close} />}
    </section>
  );
}

interface RowProps {
  item: AgendaItem;
  time: ItemTime | undefined;
  view: MeetingView;
  busy: boolean;
  onMove: (by: -1 | 1) => void;
  onEdit: () => void;
  onStep: (state: AgendaState) => void;
}

function Row({ item, time, view, busy, onMove, onEdit, onStep }: RowProps) {
  const t = useText();
  const language = useLanguage();
  const { title } = item;
  const reached = STEPS.indexOf(item.state as (typeof STEPS)[number]);
  const next = item.state === 'concluded' ? 'concluded' : NEXT[item.state];
  const [first, last] = [view.book.agenda[0], view.book.agenda.at(-1)];
  return (
    <li className="agenda__item">
      <p className="agenda__time">
        {time && `${time.from}–${time.to}`}
        <span>{t('agenda.minutesOf', { minutes: item.minutes })}</span>
      </p>
      <div className="agenda__words">
        <h3>{title}</h3>
        <p className="agenda__sub">
          {item.presenter && <span>{item.presenter}</span>}
          <Laid item={item} view={view} />
        </p>
        <ul className="agenda__steps" aria-label={t('agenda.state')}>
          {STEPS.map((step, i) => (
            <li key={step} className={i <= reached ? 'is-done' : ''} aria-current={i === reached ? 'step' : undefined}>
              {i <= reached && <Icon name="check" size={12} />}
              {t(`agenda.step.${step}`)}
            </li>
          ))}
        </ul>
        {item.result && (
          <p className="agenda__result">
            <strong>{AGENDA_RESULTS[item.result][language]}</strong>
            {item.conclusion && <span>{item.conclusion}</span>}
          </p>
        )}
      </div>
      {view.mayManage && (
        <div className="agenda__acts">
          <button
            type="button"
            className={`button button--small ${item.state === 'concluded' ? 'button--plain' : ''}`}
            data-keep={`${item.id}:step`}
            aria-disabled={busy}
            onClick={() => onStep(next)}
          >
            {t(item.state === 'concluded' ? 'agenda.changeConclusion' : NEXT_WORDS[next])}
          </button>
          <span>
            {([-1, 1] as const).map((by) => (
              <button
                key={by}
                type="button"
                className="icon-button"
                data-keep={`${item.id}:${by}`}
                aria-label={t(by < 0 ? 'agenda.up' : 'agenda.down', { title })}
                aria-disabled={busy || (by < 0 ? item === first : item === last)}
                onClick={(event) => event.currentTarget.ariaDisabled !== 'true' && onMove(by)}
              >
                <Icon name={by < 0 ? 'rise' : 'fall'} size={16} />
              </button>
            ))}
            <button type="button" className="icon-button" aria-label={t('agenda.editOf', { title })} onClick={onEdit}>
              <Icon name="pencil" size={16} />
            </button>
          </span>
        </div>
      )}
    </li>
  );
}

/** A row that changes its place takes the focus with it: by keyboard one presses the same button again. */
function useKeptFocus(view: MeetingView) {
  const list = useRef<HTMLOListElement>(null);
  const wanted = useRef<string | null>(null);
  const { revision } = view.book;
  useEffect(() => {
    if (wanted.current === null) return;
    list.current?.querySelector<HTMLElement>(`[data-keep="${wanted.current}"]`)?.focus();
    wanted.current = null;
  }, [revision]);
  return { list, keep: (name: string) => (wanted.current = name) };
}
