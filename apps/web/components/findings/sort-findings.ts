/** Findings as a reader goes through them: errors first, filtered, searched, by sheet; cells simply left empty stand apart. */
import type { FindingView } from '#domain/views/return-view.js';

export const FINDING_FILTERS = ['all', 'error', 'warning', 'open'] as const;
export type FindingFilter = (typeof FINDING_FILTERS)[number];

/** A cell nobody has filled in yet: true, but no news to whoever is still typing. */
export const isMissing = (finding: FindingView): boolean => finding.code === 'H19' && finding.value === null && finding.element !== null;

/** A warning whose note is still to be written. */
export const isOpen = (finding: FindingView, explanations: Record<string, string>): boolean =>
  finding.severity === 'warning' && !explanations[finding.key]?.trim();

export function matchesFinding(finding: FindingView, filter: FindingFilter, explanations: Record<string, string>): boolean {
  if (filter === 'all') return true;
  return filter === 'open' ? isOpen(finding, explanations) : finding.severity === filter;
}

const said = (finding: FindingView): string =>
  [finding.element, finding.code, finding.sheet, finding.cell, finding.message, finding.expected].join(' ').normalize('NFKC').toLowerCase();

export const saysAll = (finding: FindingView, query: string): boolean =>
  query
    .normalize('NFKC')
    .toLowerCase()
    .split(/\s+/)
    .every((word) => said(finding).includes(word));

export const errorsFirst = (findings: readonly FindingView[]): FindingView[] =>
  findings.toSorted((a, b) => Number(a.severity === 'warning') - Number(b.severity === 'warning'));

/** In the order in which the sheets first come up; findings of no sheet come first. */
export function bySheet(findings: readonly FindingView[]): { sheet: string | null; findings: FindingView[] }[] {
  const groups = new Map<string | null, FindingView[]>();
  for (const finding of findings) groups.set(finding.sheet, [...(groups.get(finding.sheet) ?? []), finding]);
  return [...groups]
    .map(([sheet, of]) => ({ sheet, findings: of }))
    .toSorted((a, b) => Number(a.sheet !== null) - Number(b.sheet !== null));
}
