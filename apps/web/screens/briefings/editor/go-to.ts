/** Brings a paragraph, heading or table of the draft into view and stands there. */
import { select } from './sentence-dom.js';
import { elementOf } from './paragraph-row.js';
import type { Span } from './sentence-edit.js';

/** False while the page does not show it yet. */
export function goTo(node: string, span?: Span): boolean {
  const element = document.getElementById(elementOf(node));
  if (!element) return false;
  element.scrollIntoView({ block: 'center' });
  element.focus({ preventScroll: true });
  if (span && element.isContentEditable) select(element, span);
  return true;
}
