import { CHANNELS, type NotificationSettings } from './message.js';
import { addressOf, channelsFor, refusalOf } from './reach.js';

const reader = { email: 'a@b.cn', disabled: false, pending: false };
const robot = { kind: 'wecom' as const, url: 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=secret', secret: null };
const settings = (more: Partial<NotificationSettings> = {}): NotificationSettings => ({
  ...{ userId: 'u', email: true, webhook: robot, muted: [] },
  ...more,
});

describe('a person is reached', () => {
  it('by inbox and by the e-mail address he gave, until he chooses', () => {
    expect(channelsFor('reminder', reader, null)).toEqual(['inbox', 'email']);
    expect(channelsFor('reminder', { ...reader, email: null }, null)).toEqual(['inbox']);
  });

  it('as he chose, and in the inbox always', () => {
    expect(channelsFor('reminder', reader, settings())).toEqual([...CHANNELS]);
    expect(channelsFor('reminder', reader, settings({ email: false }))).toEqual(['inbox', 'webhook']);
    expect(channelsFor('reminder', reader, settings({ muted: ['reminder'] }))).toEqual(['inbox']);
    expect(channelsFor('nudge', reader, settings({ muted: ['reminder'], webhook: null }))).toEqual(['inbox', 'email']);
  });

  it('by nothing while his account is closed', () => {
    for (const closed of [
      { ...reader, disabled: true },
      { ...reader, pending: true },
    ])
      expect(channelsFor('reminder', closed, settings())).toEqual([]);
  });

  it('at an address that gives no key away', () => {
    expect(CHANNELS.map((channel) => addressOf(channel, reader, settings()))).toEqual(['', 'a@b.cn', 'qyapi.weixin.qq.com']);
    expect(addressOf('webhook', reader, null)).toBeNull();
    expect(refusalOf('webhook', 'nudge', reader, null)).toBe('没有设置群机器人');
  });
});
