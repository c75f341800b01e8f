/** The office's wording on its briefings: banner, office, recipients. One place, until they become settings of the bureau. */
import type { BriefingSettings } from '#domain/briefing/briefing-input.js';
import type { PeriodUnit } from '#domain/unit/unit.js';

export function briefingSettings(unit: Pick<PeriodUnit, 'name'>, children: Pick<PeriodUnit, 'name'>[]): BriefingSettings {
  return {
    masthead: '党建工作简报',
    issuingOffice: `${unit.name.replace(/(党委|党总支|党支部)$/, '')}党建工作办公室`,
    addressees: null,
    report: ['上级党委、机关工委、派驻纪检监察组'],
    send: ['局领导，机关各科室'],
    issue: [children.length > 0 ? '所属各级党组织' : '本支部'],
    copies: null,
  };
}
