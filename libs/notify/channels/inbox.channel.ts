/** The inbox (站内消息): delivered by being stored; never switched off. */
import type { Channel, DeliveryOutcome } from '#domain/ports/channel.port.js';

export class InboxChannel implements Channel {
  readonly name = 'inbox';

  async check(): Promise<void> {
    return undefined;
  }

  async deliver(): Promise<DeliveryOutcome> {
    return { status: 'sent' };
  }
}
