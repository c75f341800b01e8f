/** A person's own messages, newest first, and that he has read them. */
import type { Actor } from '#domain/access/actor.js';
import type { Language } from '#domain/errors.js';
import type { InboxView } from '#domain/views/administration-view.js';
import type { Ports } from '../ports.js';
import { recordAct } from '../record-act.js';

const SHOWN = 100;

export class ReadInbox {
  constructor(private readonly ports: Pick<Ports, 'database' | 'clock'>) {}

  async run(input: { actor: Actor; language: Language }): Promise<InboxView> {
    const { messages } = this.ports.database;
    const { userId } = input.actor;
    const [unread, latest] = await Promise.all([messages.unreadCount(userId), messages.ofUser(userId, SHOWN)]);
    return {
      unread,
      messages: latest.map(({ id, kind, subject, body, link, createdAt, readAt }) => ({
        id,
        kind,
        subject: subject[input.language],
        body: body[input.language],
        link,
        createdAt,
        readAt,
      })),
    };
  }

  /** Without ids: all of them. Ids of other people's messages change nothing. */
  async markRead(input: { actor: Actor; ids?: string[] | undefined }): Promise<void> {
    const { database, clock } = this.ports;
    const { userId } = input.actor;
    const at = clock.now();
    await database.transaction(async (stores) => {
      const before = await stores.messages.unreadCount(userId);
      if (before === 0) return;
      await stores.messages.markRead(userId, input.ids ?? null, at.toISOString());
      const read = before - (await stores.messages.unreadCount(userId));
      if (read > 0) await recordAct(stores, { at, actor: input.actor, action: 'messages.read', object: userId, detail: { read } });
    });
  }
}
