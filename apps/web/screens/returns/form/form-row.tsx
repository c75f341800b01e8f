/** One cell of the form with its name, last quarter, last year and change, whether it is saved, and what was found at it. */
import { memo, useEffect, useRef, useState, type ClipboardEvent, type KeyboardEvent, type MouseEvent } from 'react';
import { parseFigure } from '#domain/return/parse-figure.js';
import { NO_VALUE } from '#domain/indicators/format-figure.js';
import type { StoredValue } from '#domain/return/values.js';
import type { FindingView } from '#domain/views/return-view.js';
import { Icon } from '../../../components/icon.js';
import { useText } from '../../../i18n/language.js';
import { CellNotes } from './cell-notes.js';
import { asPrinted, asTyped, type FormRow as Row } from './form-sections.js';
import { moveOf, type Move } from './moves.js';
import { isBlock } from './parse-block.js';
import { RowChange } from './row-change.js';
import { sameValue, type FormCell } from './form-cell.js';

/** What the rows ask of the form; stable, so that a keystroke renders one row. */
export interface RowActions {
  edit: (code: string, value: StoredValue) => void;
  /** The cell was left: one act to take back. */
  left: (code: string, before: StoredValue, after: StoredValue) => void;
  entered: (code: string) => void;
  move: (code: string, move: Move) => void;
  paste: (code: string, text: string) => void;
  settle: (code: string, whose: 'mine' | 'theirs') => void;
  drop: (code: string) => void;
  retry: (code: string) => void;
  explain: (key: string, note: string) => Promise<boolean>;
}
interface Props {
  row: Row;
  value: StoredValue;
  cell: FormCell | undefined;
  isSaved: boolean;
  findings: readonly FindingView[];
  explanations: Record<string, string>;
  /** Open questions on the cell. */
  questions: number;
  readOnly: boolean;
  /** Who else is at work, for a conflict. */
  other: string | null;
  actions: RowActions;
}

/** Typing pauses this long before the cell is saved while the cursor still stands in it. */
const PAUSE_MS = 1_000;
export const inputId = (code: string): string => `cell-${code}`;

