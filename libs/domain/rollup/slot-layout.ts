/** The slots of a catalogue version: where each element's and each indicator's numbers stand inside facts and rollups. */
import type { Catalogue, ElementCode, Indicator, IndicatorCode } from '../catalogue/catalogue.js';
import type { UnitType } from '../unit/unit.js';
import type { SlotLayout } from './rollup.js';

const layouts = new WeakMap<Catalogue, SlotLayout>();

/** Elements in catalogue order, then numerator and denominator of each `ratio`, numerator alone of each `count`; made once a catalogue. */
export function slotLayoutOf(catalogue: Catalogue): SlotLayout {
  let layout = layouts.get(catalogue);
  if (!layout) layouts.set(catalogue, (layout = makeLayout(catalogue)));
  return layout;
}

/** Whether the indicator is evaluated once per return and therefore has slots. */
export const isPerReturn = (indicator: Indicator): boolean => indicator.kind === 'ratio' || indicator.kind === 'count';

function makeLayout(catalogue: Catalogue): SlotLayout {
  const elementSlots = new Map<ElementCode, number>();
  const numeratorSlots = new Map<IndicatorCode, number>();
  const denominatorSlots = new Map<IndicatorCode, number>();
  const indicators: SlotLayout['indicators'] = [];
  let next = 0;
  for (const element of catalogue.elements) elementSlots.set(element.code, next++);
  for (const indicator of catalogue.indicators.filter(isPerReturn)) {
    const ratio = indicator.kind === 'ratio';
    indicators.push({ code: indicator.code, ratio });
    numeratorSlots.set(indicator.code, next++);
    if (ratio) denominatorSlots.set(indicator.code, next++);
  }
  return {
    catalogueVersion: catalogue.version,
    elements: catalogue.elements.map((e) => e.code),
    indicators,
    size: next,
    elementSlot: (code) => elementSlots.get(code),
    numeratorSlot: (code) => numeratorSlots.get(code),
    denominatorSlot: (code) => denominatorSlots.get(code),
  };
}

/** 1 = a unit of this type files the element, or every element the indicator is made of. */
export function slotsAppliedTo(type: UnitType, catalogue: Catalogue): Uint8Array {
  const layout = slotLayoutOf(catalogue);
  const mask = new Uint8Array(layout.size);
  const filed = new Set(catalogue.elements.filter((e) => e.appliesTo.includes(type)).map((e) => e.code));
  for (const code of filed) mask[layout.elementSlot(code)!] = 1;
  for (const indicator of catalogue.indicators.filter(isPerReturn)) {
    const operands = [...(indicator.numerator?.operands ?? []), ...(indicator.denominator?.operands ?? [])];
    if (!operands.every((code) => filed.has(code))) continue;
    mask[layout.numeratorSlot(indicator.code)!] = 1;
    const denominator = layout.denominatorSlot(indicator.code);
    if (denominator !== undefined) mask[denominator] = 1;
  }
  return mask;
}
