/** How far a return has come on its way: which of the five steps is next, and what still blocks submitting. */
import type { ReturnView } from '#domain/views/return-view.js';
import { isMissing, isOpen } from '../../components/findings/sort-findings.js';

export const STEPS = ['download', 'fill', 'upload', 'explain', 'submit'] as const;
export type Step = (typeof STEPS)[number];
/** Of a return that is filled in online. */
const FORM_STEPS: readonly Step[] = ['fill', 'explain', 'submit'];

export const stepsOf = (view: Pick<ReturnView, 'version' | 'origin'>): readonly Step[] =>
  view.version > 0 && view.origin === 'form' ? FORM_STEPS : STEPS;

export interface Stage {
  /** The step to do now; `done` when there is nothing left for the clerk. */
  now: Step | 'fix' | 'done' | 'closed';
  errors: number;
  /** Of them: cells simply left empty. */
  missing: number;
  /** Warnings without a note. */
  unexplained: number;
  maySubmit: boolean;
  /** Sent back and not touched since: the same figures may go again. */
  mayResend: boolean;
}

/** `downloaded`: the reader has just fetched his workbook; the server does not know of it. */
export function readStage(view: ReturnView, downloaded = false): Stage {
  const errors = view.findings.filter((f) => f.severity === 'error').length;
  const missing = view.findings.filter(isMissing).length;
  const unexplained = view.findings.filter((f) => isOpen(f, view.explanations)).length;
  const isDraft = view.status === 'draft';
  const maySubmit = isDraft && view.canFile && errors === 0 && unexplained === 0;
  const mayResend = view.status === 'returned' && view.canFile && errors === 0;
  return { now: stepNow(), errors, missing, unexplained, maySubmit, mayResend };

  function stepNow(): Stage['now'] {
    if (view.status === 'submitted' || view.status === 'accepted') return 'done';
    if (!view.canFile) return 'closed';
    if (view.status === 'none') return downloaded ? 'fill' : 'download';
    if (view.status === 'returned' || errors > 0) return 'fix';
    return unexplained > 0 ? 'explain' : 'submit';
  }
}

/** Filed anew after a return and not yet accepted: what was asked for stays in sight. */
export const isAfterReturn = (view: Pick<ReturnView, 'status' | 'returnedCount' | 'returnReason'>): boolean =>
  (view.status === 'draft' || view.status === 'submitted') && view.returnedCount > 0 && view.returnReason !== null;

/** Whether a step lies behind, at hand, or ahead. Correcting is done where the figures were filled in. */
export function stateOfStep(step: Step, stage: Pick<Stage, 'now'>, steps: readonly Step[] = STEPS): 'done' | 'now' | 'ahead' {
  const { now } = stage;
  if (now === 'done') return 'done';
  if (now === 'closed') return 'ahead';
  const at = steps.indexOf(now === 'fix' ? (steps.includes('upload') ? 'upload' : 'fill') : now);
  const index = steps.indexOf(step);
  return index < at ? 'done' : index === at ? 'now' : 'ahead';
}
