/** One paragraph of the draft: its words, what is to be looked at again, and, while one is in it, what can be done with it. */
import { memo, useRef } from 'react';
import type { BriefingFlag } from '#domain/briefing/flags.js';
import { textOf, type BoundFigure, type Sentence } from '#domain/briefing/sentence.js';
import type { EditedNode } from '#domain/views/briefing-view.js';
import type { OpenCell } from '../../../components/saving/saving.js';
import { moment } from '../../../i18n/dates.js';
import { useText } from '../../../i18n/language.js';
import type { Paragraph } from './paragraphs.js';
import { ParagraphTools } from './paragraph-tools.js';
import type { Span } from './sentence-edit.js';
import { SentenceEditor } from './sentence-editor.js';

/** What a paragraph may ask of the page. */
export interface Desk {
  open: (node: string) => void;
  place: (node: string, span: Span) => void;
  bind: (node: string, span: Span, figure: BoundFigure | null) => void;
  write: (node: string, sentence: Sentence) => void;
  split: (node: string, before: Sentence, after: Sentence) => void;
  add: (node: string) => void;
  remove: (node: string) => void;
  restore: (node: string) => void;
  /** Drafts anew from the newest figures. */
  renew: () => void;
  talk: (node: string) => void;
  undo: (redo: boolean) => void;
  settle: (node: string, whose: 'mine' | 'theirs') => void;
  drop: (node: string) => void;
  hint: (words: string) => void;
}

interface Props {
  node: string;
  label: string;
  sentence: Sentence;
  /** 1. 2. 3. of a list. */
  number: number | null;
  mayEdit: boolean;
  mayComment: boolean;
  isOpen: boolean;
  cell: OpenCell<Paragraph> | null;
  flags: readonly BriefingFlag[];
  edited: EditedNode | null;
  /** Open threads. */
  talks: number;
  byOther: boolean;
  describe: (figure: BoundFigure) => string;
  desk: Desk;
}

export const elementOf = (node: string): string => `say-${node}`;

export const ParagraphRow = memo(function ParagraphRow(props: Props) {
  const { node, label, sentence, number, mayEdit, mayComment, isOpen, cell, flags, edited, talks, describe, desk } = props;
  const t = useText();
  const box = useRef<HTMLDivElement>(null);
  const stale = flags.filter((flag) => flag.kind === 'stale_figure');
  const isToFill = flags.some((flag) => flag.kind === 'placeholder');
  const state =
    cell?.state === 'conflict' || cell?.state === 'refused' ? 'bad' : stale.length > 0 || isToFill ? 'warn' : edited ? 'changed' : 'plain';
  const note = noteOf();
  return (
    <div ref={box} className={`say say--${state} ${isOpen ? 'is-open' : ''}`} data-node={node} onFocus={() => desk.open(node)}>
      {number !== null && <span className="say__number">{number}.</span>}
      <div className="say__words">
        {mayEdit ? (
          <SentenceEditor
            id={elementOf(node)}
            label={label}
            value={sentence}
            describe={describe}
            isStale={(figure) => stale.some((flag) => flag.old === figure.display)}
            onChange={(next) => desk.write(node, next)}
            onPlace={(span) => desk.place(node, span)}
            onFigure={(figure, at) => desk.bind(node, { from: at, to: at + 1 }, figure)}
            onSplit={(before, after) => desk.split(node, before, after)}
            onEmptied={() => desk.remove(node)}
            onUndo={desk.undo}
            onHint={desk.hint}
          />
        ) : (
          <p className="sentence" id={elementOf(node)} tabIndex={-1}>
            {sentence.map((part, i) =>
              typeof part === 'string' ? (
                part
              ) : (
                <span key={i} className="chip" title={describe(part)}>
                  {part.display}
                </span>
              ),
            )}
          </p>
        )}
        {(mayEdit || mayComment || talks > 0) && (
          <ParagraphTools
            node={node}
            isOpen={isOpen}
            mayEdit={mayEdit}
            canRestore={edited?.generated != null && edited.kind === 'replace'}
            talks={talks}
            desk={desk}
          />
        )}
        {note && <p className={`say__note ${cell?.state === 'refused' ? 'say__note--bad' : ''}`}>{note}</p>}
        {cell?.state === 'refused' && (
          <p className="say__note say__note--bad" role="alert">
            {cell.reason}{' '}
            <button type="button" className="link" onClick={() => desk.drop(node)}>
              {t('editor.takeBack')}
            </button>
          </p>
        )}
        {cell?.state === 'conflict' && (
          <div className="say__conflict" role="alert">
            <p>{t(cell.theirs ? 'editor.conflict' : 'editor.conflictGone')}</p>
            <dl>
              <div>
                <dt>{t('editor.mine')}</dt>
                <dd>{cell.value ? textOf(cell.value.sentence) : t('editor.removedHere')}</dd>
              </div>
              <div>
                <dt>{t('editor.theirs')}</dt>
                <dd>{cell.theirs ? textOf(cell.theirs.sentence) : t('editor.removedHere')}</dd>
              </div>
            </dl>
            <button type="button" className="button button--small" onClick={() => desk.settle(node, 'mine')}>
              {t('editor.keepMine')}
            </button>
            <button type="button" className="button button--small" onClick={() => desk.settle(node, 'theirs')}>
              {t('editor.keepTheirs')}
            </button>
          </div>
        )}
        {mayEdit &&
          stale.map((flag) => (
            <p key={flag.old + flag.new} className="say__note say__note--warn">
              {flag.new ? t('editor.stale', { old: flag.old, now: flag.new }) : t('editor.staleGone', { old: flag.old })}{' '}
              {flag.new && (
                <button type="button" className="link" onClick={desk.renew}>
                  {t('editor.renew')}
                </button>
              )}
            </p>
          ))}
        {mayEdit &&
          flags
            .filter((flag) => flag.kind === 'base_changed')
            .map((flag) => (
              <details key={flag.new} className="say__note say__note--warn">
                <summary>{t(flag.new ? 'editor.baseChanged' : 'editor.baseGone')}</summary>
                {flag.new && (
                  <>
                    <p>{flag.new}</p>
                    <button type="button" className="link" onClick={() => desk.restore(node)}>
                      {t('editor.restore')}
                    </button>
                  </>
                )}
              </details>
            ))}
      </div>
    </div>
  );

  function noteOf(): string | null {
    if (props.byOther && edited) return t('editor.byOther', { name: edited.by, time: moment(edited.at) });
    if (!isOpen || !edited) return null;
    return t(edited.kind === 'insert' ? 'editor.addedBy' : 'editor.changedBy', { name: edited.by, time: moment(edited.at) });
  }
});
