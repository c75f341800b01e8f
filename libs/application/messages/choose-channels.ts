/** What a person chose: e-mail or not, a group robot, and the kinds he wants in the inbox only. */
import type { Actor } from '#domain/access/actor.js';
import { DomainError } from '#domain/errors.js';
import { CHANNELS, type MessageKind, type NotificationSettings, type WebhookKind } from '#domain/message/message.js';
import { DEFAULT_SETTINGS } from '#domain/message/reach.js';
import type { Stores } from '#domain/ports/database.port.js';
import type { SettingsView } from '#domain/views/administration-view.js';
import type { Ports } from '../ports.js';
import { recordAct } from '../record-act.js';

export interface ChosenChannels {
  email: boolean;
  /** `secret` absent: as it is, for the same robot; null or empty: none. */
  webhook: { kind: WebhookKind; url: string; secret?: string | null | undefined } | null;
  muted: MessageKind[];
}

export class ChooseChannels {
  constructor(private readonly ports: Pick<Ports, 'database' | 'clock' | 'channels'>) {}

  async read(input: { actor: Actor }): Promise<SettingsView> {
    const { database, channels } = this.ports;
    const { userId } = input.actor;
    const [user, settings] = [await database.users.byId(userId), await settingsOf(database, userId)];
    const has = new Set(channels.map((channel) => channel.name));
    return {
      emailAddress: user?.email ?? null,
      email: settings.email,
      webhook: settings.webhook && {
        kind: settings.webhook.kind,
        url: settings.webhook.url,
        hasSecret: settings.webhook.secret !== null,
      },
      muted: settings.muted,
      channels: CHANNELS.filter((name) => has.has(name)),
    };
  }

  /** Throws `invalid` for an address that may not be called. The log keeps the host, never the address or the secret. */
  async run(input: { actor: Actor } & ChosenChannels): Promise<SettingsView> {
    const { database, clock, channels } = this.ports;
    const { actor, email, muted } = input;
    const known = await settingsOf(database, actor.userId);
    const webhook = input.webhook && { ...input.webhook, url: input.webhook.url.trim(), secret: secretOf(input.webhook, known.webhook) };
    if (webhook && !channels.some((channel) => channel.name === 'webhook'))
      throw new DomainError('invalid', { zh: '本系统没有开通群机器人', en: 'Robots are switched off here' });
    const settings: NotificationSettings = { userId: actor.userId, email, webhook, muted: [...new Set(muted)] };
    for (const channel of channels) await channel.check(settings);
    await database.transaction(async (stores) => {
      await stores.messages.saveSettings(settings);
      await recordAct(stores, {
        at: clock.now(),
        actor,
        action: 'messages.settings',
        object: actor.userId,
        detail: { email, webhook: webhook && `${webhook.kind} ${new URL(webhook.url).hostname}`, muted: settings.muted },
      });
    });
    return this.read({ actor });
  }
}

async function settingsOf(stores: Pick<Stores, 'messages'>, userId: string): Promise<NotificationSettings> {
  return (await stores.messages.settings([userId]))[0] ?? { userId, ...DEFAULT_SETTINGS };
}

/** A secret stays with the robot it was given for. */
function secretOf(chosen: NonNullable<ChosenChannels['webhook']>, known: NotificationSettings['webhook']): string | null {
  if (chosen.secret !== undefined) return chosen.secret?.trim() || null;
  return known?.kind === chosen.kind && known.url === chosen.url.trim() ? known.secret : null;
}
