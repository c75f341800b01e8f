/** What can be done with the paragraph one is in; right behind its words, so that Tab leads here. */
import { Icon, type IconName } from '../../../components/icon.js';
import { useText, type TextKey } from '../../../i18n/language.js';
import type { Desk } from './paragraph-row.js';

interface Props {
  node: string;
  isOpen: boolean;
  mayEdit: boolean;
  canRestore: boolean;
  talks: number;
  desk: Desk;
}

export function ParagraphTools({ node, isOpen, mayEdit, canRestore, talks, desk }: Props) {
  const t = useText();
  const tool = (icon: IconName, label: TextKey, work: () => void) => (
    <button type="button" className="say__tool" title={t(label)} onClick={work}>
      <Icon name={icon} size={15} />
      <span className="say__label">{t(label)}</span>
    </button>
  );
  // Whoever only reads has no caret that leads here.
  if (mayEdit && !isOpen && talks === 0) return null;
  return (
    <div className={`say__tools ${!mayEdit && talks === 0 ? 'say__tools--quiet' : ''}`}>
      {isOpen && mayEdit && (
        <>
          {tool('formula', 'editor.figure', () => desk.bind(node, { from: -1, to: -1 }, null))}
          {tool('plus', 'editor.add', () => desk.add(node))}
          {canRestore && tool('undo', 'editor.restore', () => desk.restore(node))}
          {tool('close', 'editor.remove', () => desk.remove(node))}
        </>
      )}
      <button
        type="button"
        className="say__tool"
        title={t('editor.talk')}
        aria-label={talks > 0 ? t('editor.talks', { count: talks }) : t('editor.talk')}
        onClick={() => desk.talk(node)}
      >
        <Icon name="talk" size={15} />
        {talks > 0 ? <span>{talks}</span> : <span className="say__label">{t('editor.talk')}</span>}
      </button>
    </div>
  );
}
