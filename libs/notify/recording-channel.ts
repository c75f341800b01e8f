/** The twin of every channel: keeps what it was given, and answers what the test tells it to. */
import type { ChannelName } from '#domain/message/message.js';
import type { Channel, Delivery, DeliveryOutcome } from '#domain/ports/channel.port.js';

export class RecordingChannel implements Channel {
  readonly delivered: Delivery[] = [];
  /** Answers of the next deliveries, in order; an error is thrown. Afterwards everything is sent. */
  readonly answers: (DeliveryOutcome | Error)[] = [];

  constructor(readonly name: ChannelName) {}

  async check(): Promise<void> {
    return undefined;
  }

  async deliver(delivery: Delivery): Promise<DeliveryOutcome> {
    const answer = this.answers.shift() ?? { status: 'sent' };
    this.delivered.push(delivery);
    if (answer instanceof Error) throw answer;
    return answer;
  }
}
