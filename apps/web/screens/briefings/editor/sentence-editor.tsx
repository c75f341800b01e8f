/** One sentence to write in: words are the browser's to edit, input methods included; figures are chips that are bound anew or taken out, never typed over. */
import { useEffect, useLayoutEffect, useRef, useState, type ClipboardEvent, type KeyboardEvent, type MouseEvent } from 'react';
import { textOf, type BoundFigure, type Sentence } from '#domain/briefing/sentence.js';
import { useText } from '../../../i18n/language.js';
import { chipsOf, draw, placeOf, readFrom, select, spanIn } from './sentence-dom.js';
import { figureAt, figuresIn, lengthOf, placesOf, plainWords, replaced, sameSentence, sliceOf, type Span } from './sentence-edit.js';
import { useOpenPlaces } from './use-open-places.js';

interface Props {
  /** Id of the element, by which it is found again. */
  id: string;
  label: string;
  value: Sentence;
  /** What a chip says when pointed at. */
  describe: (figure: BoundFigure) => string;
  isStale: (figure: BoundFigure) => boolean;
  onChange: (value: Sentence) => void;
  /** Where one writes; a figure is put there. */
  onPlace: (span: Span) => void;
  onFigure: (figure: BoundFigure, at: number) => void;
  /** Enter: the paragraph becomes two. */
  onSplit: (before: Sentence, after: Sentence) => void;
  /** Backspace where nothing is left. */
  onEmptied: () => void;
  onUndo: (redo: boolean) => void;
  /** Says why a key did nothing. */
  onHint: (words: string) => void;
}

/** Moves and cuts the browser is left alone with, as long as no figure is touched. */
const PLAIN = /^(insertText|insertCompositionText|insertReplacementText|delete)/;

