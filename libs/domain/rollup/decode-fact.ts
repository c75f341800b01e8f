/** Reads facts of another catalogue version: slots are found again by code, never by number. */
import type { Catalogue } from '../catalogue/catalogue.js';
import { slotLayoutOf } from './slot-layout.js';

/**
 * For each slot of `from` its slot in `to`, or −1. An element is the same when its code is; an indicator's numbers are carried over
 * only when both versions evaluate it by the same expressions, since a new formula must not be mixed with sums of the old one.
 */
export function slotMapOf(from: Catalogue, to: Catalogue): Int32Array {
  const [source, target] = [slotLayoutOf(from), slotLayoutOf(to)];
  const map = new Int32Array(source.size).fill(-1);
  const link = (slot: number | undefined, into: number | undefined): void => {
    if (slot !== undefined && into !== undefined) map[slot] = into;
  };
  for (const code of source.elements) link(source.elementSlot(code), target.elementSlot(code));
  for (const { code } of source.indicators) {
    if (!to.hasIndicator(code)) continue;
    const [before, now] = [from.indicator(code), to.indicator(code)];
    if (
      before.kind !== now.kind ||
      before.numerator?.source !== now.numerator?.source ||
      before.denominator?.source !== now.denominator?.source
    )
      continue;
    link(source.numeratorSlot(code), target.numeratorSlot(code));
    link(source.denominatorSlot(code), target.denominatorSlot(code));
  }
  return map;
}
