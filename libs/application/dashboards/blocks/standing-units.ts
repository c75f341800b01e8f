/** Whom the blocks of 分档帮促 speak of: the units one level down, the single organisations that file, or, at a leaf, the unit itself. */
import { lowestFiling } from '#domain/analysis/filing-units.js';
import type { Appraisal } from '#domain/catalogue/catalogue.js';
import type { Tone } from '#domain/dashboard/block.js';
import type { Language } from '#domain/errors.js';
import type { CollectedFigures, JudgedFigures, NodeCoverage } from '#domain/indicators/collected-figures.js';
import type { PeriodUnit } from '#domain/unit/unit.js';

export interface StandingUnit extends NodeCoverage {
  unit: PeriodUnit;
  figures: JudgedFigures;
  /** A quarter earlier. */
  before: JudgedFigures;
}

const itself = (data: CollectedFigures): StandingUnit => ({
  ...data,
  figures: data.total,
  before: { judged: (code) => data.trend.at(-2)?.figures.get(code) },
});

export const childrenOrSelf = (data: CollectedFigures): StandingUnit[] => (data.children.length > 0 ? data.children : [itself(data)]);

export const filingUnits = (data: CollectedFigures): StandingUnit[] => (data.peers.length > 0 ? lowestFiling(data.peers) : [itself(data)]);

/** Best first: the first grade is good, the last bad, the one before it close to that. */
export function gradeTone(grades: Appraisal['grades'], code: string): Tone {
  const place = grades.findIndex((grade) => grade.code === code);
  if (place === grades.length - 1) return 'bad';
  if (place === 0) return 'good';
  return place === grades.length - 2 ? 'warn' : 'neutral';
}

/** What every result of these rules carries beside it. */
export function ruleNote(
  kind: { zh: string; en: string },
  rule: { zh: string; en: string },
  { source }: Appraisal,
  language: Language,
): string {
  if (language === 'zh') return `${kind.zh}：${rule.zh}。依据：${source.zh}`;
  return `${kind.en}: ${rule.en}. Source: ${source.en}`;
}

/** 甲、乙、丙等5个. */
export function namesOf(units: readonly { unit: Pick<PeriodUnit, 'shortName'> }[], most: number, language: Language): string {
  const names = units.slice(0, most).map(({ unit }) => unit.shortName);
  const more = units.length - names.length;
  if (language === 'zh') return `${names.join('、')}${more > 0 ? `等${units.length}个` : ''}`;
  return `${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
