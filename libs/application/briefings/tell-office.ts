/** Tells the office how its briefing gets on: drafted by schedule, sent for review, sent back, or kept from release. */
import { SYSTEM, type Actor } from '#domain/access/actor.js';
import type { BriefingRecord } from '#domain/briefing/briefing.js';
import type { Text } from '#domain/errors.js';
import type { Stores } from '#domain/ports/database.port.js';
import { codesOnPath } from '#domain/unit/unit-people.js';
import { officersOf } from '../access/officers-of.js';
import { MESSAGE_TEXTS, type MessageFacts } from '../messages/message-texts.js';
import type { MessageText } from '../messages/said.js';
import { tell, type TellStores } from '../messages/tell.js';
import { aboutOf } from './briefing-recipients.js';
import { briefingView } from './briefing-views.js';
import { lastHand } from './release-rules.js';

type OfficeStores = TellStores & Pick<Stores, 'briefingEdits' | 'briefingStyles' | 'periods' | 'units'>;
type BriefingNews = { at: Date; actor: Actor; record: BriefingRecord } & (
  | { kind: 'briefing_drafted'; failure: Text | null }
  | { kind: 'briefing_review' }
  | { kind: 'briefing_sent_back'; reason: string }
  | { kind: 'briefing_refused'; why: Text }
);

/** In the transaction of the act; nobody is told of his own. The doorbell is the caller's to ring. How many were told. */
export async function tellOffice(stores: OfficeStores, news: BriefingNews): Promise<number> {
  const { kind, at, actor, record } = news;
  const { unit, path } = await aboutOf(stores, record);
  const last = lastHand(record, await stores.briefingEdits.of(record.id));
  const isConcerned = (id: string): boolean => {
    if (kind === 'briefing_sent_back') return id === last;
    if (kind === 'briefing_refused') return id === record.release?.by;
    // Whoever wrote it last does not release it.
    return kind === 'briefing_drafted' || id !== last;
  };
  const { title } = briefingView(record, unit.name, 'zh');
  const facts = { ...news, title, period: record.period, by: actor.displayName };
  return tell(stores, {
    ...{ kind, at, period: record.period, unit: unit.code, link: `/briefings/${record.id}` },
    to: (await officersOf(stores, path)).filter((id) => id !== actor.userId && isConcerned(id)),
    // The compiler cannot see that the kind of the news picks the facts of the same kind.
    text: (MESSAGE_TEXTS[kind] as (facts: MessageFacts[keyof MessageFacts]) => MessageText)(facts),
    key: keyOf(news, path),
  });
}

/** Sheets that went out by the hundred and are kept back for one reason are told of once a day. */
function keyOf({ kind, at, actor, record }: BriefingNews, path: string): string {
  const isOneOfMany = actor === SYSTEM && record.kind === 'unit_sheet' && record.origin === 'schedule';
  return isOneOfMany
    ? `${kind}:sheets:${record.period}:${codesOnPath(path)[0]}:${at.toISOString().slice(0, 10)}`
    : `${kind}:${record.id}:${at.toISOString()}`;
}
