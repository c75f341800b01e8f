/** The draft as one edits it: its sections in order, paragraphs to write in, tables and charts in small, what was taken out with a way back. */
import { useCallback, useMemo, useRef } from 'react';
import type { Briefing, BriefingNode } from '#domain/briefing/briefing.js';
import { figureKey } from '#domain/briefing/figure-index.js';
import type { BriefingFlag } from '#domain/briefing/flags.js';
import { textOf, type BoundFigure, type Sentence } from '#domain/briefing/sentence.js';
import { walk } from '#domain/briefing/walk.js';
import type { BriefingDetail, BriefingThreadView } from '#domain/views/briefing-view.js';
import { useText } from '../../../i18n/language.js';
import { grouped } from '#domain/grouped.js';
import { BlockPreview } from './block-preview.js';
import { elementOf, ParagraphRow, type Desk } from './paragraph-row.js';
import type { EditorSnapshot } from './use-editor.js';

interface Props {
  document: Briefing;
  detail: BriefingDetail;
  snapshot: EditorSnapshot;
  threads: readonly BriefingThreadView[];
  /** The paragraph one is in. */
  open: string | null;
  desk: Desk;
}

const NO_FLAGS: readonly BriefingFlag[] = [];

export function DocumentEditor({ document, detail, snapshot, threads, open, desk }: Props) {
  const t = useText();
  const flags = useMemo(() => grouped(detail.flags, (flag) => flag.node), [detail.flags]);
  const edited = useMemo(() => new Map(detail.edited.map((one) => [one.node, one])), [detail.edited]);
  const talks = useMemo(
    () =>
      grouped(
        threads.filter((thread) => !thread.resolvedAt),
        (thread) => thread.node,
      ),
    [threads],
  );
  // Asked anew with every answer of the api, and mostly the same: rows are drawn again only when it is not.
  const names = useRef(detail.figureNames);
  names.current = detail.figureNames;
  const describe = useCallback(
    (figure: BoundFigure) => {
      const name = names.current[figureKey(figure)];
      return name ? t('editor.chip', { name }) : t('editor.chipNew');
    },
    [t],
  );
  const places = [...walk(document)];
  const counts = new Map<string, number>();

  const row = (node: string, title: string, sentence: Sentence, number: number | null = null) => {
    const count = (counts.get(title) ?? 0) + 1;
    counts.set(title, count);
    return (
      <ParagraphRow
        key={node}
        node={node}
        label={t('editor.paragraph', { section: title || document.title, number: count })}
        sentence={sentence}
        number={number}
        mayEdit={detail.may.edit}
        mayComment={detail.may.comment}
        isOpen={open === node}
        cell={snapshot.open.get(node) ?? null}
        flags={flags.get(node) ?? NO_FLAGS}
        edited={edited.get(node) ?? null}
        talks={talks.get(node)?.length ?? 0}
        byOther={snapshot.byOthers.has(node)}
        describe={describe}
        desk={desk}
      />
    );
  };
  const drawn = (node: BriefingNode, title: string) => {
    if (node.type === 'heading')
      return node.level === 1 ? (
        <h2 key={node.id} id={elementOf(node.id)} tabIndex={-1}>
          {node.text}
        </h2>
      ) : (
        <h3 key={node.id} id={elementOf(node.id)} tabIndex={-1}>
          {node.text}
        </h3>
      );
    if (node.type === 'paragraph') return row(node.id, title, node.sentence);
    if (node.type === 'list') return node.items.map((item, i) => row(item.id, title, item.sentence, (node.start ?? 1) + i));
    if (node.type === 'block') return <BlockPreview key={node.id} id={elementOf(node.id)} block={node.block} />;
    if (node.type === 'note')
      return (
        <p key={node.id} className="draft__note">
          {node.text}
        </p>
      );
    return <hr key={node.id} className="draft__break" />;
  };
  const removed = detail.edited.filter((one) => one.kind === 'remove' && one.generated && !snapshot.open.has(one.node));
  const removedIn = (section: string) => removed.filter((one) => one.node.startsWith(`${section}.`));

  return (
    <article className="draft panel" aria-label={t('editor.document')}>
      <header className="draft__head">
        {document.masthead && <p className="draft__masthead">{document.masthead}</p>}
        {document.issue && <p className="draft__issue">{document.issue}</p>}
        <h2 className="draft__title">{document.title}</h2>
        {document.addressees && <p className="draft__to">{document.addressees}：</p>}
      </header>
      {places.map(({ node, title, section, annex }, i) => {
        const last = places[i + 1]?.section !== section;
        const first = annex !== null && places[i - 1]?.annex !== annex;
        return (
          <div key={node.id} className="draft__part">
            {first && (
              <h2 className="draft__annex">
                {t('editor.annex', { number: annex })} {title}
              </h2>
            )}
            {drawn(node, title)}
            {last &&
              detail.may.edit &&
              removedIn(section).map((one) => (
                <p key={one.node} className="draft__removed">
                  <span>{t('editor.removedOne', { words: one.generated ? textOf(one.generated).slice(0, 60) : '' })}</span>{' '}
                  <button type="button" className="link" onClick={() => desk.restore(one.node)}>
                    {t('editor.bringBack')}
                  </button>
                </p>
              ))}
          </div>
        );
      })}
      <footer className="draft__foot">
        <p>{document.issuingOffice}</p>
        <p>{document.issuedOn}</p>
      </footer>
    </article>
  );
}
