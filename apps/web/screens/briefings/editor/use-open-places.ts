/** Colours the places of a sentence that are still to be written, without touching its text. */
import { useCallback, useEffect, useRef, type RefObject } from 'react';
import type { Sentence } from '#domain/briefing/sentence.js';
import { rangeOf } from './sentence-dom.js';
import { openPlaces } from './sentence-edit.js';

const NAME = 'open-place';
/** An older browser has no such colouring; the mark beside the paragraph stays. */
const isKnown = (): boolean => typeof Highlight === 'function' && 'highlights' in CSS;

export function useOpenPlaces(box: RefObject<HTMLElement | null>): (sentence: Sentence) => void {
  const drawn = useRef<Range[]>([]);
  const clear = useCallback(() => {
    for (const range of drawn.current) CSS.highlights.get(NAME)?.delete(range);
    drawn.current = [];
  }, []);
  useEffect(() => () => (isKnown() ? clear() : undefined), [clear]);
  return useCallback(
    (sentence) => {
      if (!isKnown() || !box.current) return;
      clear();
      const root = box.current;
      drawn.current = openPlaces(sentence).map((span) => rangeOf(root, span));
      const all = CSS.highlights.get(NAME) ?? new Highlight();
      for (const range of drawn.current) all.add(range);
      CSS.highlights.set(NAME, all);
    },
    [box, clear],
  );
}
