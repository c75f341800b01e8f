/** A way to reach a person; one file each in `notify/channels`. Whom it reaches, and where, says `domain/message/reach.ts`. */
import type { Language } from '../errors.js';
import type { ChannelName, MessageRecord, NotificationSettings } from '../message/message.js';
import type { UserRecord } from './user-store.port.js';

export interface Attachment {
  name: string;
  type: string;
  bytes: Uint8Array;
}

export interface Delivery {
  message: MessageRecord;
  user: Pick<UserRecord, 'displayName' | 'email'>;
  settings: NotificationSettings | null;
  /** For channels that carry files; others lead to it by the link. */
  attachment?: Attachment | undefined;
  language: Language;
  /** Same for every attempt of one delivery: channels that can, tell the other side, so that a repeated attempt is recognised. */
  deliveryId: string;
}
/** `again`: the other side is away; worth another attempt. Anything else is final. */
export type DeliveryOutcome = { status: 'sent' } | { status: 'skipped' | 'failed' | 'again'; reason: string };

export interface Channel {
  name: ChannelName;
  /** Throws `invalid` when what the person chose cannot be used; asked before it is stored. */
  check(settings: NotificationSettings): Promise<void>;
  deliver(delivery: Delivery): Promise<DeliveryOutcome>;
}
