/** What a screen shows when it has nothing to show: loading, refused, empty, not permitted. */
import type { ReactNode } from 'react';
import type { ApiError } from '../api/client.js';
import { useText } from '../i18n/language.js';
import { Icon, type IconName } from './icon.js';
import './states.css';

/** Grey bars where text and figures will be. */
export function Skeleton({ rows = 4, tall = false }: { rows?: number; tall?: boolean }) {
  const t = useText();
  return (
    <div className={`skeleton ${tall ? 'skeleton--tall' : ''}`} role="status" aria-label={t('state.loading')}>
      {Array.from({ length: rows }, (_, i) => (
        <span key={i} className="skeleton__bar" data-step={i % 4} />
      ))}
    </div>
  );
}

/** A calm note in the middle of the page: what is the case, and what to do. */
export function StateNote(props: { icon: IconName; title: string; children?: ReactNode; action?: ReactNode; tone?: 'plain' | 'alert' }) {
  return (
    <div className={`state-note state-note--${props.tone ?? 'plain'}`}>
      <span className="state-note__icon">
        <Icon name={props.icon} size={26} />
      </span>
      <h2 className="state-note__title">{props.title}</h2>
      {props.children && <div className="state-note__text">{props.children}</div>}
      {props.action}
    </div>
  );
}

/** A refusal of the api: its own words, and a way to try again unless trying cannot help. */
export function ErrorNote({ error, retry }: { error: ApiError; retry?: () => void }) {
  const t = useText();
  const denied = error.code === 'forbidden' || error.code === 'not_found';
  return (
    <div role="alert">
      <StateNote
        icon={denied ? 'shut' : 'alert'}
        tone={denied ? 'plain' : 'alert'}
        title={error.title}
        action={
          retry && !denied ? (
            <button type="button" className="button" onClick={retry}>
              {t('state.retry')}
            </button>
          ) : null
        }
      >
        {error.detail}
      </StateNote>
    </div>
  );
}

/** One line above what it is about; for refusals of an action. */
export function Notice({ tone, children }: { tone: 'bad' | 'warn' | 'good' | 'plain'; children: ReactNode }) {
  return (
    <div className={`notice notice--${tone}`} role={tone === 'bad' ? 'alert' : 'status'}>
      <Icon name={tone === 'good' ? 'check' : tone === 'plain' ? 'clock' : 'alert'} />
      <div>{children}</div>
    </div>
  );
}

/** The refusal of an action with its field errors. */
export function ActionError({ error }: { error: ApiError | null }) {
  if (!error) return null;
  return (
    <Notice tone="bad">
      {error.detail || error.title}
      {error.errors.length > 0 && (
        <ul className="notice__list">
          {error.errors.map((e) => (
            <li key={e.field + e.message}>{e.message}</li>
          ))}
        </ul>
      )}
    </Notice>
  );
}
