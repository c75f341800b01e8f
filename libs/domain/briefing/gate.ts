/** The release gate (发布校核): what must be true of the finished files before a briefing may be released. */
import type { Text } from '../errors.js';

export const GATE_CHECKS = {
  /** Every number in the files, read back from PDF, DOCX, XLSX and chart drawings, is one that the second computation gives. */
  figures: { zh: '文、表、图数字与季报重新计算一致', en: 'Text, tables and charts agree with a second count of the returns' },
  totals: { zh: '各单位之和等于合计', en: 'Units add up to the total' },
  formats: { zh: 'PDF、Word、Excel 内容一致', en: 'PDF, Word and Excel say the same' },
  glyphs: { zh: '没有缺字', en: 'Every character has a font' },
  clipping: { zh: '图表文字没有被截断', en: 'Nothing in a chart is cut off' },
  sections: { zh: '没有空白的部分', en: 'No section is empty without saying why' },
  placeholders: { zh: '没有待补充的内容', en: 'Nothing is left to be filled in' },
  freshness: { zh: '数据是最新版本', en: 'The figures are of the newest data version' },
} as const satisfies Record<string, Text>;
export type GateCheckCode = keyof typeof GATE_CHECKS;

/** What a document may have none of; then the check does not apply. */
const NONE: Partial<Record<GateCheckCode, Text>> = {
  totals: { zh: '本文没有按单位或系统分列的合计', en: 'nothing here is broken down by unit or sector' },
  clipping: { zh: '本文没有图', en: 'it has no charts' },
};
/** Why the check does not apply; null where it does. What a check should have seen and did not is a problem instead. */
export const whyNot = ({ code, ok, looked }: GateCheck): Text | null => (ok && looked === 0 ? (NONE[code] ?? null) : null);

export interface GateProblem {
  /** Where in the document: `一、总体情况，第2段`, `表3，第4行`. */
  where: Text;
  said: Text;
}
export interface GateCheck {
  code: GateCheckCode;
  ok: boolean;
  /** How many things were looked at: a check that saw nothing proves nothing. */
  looked: number;
  problems: GateProblem[];
}
export interface GateReport {
  checkedAt: string;
  revision: number;
  dataVersion: number;
  ok: boolean;
  checks: GateCheck[];
}
