/** What is wrong with each cell of a return, gathered per cell: how bad it is, and what its comment says. */
import type { Finding } from '#domain/validation/finding.js';
import { harmless } from '../harmless-text.js';

/** `noted`: a warning with the clerk's note. */
export type MarkKind = 'error' | 'warning' | 'noted';
export const MARK_WORDS: Record<MarkKind, string> = { error: '错误', warning: '警告', noted: '已说明' };
export const MARK_COLOURS: Record<MarkKind, string> = { error: 'F7CFCB', warning: 'FCE3B0', noted: 'D9E6EE' };
const BADNESS: MarkKind[] = ['error', 'warning', 'noted'];

export interface CellMark {
  kind: MarkKind;
  comment: string;
}

export function markOf(finding: Finding, explanations: Record<string, string>): MarkKind {
  if (finding.severity === 'error') return 'error';
  return explanations[finding.key]?.trim() ? 'noted' : 'warning';
}

/** By element; findings about the whole return have no cell. */
export function cellMarks(findings: Finding[], explanations: Record<string, string>): Map<string, CellMark> {
  const marks = new Map<string, CellMark>();
  for (const finding of findings) {
    if (finding.element === null) continue;
    const kind = markOf(finding, explanations);
    const before = marks.get(finding.element);
    const comment = commentOf(finding, kind, explanations[finding.key]);
    marks.set(finding.element, {
      kind: before && BADNESS.indexOf(before.kind) < BADNESS.indexOf(kind) ? before.kind : kind,
      comment: before ? `${before.comment}\n\n${comment}` : comment,
    });
  }
  return marks;
}

function commentOf(finding: Finding, kind: MarkKind, note: string | undefined): string {
  const lines = [`【${MARK_WORDS[kind]} ${finding.code}】${finding.message.zh}`];
  if (finding.expected) lines.push(`应为：${finding.expected.zh}`);
  if (note?.trim()) lines.push(`您的说明：${note.trim()}`);
  return harmless(lines.join('\n'));
}
