/** Of the returns expected of a unit: how many are accepted, how many wait for review or were sent back, how many nobody filed. */
import type { Language } from '#domain/errors.js';
import type { NodeCoverage } from '#domain/indicators/collected-figures.js';

export interface FilingParts {
  accepted: number;
  waiting: number;
  unfiled: number;
}

export function filingParts({ reported, expected, filing }: NodeCoverage): FilingParts {
  const waiting = Math.max(0, filing.submitted - reported);
  return { accepted: reported, waiting, unfiled: Math.max(0, expected - reported - waiting) };
}

/** 2个待审或退回、1个未报; empty where everything is accepted. Whoever filed is never said not to have. */
export function notAccepted({ waiting, unfiled }: Omit<FilingParts, 'accepted'>, language: Language): string {
  const said =
    language === 'zh'
      ? [waiting > 0 ? `${waiting}个待审或退回` : '', unfiled > 0 ? `${unfiled}个未报` : '']
      : [waiting > 0 ? `${waiting} waiting or sent back` : '', unfiled > 0 ? `${unfiled} not filed` : ''];
  return said.filter(Boolean).join(language === 'zh' ? '、' : ', ');
}
