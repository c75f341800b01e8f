/** Who got a released briefing, over which channel and with what outcome; and once more to those it did not reach. */
import type { Actor } from '#domain/access/actor.js';
import type { BriefingRecord } from '#domain/briefing/briefing.js';
import { DomainError } from '#domain/errors.js';
import type { BriefingDeliveries } from '#domain/views/briefing-delivery-view.js';
import type { Ports } from '../ports.js';
import { recordAct } from '../record-act.js';
import { recipientsOf } from './briefing-recipients.js';
import { findBriefing } from './find-briefing.js';
import { tellAboutRelease } from './tell-about-release.js';

export class DeliverBriefing {
  constructor(private readonly ports: Pick<Ports, 'database' | 'clock' | 'doorbell'>) {}

  async read(input: { actor: Actor; id: string }): Promise<BriefingDeliveries> {
    const { database } = this.ports;
    const { record } = await findBriefing(database, input, 'manage');
    const told = await database.messages.ofBriefing(record.id);
    const { outside, refused } = await recipientsOf(database, record);
    const users = await database.users.byIds([...new Set(told.flatMap(({ message }) => message.userId ?? []))]);
    const nameOf = new Map(users.map((user) => [user.id, user.displayName]));
    return {
      refused,
      deliveries: told.flatMap(({ message, deliveries }) =>
        deliveries.map(({ id, channel, address, status, attempts, outcome, createdAt, sentAt }) => ({
          ...{ id, channel, address, status, attempts, outcome, createdAt, sentAt },
          to: message.userId === null ? (outside.get(address) ?? address) : (nameOf.get(message.userId) ?? ''),
          isOutside: message.userId === null,
          sendsFile: message.briefing!.sendsFile && channel === 'email',
          readAt: channel === 'inbox' ? message.readAt : null,
        })),
      ),
    };
  }

  /** To whoever was named since, and where it failed; nobody who has it gets it again. Throws `conflict` before the release. */
  async run(input: { actor: Actor; id: string }): Promise<BriefingDeliveries> {
    const { database, clock, doorbell } = this.ports;
    const { record } = await findBriefing(database, input, 'manage');
    assertReleased(record);
    const at = clock.now();
    await database.transaction(async (stores) => {
      const again = await stores.messages.retryOfBriefing(record.id, at.toISOString());
      await stores.outbox.addAll(
        'message.deliver',
        again.map((deliveryId) => ({ deliveryId })),
        at.toISOString(),
      );
      const told = await tellAboutRelease(stores, { record, at });
      const detail = { again: again.length, told };
      await recordAct(stores, { at, actor: input.actor, action: 'briefing.deliver', object: record.id, detail });
    });
    doorbell.ring();
    return this.read(input);
  }
}

function assertReleased({ status }: BriefingRecord): void {
  if (status === 'released') return;
  throw new DomainError('conflict', {
    zh: '只有已发布、没有被新版替代的简报可以送达',
    en: 'Only a released briefing that no later one has replaced is delivered',
  });
}
