/** The release gate (发布校核): every check a briefing must pass before it is released; any failure blocks, and says what. */
import type { GateCheck, GateReport } from '#domain/briefing/gate.js';
import { checkFigures } from './gate/check-figures.js';
import { checkClipping, checkFormats, checkFreshness, checkGlyphs, checkPlaceholders, checkSections } from './gate/check-print.js';
import { checkTotals } from './gate/check-totals.js';
import { lookAt, type GatePorts, type Look, type ReleaseDraft } from './gate/look.js';

export type CheckRelease = (draft: ReleaseDraft) => Promise<GateReport>;

/** One line a check. */
const CHECKS: readonly ((look: Look) => GateCheck | Promise<GateCheck>)[] = [
  checkFigures,
  checkTotals,
  checkFormats,
  checkGlyphs,
  checkClipping,
  checkSections,
  checkPlaceholders,
  checkFreshness,
];

export const checkRelease =
  (ports: GatePorts): CheckRelease =>
  async (draft) => {
    const look = await lookAt(ports, draft);
    const checks: GateCheck[] = [];
    for (const check of CHECKS) checks.push(await check(look));
    return {
      checkedAt: ports.clock.now().toISOString(),
      revision: draft.record.revision,
      dataVersion: draft.document.dataVersion,
      ok: checks.every(({ ok }) => ok),
      checks,
    };
  };
