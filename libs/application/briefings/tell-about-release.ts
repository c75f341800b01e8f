/** Tells everybody who gets a released briefing, in the transaction of its release; told again, only those who were not told yet. */
import type { BriefingRecord } from '#domain/briefing/briefing.js';
import type { Stores } from '#domain/ports/database.port.js';
import { MESSAGE_TEXTS } from '../messages/message-texts.js';
import { tellAll, type Telling, type TellStores } from '../messages/tell.js';
import { aboutOf, recipientsOf } from './briefing-recipients.js';

export type ReleaseStores = TellStores & Pick<Stores, 'briefingStyles' | 'periods' | 'units'>;

/** `record` as it is released. How many were told who had not been. The doorbell is the caller's to ring, after his commit. */
export async function tellAboutRelease(stores: ReleaseStores, input: { record: BriefingRecord; at: Date }): Promise<number> {
  const { record, at } = input;
  const { users, outside } = await recipientsOf(stores, record);
  if (users.size === 0 && outside.size === 0) return 0;
  const { unit, style } = await aboutOf(stores, record);
  const kind = record.kind === 'unit_sheet' ? 'unit_sheet' : 'briefing_released';
  const facts = {
    ...{ period: record.period, unitName: unit.name, title: record.title ?? '', verificationCode: record.verificationCode ?? '' },
    issuingOffice: style.issuingOffice,
  };
  const telling = (sendsFile: boolean, to: string[], addresses: string[] = []): Telling => ({
    ...{ kind, at, period: record.period, unit: unit.code, to, outside: addresses },
    text: MESSAGE_TEXTS[kind](facts),
    link: `/briefings/${record.id}`,
    briefing: { id: record.id, sendsFile },
    key: `${kind}:${record.id}`,
  });
  const of = (sendsFile: boolean): string[] => [...users].filter(([, one]) => one.sendsFile === sendsFile).map(([id]) => id);
  return tellAll(stores, [telling(true, of(true), [...outside.keys()]), telling(false, of(false))]);
}
