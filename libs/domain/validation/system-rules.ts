/** The rules that are code, by rule code: a system or peer rule of the catalogue without a line here is refused when the catalogue loads. */
import { checkCells } from './check-cells.js';
import { byConstruction, filingWindow, lateOrReturned } from './filing.rule.js';
import { movedIndicator } from './moved-indicator.rule.js';
import { peerOutlier } from './peer-outlier.rule.js';
import { everythingFull, sameAsLastQuarter } from './too-good.rule.js';
import { turnedTooSoon } from './turned-too-soon.rule.js';
import type { SystemRule } from './validation-input.js';

export const SYSTEM_RULES: Readonly<Record<string, SystemRule>> = {
  H19: checkCells,
  H20: byConstruction,
  H21: byConstruction,
  H23: filingWindow,
  W02: movedIndicator,
  W06: everythingFull,
  W08: sameAsLastQuarter,
  W13: turnedTooSoon,
  W15: lateOrReturned,
  W16: peerOutlier,
};
