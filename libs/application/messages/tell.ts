/** Tells people something once, inside the transaction of the act that made it so: no act without its messages, no message without its act. */
import { createHash, randomUUID } from 'node:crypto';
import { addressOf, channelsFor } from '#domain/message/reach.js';
import type { MessageKind } from '#domain/message/message.js';
import type { Period } from '#domain/period/period.js';
import type { Stores } from '#domain/ports/database.port.js';
import type { NewMessage } from '#domain/ports/message-store.port.js';
import type { MessageText } from './said.js';

export type TellStores = Pick<Stores, 'messages' | 'users' | 'outbox'>;

export interface Telling {
  kind: MessageKind;
  at: Date;
  period: Period | null;
  unit: string | null;
  /** User ids; each is told once, whatever he is told for. */
  to: readonly string[];
  text: MessageText;
  /** Path in the web app it leads to. */
  link: string | null;
  /** The briefing it brings; with `sendsFile` an e-mail has it as a file. */
  briefing?: NewMessage['message']['briefing'];
  /** E-mail addresses of people without an account. */
  outside?: readonly string[];
  /** What makes it the same message; the person told is added. A second telling under the same key does nothing. */
  key: string;
}

/** How many people were told who had not been. */
export async function tell(stores: TellStores, telling: Telling): Promise<number> {
  return tellAll(stores, [telling]);
}

/** The same for many at once, with a handful of statements whatever their number. The doorbell is the caller's to ring, after his commit. */
export async function tellAll(stores: TellStores, tellings: readonly Telling[]): Promise<number> {
  const ids = [...new Set(tellings.flatMap((telling) => telling.to))];
  if (ids.length === 0 && tellings.every(({ outside = [] }) => outside.length === 0)) return 0;
  const [users, settings] = [await stores.users.byIds(ids), await stores.messages.settings(ids)];
  const userOf = new Map(users.map((user) => [user.id, user]));
  const settingsOf = new Map(settings.map((each) => [each.userId, each]));

  const fresh = new Map<string, NewMessage>();
  for (const telling of tellings) {
    for (const address of new Set(telling.outside)) {
      const made = messageTo(telling, null, createHash('sha256').update(address).digest('hex').slice(0, 32));
      const delivery = { id: randomUUID(), channel: 'email' as const, address, status: 'waiting' as const, sentAt: null };
      fresh.set(made.id, { message: made, deliveries: [delivery] });
    }
    for (const userId of new Set(telling.to)) {
      const user = userOf.get(userId);
      if (!user) continue;
      const chosen = settingsOf.get(userId) ?? null;
      const message = messageTo(telling, userId, userId);
      fresh.set(message.id, {
        message,
        deliveries: channelsFor(telling.kind, user, chosen).map((channel) => ({
          id: randomUUID(),
          channel,
          address: addressOf(channel, user, chosen) ?? '',
          // Being stored is being in the inbox.
          ...(channel === 'inbox' ? { status: 'sent' as const, sentAt: message.createdAt } : { status: 'waiting' as const, sentAt: null }),
        })),
      });
    }
  }
  const created = await stores.messages.create([...fresh.values()]);
  const waiting = created.flatMap((id) => fresh.get(id)!.deliveries.filter((delivery) => delivery.status === 'waiting'));
  if (waiting.length > 0)
    await stores.outbox.addAll(
      'message.deliver',
      waiting.map((delivery) => ({ deliveryId: delivery.id })),
      tellings[0]!.at.toISOString(),
    );
  return created.length;
}

const messageTo = (telling: Telling, userId: string | null, as: string): NewMessage['message'] => ({
  id: randomUUID(),
  key: `${telling.key}:${as}`,
  kind: telling.kind,
  userId,
  period: telling.period,
  unit: telling.unit,
  subject: telling.text.subject,
  body: telling.text.body,
  link: telling.link,
  briefing: telling.briefing ?? null,
  createdAt: telling.at.toISOString(),
});
