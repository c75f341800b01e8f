/** Who got a released briefing: `GET /briefings/{id}/deliveries`. */
import type { DeliveryRecord } from '../message/message.js';

export interface BriefingDeliveries {
  /** Accounts the office named that may not see it: they are not told. */
  refused: string[];
  /** One a person and channel, in the order they were told. */
  deliveries: BriefingDelivery[];
}

export interface BriefingDelivery extends Omit<DeliveryRecord, 'messageId'> {
  /** Display name, or the printed name of the recipient whose outside address it is. */
  to: string;
  isOutside: boolean;
  /** With the PDF; otherwise a link. */
  sendsFile: boolean;
  /** In the app only: when it was read. */
  readAt: string | null;
}
