/** Tells people something once, inside the transaction of the act that made it so: no act without its messages, no message without its act. */
import { randomUUID } from 'node:crypto';
import { addressOf, channelsFor } from '#domain/message/reach.js';
import type { MessageKind } from '#domain/message/message.js';
import type { Period } from '#domain/period/period.js';
import type { Stores } from '#domain/ports/database.port.js';
import type { NewMessage } from '#domain/ports/message-store.port.js';
import type { MessageText } from './message-texts.js';

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
  if (ids.length === 0) return 0;
  const [users, settings] = [await stores.users.byIds(ids), await stores.messages.settings(ids)];
  const userOf = new Map(users.map((user) => [user.id, user]));
  const settingsOf = new Map(settings.map((each) => [each.userId, each]));

  const fresh = new Map<string, NewMessage>();
  for (const telling of tellings)
    for (const userId of new Set(telling.to)) {
      const user = userOf.get(userId);
      if (!user) continue;
      const chosen = settingsOf.get(userId) ?? null;
      const at = telling.at.toISOString();
      const id = randomUUID();
      fresh.set(id, {
        message: {
          id,
          key: `${telling.key}:${userId}`,
          kind: telling.kind,
          userId,
          period: telling.period,
          unit: telling.unit,
          subject: telling.text.subject,
          body: telling.text.body,
          link: telling.link,
          createdAt: at,
        },
        deliveries: channelsFor(telling.kind, user, chosen).map((channel) => ({
          id: randomUUID(),
          channel,
          address: addressOf(channel, user, chosen) ?? '',
          // Being stored is being in the inbox.
          ...(channel === 'inbox' ? { status: 'sent' as const, sentAt: at } : { status: 'waiting' as const, sentAt: null }),
        })),
      });
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
