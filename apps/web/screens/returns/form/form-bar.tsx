/** What stays in sight above the form: whose return, whether it is saved, the tools, and submitting. */
import { Link } from 'react-router';
import type { ReturnView } from '#domain/views/return-view.js';
import { usePlace } from '../../../app/context.js';
import { FilingMark } from '../../../components/filing-status.js';
import { Icon } from '../../../components/icon.js';
import { Popover } from '../../../components/popover.js';
import { useText } from '../../../i18n/language.js';
import { SaveState } from './save-state.js';
import type { FormSnapshot } from './form-cell.js';

export interface FormTools {
  undo: (() => void) | null;
  copyStocks: () => void;
  print: (kind: 'filled' | 'empty') => void;
  nextProblem: (() => void) | null;
  problems: number;
  retry: () => void;
  /** Null while something still stands against it. */
  submit: (() => void) | null;
}

interface Props {
  view: ReturnView;
  periodName: string;
  snapshot: FormSnapshot;
  readOnly: boolean;
  tools: FormTools;
}

export function FormBar({ view, periodName, snapshot, readOnly, tools }: Props) {
  const t = useText();
  const { link } = usePlace();
  return (
    <header className="form-bar">
      <div className="form-bar__who">
        <Link className="link back-link" to={link(`/returns/${view.unit}`, { period: view.period })}>
          {t('form.back')}
        </Link>
        <h1>{view.unitName}</h1>
        <p className="form-bar__line">
          {t('returns.of', { period: periodName })} <FilingMark status={view.status} late={view.late} />
          {!readOnly && <SaveState snapshot={snapshot} onRetry={tools.retry} />}
        </p>
      </div>
      <div className="form-bar__actions">
        {!readOnly && (
          <button type="button" className="button button--plain" disabled={!tools.undo} onClick={() => tools.undo?.()}>
            <Icon name="undo" />
            {t('form.undo')}
          </button>
        )}
        {tools.nextProblem && (
          <button type="button" className="button" onClick={tools.nextProblem}>
            {t('form.nextProblem')} <b className="form-bar__count">{tools.problems}</b>
          </button>
        )}
        <Popover
          align="end"
          label={t('form.tools')}
          trigger={(props) => (
            <button type="button" className="button" {...props}>
              {t('form.tools')}
              <Icon name="down" size={14} />
            </button>
          )}
        >
          {(close) => (
            <div className="form-bar__menu">
              {!readOnly && (
                <button type="button" onClick={() => (close(), tools.copyStocks())}>
                  {t('form.copyStocks')}
                </button>
              )}
              <button type="button" onClick={() => (close(), tools.print('filled'))}>
                {t('form.printFilled')}
              </button>
              <button type="button" onClick={() => (close(), tools.print('empty'))}>
                {t('form.printEmpty')}
              </button>
              <Keys />
            </div>
          )}
        </Popover>
        {!readOnly && (
          <button type="button" className="button button--primary" disabled={!tools.submit} onClick={() => tools.submit?.()}>
            {t('next.submit')}
          </button>
        )}
      </div>
    </header>
  );
}

const KEYS = [
  ['Enter ↓', 'form.keys.enter'],
  ['Shift+Enter ↑', 'form.keys.up'],
  ['Esc', 'form.keys.escape'],
  ['F2', 'form.keys.f2'],
  ['Ctrl+D', 'form.keys.copy'],
  ['Ctrl+V', 'form.keys.paste'],
  ['Ctrl+Z', 'form.keys.undo'],
] as const;

function Keys() {
  const t = useText();
  return (
    <dl className="form-keys" aria-label={t('form.keys')}>
      {KEYS.map(([keys, words]) => (
        <div key={keys}>
          <dt>
            <kbd>{keys}</kbd>
          </dt>
          <dd>{t(words)}</dd>
        </div>
      ))}
    </dl>
  );
}
