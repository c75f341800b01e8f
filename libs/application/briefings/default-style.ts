/** How a bureau's briefings look and read until its office says otherwise. */
import type { BriefingStyle, Recipient } from '#domain/briefing/style.js';
import type { PeriodUnit } from '#domain/unit/unit.js';

export function defaultStyle(unit: Pick<PeriodUnit, 'code' | 'name'>, children: readonly Pick<PeriodUnit, 'name'>[]): BriefingStyle {
  const recipient = (group: Recipient['group'], name: string, units: string[] = []): Recipient => ({
    ...{ group, name, units, usernames: [], emails: [], sends: 'link' },
  });
  return {
    issuingOffice: `${unit.name.replace(/(党委|党总支|党支部)$/, '')}党建工作办公室`,
    addressees: null,
    recipients: [
      recipient('report', '上级党委、机关工委、派驻纪检监察组'),
      recipient('send', '局领导，机关各科室'),
      recipient('issue', children.length > 0 ? '所属各级党组织' : '本支部', [unit.code]),
    ],
    copies: null,
    sealSpace: false,
    kinds: {},
  };
}
