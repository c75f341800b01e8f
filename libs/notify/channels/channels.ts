/** The channels this installation has, in the order they are listed. */
import type { Channel } from '#domain/ports/channel.port.js';
import { EmailChannel } from './email.channel.js';
import { InboxChannel } from './inbox.channel.js';
import { WebhookChannel } from './webhook.channel.js';

export interface ChannelSettings {
  mail: { smtpUrl: string; from: string } | null;
  /** Exact names; none = no webhooks. */
  webhookHosts: readonly string[];
  /** Where people open the web app; null = messages carry no link. */
  publicUrl: string | null;
}

export const createChannels = ({ mail, webhookHosts, publicUrl }: ChannelSettings): Channel[] => [
  new InboxChannel(),
  ...(mail ? [new EmailChannel({ ...mail, publicUrl })] : []),
  ...(webhookHosts.length > 0 ? [new WebhookChannel({ hosts: webhookHosts, publicUrl })] : []),
];
