/** Opens what a long list leaves out at first. */
import type { Block } from '#domain/dashboard/block.js';
import { useText } from '../../i18n/language.js';

/** Undefined where all of it stands there from the beginning. */
export const shownAtFirst = (block: Block): number | undefined =>
  block.kind === 'table' || block.kind === 'bar' ? block.shown : undefined;

interface Props {
  block: Block;
  count: number;
  isWhole: boolean;
  onToggle: () => void;
}

export function RestButton({ block, count, isWhole, onToggle }: Props) {
  const t = useText();
  if ((shownAtFirst(block) ?? count) >= count) return null;
  return (
    <button type="button" className="link block__rest" aria-expanded={isWhole} onClick={onToggle}>
      {isWhole ? t('block.fewer') : t('block.all', { count })}
    </button>
  );
}
