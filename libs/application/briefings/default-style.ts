/** Who issues a briefing, and how an issuer's briefings look and read until his office says otherwise. */
import type { BriefingKind } from '#domain/briefing/briefing.js';
import type { BriefingStyle, Recipient } from '#domain/briefing/style.js';
import type { PeriodUnit } from '#domain/unit/unit.js';

/** Sheets and notices are the bureau's word to a unit; every other paper is issued by the unit it is about. */
export const issuerOf = <T extends object>(kind: BriefingKind, unit: T, root: T): T =>
  kind === 'unit_sheet' || kind === 'notice' ? root : unit;

export function defaultStyle(
  unit: Pick<PeriodUnit, 'code' | 'name' | 'parent'>,
  children: readonly Pick<PeriodUnit, 'name'>[],
): BriefingStyle {
  const recipient = (group: Recipient['group'], name: string, units: string[] = []): Recipient => ({
    ...{ group, name, units, usernames: [], emails: [], sends: 'link' },
  });
  const common = { addressees: null, copies: null, sealSpace: false, kinds: {} };
  const isBranch = children.length === 0;
  if (unit.parent !== null)
    return {
      ...common,
      issuingOffice: unit.name,
      recipients: [recipient('report', '上级党组织'), recipient('issue', isBranch ? '本支部' : '本级党组织', [unit.code])],
    };
  return {
    ...common,
    issuingOffice: `${unit.name.replace(/(党委|党总支|党支部)$/, '')}党建工作办公室`,
    recipients: [
      recipient('report', '上级党委、机关工委、派驻纪检监察组'),
      recipient('send', '局领导，机关各科室'),
      recipient('issue', isBranch ? '本支部' : '所属各级党组织', [unit.code]),
    ],
  };
}