export function SentenceEditor(props: Props) {
  const { id, label, value, describe, isStale } = props;
  const t = useText();
  const box = useRef<HTMLDivElement>(null);
  const composing = useRef(false);
  const caret = useRef<Span | null>(null);
  /** Place of the chip a key has come to. */
  const [chosen, setChosen] = useState<number | null>(null);
  const marks = useOpenPlaces(box);

  useLayoutEffect(() => {
    const root = box.current;
    if (!root || composing.current) return;
    if (root.childNodes.length === 0 || !sameSentence(readFrom(root), value)) {
      const span = caret.current ?? (document.activeElement === root ? spanIn(root) : null);
      draw(root, value, describe);
      if (span && document.activeElement === root) {
        const most = lengthOf(value);
        select(root, { from: Math.min(span.from, most), to: Math.min(span.to, most) });
      }
    }
    caret.current = null;
    marks(value);
  });
  useLayoutEffect(() => {
    const root = box.current;
    if (!root) return;
    const places = placesOf(value);
    const figures = value.filter((part) => typeof part !== 'string');
    for (const [i, chip] of chipsOf(root).entries()) {
      const figure = figures[i];
      if (figures[i]) chip.title = describe(figures[i]);
      chip.classList.toggle('chip--stale', figure !== undefined && isStale(figure));
      chip.classList.toggle('chip--chosen', chosen !== null && places[i] === chosen);
    }
  });

  /** Changed by hand, with the caret where it belongs afterwards. */
  const change = (next: Sentence, at: number) => {
    caret.current = { from: at, to: at };
    setChosen(null);
    props.onChange(next);
  };
  const choose = (at: number) => {
    setChosen(at);
    if (box.current) select(box.current, { from: at, to: at + 1 });
    props.onHint(t('editor.hint.chosen', { figure: figureAt(value, at)?.display ?? '' }));
  };

  const cut = (event: InputEvent, root: HTMLElement, span: Span) => {
    // A word or a line at once: what the browser would take, figures counted.
    const [target] = event.getTargetRanges();
    const whole = span.from === span.to && target ? (targetSpan(root, target) ?? span) : span;
    if (figuresIn(value, whole).length === 0) return;
    event.preventDefault();
    if (span.from < span.to) return change(replaced(value, span, []), span.from);
    const backwards = event.inputType.endsWith('Backward');
    const next = backwards ? span.from - 1 : span.from;
    if (figureAt(value, next)) return choose(next);
    // Up to the figure, and no further.
    const stops = placesOf(value).filter((at) => (backwards ? at < span.from : at >= span.from));
    const stop = backwards ? (stops.at(-1) ?? -1) + 1 : (stops[0] ?? lengthOf(value));
    change(replaced(value, { from: Math.min(stop, span.from), to: Math.max(stop, span.from) }, []), Math.min(stop, span.from));
  };
  const about = (event: InputEvent) => {
    const root = box.current;
    if (!root || event.isComposing || event.inputType === 'insertCompositionText') return;
    const span = spanIn(root);
    if (!PLAIN.test(event.inputType) || !span) return event.preventDefault();
    if (event.inputType.startsWith('delete')) return cut(event, root, span);
    if (figuresIn(value, span).length === 0) return;
    event.preventDefault();
    props.onHint(t('editor.hint.over'));
  };
  const listener = useRef(about);
  listener.current = about;
  // React has no word for what a browser is about to do to the text.
  useEffect(() => {
    const root = box.current;
    if (!root) return;
    const ask = (event: InputEvent) => listener.current(event);
    root.addEventListener('beforeinput', ask);
    return () => root.removeEventListener('beforeinput', ask);
  }, []);

  const read = () => {
    const root = box.current;
    if (!root || composing.current) return;
    setChosen(null);
    props.onChange(readFrom(root));
  };

  const insert = (words: string) => {
    const span = box.current && spanIn(box.current);
    if (!span || words === '') return;
    if (figuresIn(value, span).length > 0) return props.onHint(t('editor.hint.over'));
    change(replaced(value, span, [words]), span.from + words.length);
  };

  const keys = (event: KeyboardEvent<HTMLDivElement>) => {
    const root = box.current;
    const span = root && spanIn(root);
    if (composing.current || event.nativeEvent.isComposing || !root || !span) return;
    const done = (work: () => void) => {
      event.preventDefault();
      work();
    };
    const command = event.ctrlKey || event.metaKey;
    const key = event.key.toLowerCase();
    if (command && key === 'z') return done(() => props.onUndo(event.shiftKey));
    if (command && key === 'y') return done(() => props.onUndo(true));
    if (command && ['b', 'i', 'u'].includes(key)) return event.preventDefault();
    if (event.key === 'Enter') {
      const at = chosen;
      const figure = at === null ? null : figureAt(value, at);
      if (at !== null && figure) return done(() => props.onFigure(figure, at));
      return done(() => props.onSplit(sliceOf(value, 0, span.from), sliceOf(value, span.to)));
    }
    if (chosen !== null && (event.key === 'Backspace' || event.key === 'Delete'))
      return done(() => change(replaced(value, { from: chosen, to: chosen + 1 }, []), chosen));
    if (event.key === 'Backspace' && lengthOf(value) === 0) return done(props.onEmptied);
    if (event.shiftKey || command || event.altKey) return;
    if (event.key === 'ArrowLeft' || event.key === 'ArrowRight') {
      const isLeft = event.key === 'ArrowLeft';
      if (chosen !== null)
        return done(() => {
          setChosen(null);
          select(root, isLeft ? { from: chosen, to: chosen } : { from: chosen + 1, to: chosen + 1 });
        });
      const beside = isLeft ? span.from - 1 : span.from;
      if (span.from === span.to && figureAt(value, beside)) return done(() => choose(beside));
    } else if (event.key === 'Escape') setChosen(null);
  };

  const paste = (event: ClipboardEvent) => {
    event.preventDefault();
    insert(plainWords(event.clipboardData.getData('text/plain')));
  };
  const copy = (event: ClipboardEvent, isCut: boolean) => {
    const span = box.current && spanIn(box.current);
    if (!span || span.from === span.to) return;
    event.preventDefault();
    event.clipboardData.setData('text/plain', textOf(sliceOf(value, span.from, span.to)));
    if (isCut) change(replaced(value, span, []), span.from);
  };
  const press = (event: MouseEvent) => {
    const i = box.current ? chipsOf(box.current).indexOf(event.target as HTMLElement) : -1;
    const at = placesOf(value)[i];
    const figure = at === undefined ? null : figureAt(value, at);
    if (at !== undefined && figure) props.onFigure(figure, at);
    else setChosen(null);
  };

  return (
    <div
      ref={box}
      id={id}
      className="sentence"
      role="textbox"
      aria-label={label}
      aria-multiline="true"
      contentEditable
      suppressContentEditableWarning
      spellCheck={false}
      tabIndex={0}
      onInput={read}
      onCompositionStart={() => {
        composing.current = true;
        const root = box.current;
        const span = root && spanIn(root);
        // An input method cannot be held back: it begins behind the figure instead of over it.
        if (root && span && figuresIn(value, span).length > 0) select(root, { from: span.to, to: span.to });
      }}
      onCompositionEnd={() => {
        composing.current = false;
        read();
      }}
      onKeyDown={keys}
      onPaste={paste}
      onCopy={(event) => copy(event, false)}
      onCut={(event) => copy(event, true)}
      onDrop={(event) => event.preventDefault()}
      onClick={press}
      onSelect={() => {
        const span = box.current && spanIn(box.current);
        if (span) props.onPlace(span);
      }}
      onBlur={() => setChosen(null)}
    />
  );
}

/** What the browser is about to take away, as places. */
function targetSpan(root: HTMLElement, range: StaticRange): Span | null {
  if (!root.contains(range.startContainer) || !root.contains(range.endContainer)) return null;
  return {
    from: placeOf(root, range.startContainer, range.startOffset),
    to: placeOf(root, range.endContainer, range.endOffset),
  };
}
