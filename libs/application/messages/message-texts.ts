/** What each kind of message says, in both languages, with what to do. */
import type { MessageKind } from '#domain/message/message.js';
import { BRIEFING_TEXTS } from './briefing-texts.js';
import { MEETING_TEXTS } from './meeting-texts.js';
import { REQUIREMENT_TEXTS } from './requirement-texts.js';
import { RETURN_TEXTS } from './return-texts.js';
import type { MessageText } from './said.js';

/** A kind without its text does not compile. */
export const MESSAGE_TEXTS = { ...RETURN_TEXTS, ...MEETING_TEXTS, ...REQUIREMENT_TEXTS, ...BRIEFING_TEXTS } satisfies Record<
  MessageKind,
  (facts: never) => MessageText
>;
export type MessageFacts = { [K in MessageKind]: Parameters<(typeof MESSAGE_TEXTS)[K]>[0] };
