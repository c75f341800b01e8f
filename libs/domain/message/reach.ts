/** Over which channels a person is told of something: the inbox always, the others as he chose and as far as there is an address. */
import type { UserRecord } from '../ports/user-store.port.js';
import { CHANNELS, type ChannelName, type MessageKind, type NotificationSettings } from './message.js';

type Reader = Pick<UserRecord, 'email' | 'disabled' | 'pending'>;

/** Of somebody who never chose: whoever gave an address wants to be reached by it. */
export const DEFAULT_SETTINGS: Omit<NotificationSettings, 'userId'> = { email: true, webhook: null, muted: [] };

/** Where a channel would go, as shown in lists; null when it cannot reach him. Of a webhook only the host: the rest of it is a key. */
export function addressOf(channel: ChannelName, user: Reader, settings: NotificationSettings | null): string | null {
  if (channel === 'inbox') return '';
  if (channel === 'email') return user.email;
  const url = settings?.webhook?.url;
  return url !== undefined && URL.canParse(url) ? new URL(url).hostname : null;
}

/** Why nothing is sent over this channel, in plain words; null = it is. */
export function refusalOf(channel: ChannelName, kind: MessageKind, user: Reader, settings: NotificationSettings | null): string | null {
  if (user.disabled || user.pending) return '账号已停用或尚未启用';
  if (channel === 'inbox') return null;
  const { email, muted } = settings ?? DEFAULT_SETTINGS;
  if (muted.includes(kind)) return '本人已关闭这类消息的站外提醒';
  if (channel === 'email' && !email) return '本人已关闭邮件提醒';
  if (addressOf(channel, user, settings) === null) return channel === 'email' ? '没有登记邮箱' : '没有设置群机器人';
  return null;
}

export const channelsFor = (kind: MessageKind, user: Reader, settings: NotificationSettings | null): ChannelName[] =>
  CHANNELS.filter((channel) => refusalOf(channel, kind, user, settings) === null);