export const FormRow = memo(function FormRow({
  row,
  value,
  cell,
  isSaved,
  findings,
  explanations,
  questions,
  readOnly,
  other,
  actions,
}: Props) {
  const t = useText();
  const { element, locked } = row;
  const { code } = element;
  const [draft, setDraft] = useState<string | null>(null);
  const before = useRef<StoredValue>(value);
  const touched = useRef(false);
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(pause.current), []);

  const commit = (text: string | null) => {
    clearTimeout(pause.current);
    if (text === null) return value;
    const read = parseFigure(text, element);
    if (!sameValue(read, value)) actions.edit(code, read);
    return read;
  };
  const leave = (text: string | null) => {
    const after = commit(text);
    setDraft(null);
    if (touched.current) actions.left(code, before.current, after);
    touched.current = false;
    before.current = after;
  };
  const type = (text: string) => {
    touched.current = true;
    setDraft(text);
    clearTimeout(pause.current);
    pause.current = setTimeout(() => commit(text), PAUSE_MS);
  };
  const put = (next: StoredValue) => {
    clearTimeout(pause.current);
    touched.current = true;
    setDraft(null);
    if (!sameValue(next, value)) actions.edit(code, next);
  };
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    const move = moveOf({ ...keyOf(event), isComposing: event.nativeEvent.isComposing }, draft !== null);
    if (!move) return;
    event.preventDefault();
    const input = event.currentTarget;
    if (move === 'restore') {
      put(before.current);
      requestAnimationFrame(() => input.select());
    } else if (move === 'edit') input.setSelectionRange(input.value.length, input.value.length);
    else if (move === 'copy') {
      if (row.previous !== null) put(row.previous);
      requestAnimationFrame(() => input.select());
    } else {
      leave(draft);
      actions.move(code, move);
    }
  };
  const paste = (event: ClipboardEvent<HTMLInputElement>) => {
    const text = event.clipboardData.getData('text/plain');
    if (!isBlock(text)) return;
    event.preventDefault();
    leave(draft);
    actions.paste(code, text);
  };
  // The first press selects the figure, as entering by keyboard does; the next sets the cursor.
  const point = (event: MouseEvent<HTMLInputElement>) => {
    if (document.activeElement === event.currentTarget) return;
    event.preventDefault();
    event.currentTarget.focus();
  };

  const errors = findings.some((f) => f.severity === 'error');
  const tone =
    cell?.state === 'conflict' || cell?.state === 'refused' ? 'refused' : errors ? 'error' : findings.length > 0 ? 'warning' : 'plain';
  const [besideId, notesId, helpId] = [`${inputId(code)}-beside`, `${inputId(code)}-notes`, `${inputId(code)}-help`];
  const said = [...(tone === 'refused' ? [`${notesId}-open`] : []), ...findings.map((_, i) => `${notesId}-${i}`), besideId, helpId];
  const printed = (figure: number | null) => (figure === null ? NO_VALUE : asPrinted(figure, element));
  const state = cell?.state ?? (isSaved ? 'saved' : null);

  return (
    <div className={`cell cell--${tone} ${locked ? 'cell--locked' : ''}`} id={`row-${code}`} data-code={code} tabIndex={-1}>
      <div className="cell__name">
        <span className="cell__code">{code}</span>
        {locked ? (
          <span className="cell__words">
            {element.name} <span className="cell__unit">{element.unit}</span>
          </span>
        ) : (
          <label className="cell__words" htmlFor={inputId(code)}>
            {element.name} <span className="cell__unit">{element.unit}</span>
          </label>
        )}
        {questions > 0 && (
          <a className="cell__questions" href="#threads">
            {t('review.threads', { count: questions })}
          </a>
        )}
        <p className="cell__help" id={helpId}>
          {t(`form.time.${element.time}`)}
          {element.help && ` · ${element.help}`}
          {element.allowsNotApplicable && ` · ${t('form.naHint')}`}
        </p>
      </div>
      <div className="cell__now">
        {locked || readOnly ? (
          <span className="cell__locked">
            {asTyped(value) || (locked ? <span className="cell__computed">{t('form.computed')}</span> : <span>{NO_VALUE}</span>)}
            {locked && (
              <>
                <Icon name="shut" size={13} />
                <span className="visually-hidden">{t('form.lockedMark')}</span>
              </>
            )}
          </span>
        ) : (
          <input
            id={inputId(code)}
            className="cell__input"
            value={draft ?? asTyped(value)}
            inputMode="decimal"
            enterKeyHint="next"
            autoComplete="off"
            spellCheck={false}
            maxLength={200}
            aria-invalid={tone === 'error' || tone === 'refused'}
            aria-describedby={said.join(' ')}
            onMouseDown={point}
            onFocus={(e) => {
              before.current = value;
              e.currentTarget.select();
              actions.entered(code);
            }}
            onChange={(e) => type(e.target.value)}
            onKeyDown={press}
            onPaste={paste}
            onBlur={() => leave(draft)}
          />
        )}
        <span className={`cell__state cell__state--${state ?? 'none'}`}>
          {state && (
            <>
              <Icon name={state === 'saved' ? 'check' : state === 'refused' || state === 'conflict' ? 'alert' : 'clock'} size={13} />
              <span>{t(`form.state.${state}`)}</span>
            </>
          )}
        </span>
      </div>
      <div className="cell__beside" id={besideId}>
        <span className="cell__old">
          <span className="cell__small">{t('form.head.previous')}</span>
          {printed(row.previous)}
        </span>
        <span className="cell__old">
          <span className="cell__small">{t('form.head.yearAgo')}</span>
          {printed(row.yearAgo)}
        </span>
        <RowChange row={row} value={value} />
      </div>
      <div className="cell__notes">
        <CellNotes
          id={notesId}
          cell={cell}
          element={element}
          findings={findings}
          explanations={explanations}
          other={other}
          readOnly={readOnly}
          actions={actions}
        />
      </div>
    </div>
  );
});

const keyOf = ({ key, shiftKey, ctrlKey, metaKey, altKey }: KeyboardEvent) => ({ key, shiftKey, ctrlKey, metaKey, altKey });
