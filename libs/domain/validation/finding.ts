/** A finding (审核结果): one message of validation, at its cell, in plain words. */
import type { Text } from '../errors.js';
import type { Severity } from '../catalogue/catalogue.js';

export interface Finding {
  /** Stable within a return version: `H01:M09`; explanations hang on it. */
  key: string;
  severity: Severity;
  /** Rule code (`H01`, `W07`) or file code (`F01` …). */
  code: string;
  element: string | null;
  sheet: string | null;
  cell: string | null;
  /** The value as found; null when empty or when the finding is about the whole file. */
  value: string | number | null;
  message: Text;
  /** What would be right. */
  expected: Text | null;
}

/** Key of an explanation and of React rows. */
export const findingKey = (code: string, element: string | null): string => `${code}:${element ?? '*'}`;
export const hasErrors = (findings: Finding[]): boolean => findings.some((f) => f.severity === 'error');
/** Warnings that still lack their note: they block submitting. */
export const unexplained = (findings: Finding[], explanations: Record<string, string>): Finding[] =>
  findings.filter((f) => f.severity === 'warning' && !explanations[f.key]?.trim());
