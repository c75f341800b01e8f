/** Contract of comments and messages. */
import type { MessageRecord, NotificationSettings } from '#domain/message/message.js';
import type { Database } from '#domain/ports/database.port.js';
import type { NewMessage } from '#domain/ports/message-store.port.js';
import type { CommentRecord } from '#domain/return/comment.js';
import { after, codeOf, newUser, NOW, openPeriod } from './fixtures.js';

const comment = (id: string, more: Partial<CommentRecord> = {}): CommentRecord => ({
  id,
  period: '2020Q1',
  unit: 'B1',
  element: null,
  version: 1,
  thread: null,
  authorId: 'u',
  authorName: '张三',
  text: '请核对',
  createdAt: NOW,
  resolvedAt: null,
  resolvedBy: null,
  ...more,
});

const message = (id: string, more: Partial<MessageRecord> = {}): NewMessage => ({
  message: {
    id,
    key: `key:${id}`,
    kind: 'reminder',
    userId: 'm1',
    period: '2020Q1',
    unit: 'B1',
    subject: { zh: '提醒', en: 'Reminder' },
    body: { zh: '请报送', en: 'Please file' },
    link: '/returns/B1/2020Q1',
    briefing: null,
    createdAt: NOW,
    ...more,
  },
  deliveries: [
    { id: `${id}-i`, channel: 'inbox', address: '', status: 'sent', sentAt: NOW },
    { id: `${id}-e`, channel: 'email', address: 'm1@example.cn', status: 'waiting', sentAt: null },
  ],
});

export function talkContract(database: () => Database): void {
  describe('comments', () => {
    it('hang on returns and cells, and are open until closed', async () => {
      const { comments } = database();
      await openPeriod(database(), '2020Q1');
      const thread = comment('k1', { element: 'M09', createdAt: after(1) });
      const answer = comment('k2', { element: 'M09', thread: 'k1', createdAt: after(2) });
      for (const one of [thread, answer, comment('k0'), comment('k3', { unit: 'B' })]) await comments.add(one);
      expect((await comments.ofReturn('2020Q1', 'B1')).map((c) => c.id)).toEqual(['k0', 'k1', 'k2']);
      expect((await comments.open('2020Q1')).map((c) => c.id)).toEqual(['k0', 'k3', 'k1']);
      expect((await comments.open('2020Q1', ['B1'])).map((c) => c.id)).toEqual(['k0', 'k1']);
      expect(await comments.open('2020Q1', [])).toEqual([]);
      expect(await comments.answers(['k0', 'k1'])).toEqual(new Map([['k1', 1]]));
      expect(await comments.answers([])).toEqual(new Map());
      await comments.resolve('k1', { at: after(3), by: '李四' });
      await comments.resolve('k2', { at: after(3), by: '李四' });
      expect(await comments.get('k1')).toEqual({ ...thread, resolvedAt: after(3), resolvedBy: '李四' });
      expect(await comments.get('k2')).toEqual(answer);
      await comments.resolve('k1', null);
      expect(await comments.get('k1')).toEqual(thread);
      expect(await comments.get('k9')).toBeNull();
      expect(await codeOf(comments.add(comment('k4', { thread: 'k9' })))).toBe('not_found');
      expect(await codeOf(comments.add(comment('k4', { unit: 'nowhere' })))).toBe('not_found');
      expect(await codeOf(comments.add(thread))).toBe('conflict');
    });
  });

  describe('messages', () => {
    it('are made once per key', async () => {
      const { messages, users } = database();
      for (const id of ['m1', 'm2']) await users.create(newUser(id), []);
      expect(await messages.create([message('x1'), message('x2', { createdAt: after(5) }), message('x3', { key: 'key:x1' })])).toEqual([
        'x1',
        'x2',
      ]);
      expect(await messages.create([message('x1'), message('x4', { key: 'key:x2' }), message('x5', { userId: 'm2' })])).toEqual(['x5']);
      expect(await messages.create([])).toEqual([]);
      expect(await messages.get('x1')).toEqual({ ...message('x1').message, readAt: null });
      expect(await messages.get('x3')).toBeNull();
      expect((await messages.ofUser('m1', 9)).map((m) => m.id)).toEqual(['x2', 'x1']);
      expect((await messages.ofUser('m1', 1)).map((m) => m.id)).toEqual(['x2']);
      expect(await codeOf(messages.create([message('x6', { userId: 'nobody' })]))).toBe('not_found');
      const racers = ['r1', 'r2', 'r3'].map((id) => messages.create([message(id, { key: 'key:race', userId: 'm2', period: null })]));
      expect((await Promise.all(racers)).flat()).toHaveLength(1);
    });

    it('are read by their owner', async () => {
      const { messages } = database();
      expect(await messages.unreadCount('m1')).toBe(2);
      await messages.markRead('m2', ['x1'], after(9));
      await messages.markRead('m1', ['x1'], after(9));
      await messages.markRead('m1', ['x1'], after(99));
      expect((await messages.get('x1'))?.readAt).toBe(after(9));
      expect(await messages.unreadCount('m1')).toBe(1);
      await messages.markRead('m1', [], after(99));
      await messages.markRead('m1', null, after(99));
      expect(await messages.unreadCount('m1')).toBe(0);
    });

    it('are listed by period and by unit with their deliveries', async () => {
      const { messages } = database();
      await messages.create([message('y1', { unit: 'B', kind: 'overdue', createdAt: after(7) })]);
      const about = await messages.aboutPeriod('2020Q1', 2);
      expect(about.map(({ message: m }) => m.id)).toEqual(['y1', 'x2']);
      expect(about[0]!.deliveries.map((d) => [d.channel, d.status])).toEqual([
        ['email', 'waiting'],
        ['inbox', 'sent'],
      ]);
      const ids = async (...args: Parameters<typeof messages.latestByUnit>) =>
        (await messages.latestByUnit(...args)).map(({ message: m }) => m.id);
      expect(await ids('2020Q1', ['reminder', 'overdue'])).toEqual(['y1', 'x2']);
      expect(await ids('2020Q1', ['reminder', 'overdue'], ['B1', 'A'])).toEqual(['x2']);
      expect(await ids('2020Q1', ['overdue'], [])).toEqual([]);
      expect(await ids('2020Q1', [])).toEqual([]);
      const times = async () => Object.fromEntries(await messages.timesByUnit('2020Q1', ['reminder', 'overdue']));
      const before = await times();
      expect(before).toMatchObject({ B: 1 });
      await messages.create([
        message('y2', { unit: 'B', createdAt: after(10) }),
        message('y3', { unit: 'B', userId: 'm2', key: 'key:y3', createdAt: after(10) }),
        message('y4', { unit: 'B', kind: 'return_accepted', createdAt: after(11) }),
      ]);
      expect(await times()).toEqual({ ...before, B: 2 });
    });

    it('bring a briefing, also to an address without an account, and go once more to whom they did not reach', async () => {
      const { messages } = database();
      const briefing = { id: 'b1', sendsFile: true };
      const own = message('z1', { briefing, createdAt: after(8) });
      const outside = message('z2', { briefing, userId: null, createdAt: after(9) });
      await messages.create([
        { ...own, deliveries: own.deliveries.slice(0, 1) },
        { ...outside, deliveries: [{ id: 'z2-e', channel: 'email', address: 'out@example.cn', status: 'waiting', sentAt: null }] },
      ]);
      const told = await messages.ofBriefing('b1');
      expect(told.map(({ message: m, deliveries }) => [m.id, m.userId, m.briefing, deliveries.map((d) => d.id)])).toEqual([
        ['z1', 'm1', briefing, ['z1-i']],
        ['z2', null, briefing, ['z2-e']],
      ]);
      expect(await messages.retryOfBriefing('b1', after(20))).toEqual([]);
      await messages.claimDelivery('z2-e', 't', after(10), after(50));
      await messages.finishDelivery('z2-e', 't', { status: 'failed', outcome: '拒收', sentAt: null });
      expect(await messages.retryOfBriefing('b2', after(20))).toEqual([]);
      expect(await messages.retryOfBriefing('b1', after(20))).toEqual(['z2-e']);
      expect(await messages.delivery('z2-e')).toMatchObject({ status: 'waiting', attempts: 0, outcome: null, createdAt: after(20) });
      expect(await messages.delivery('z1-i')).toMatchObject({ status: 'sent' });
    });

    it('go out once: leased, given back, and found again when their sender died', async () => {
      const { messages } = database();
      const fresh = { id: 'x1-e', messageId: 'x1', channel: 'email', address: 'm1@example.cn', status: 'waiting', attempts: 0 };
      expect(await messages.delivery('x1-e')).toEqual({ ...fresh, outcome: null, createdAt: NOW, sentAt: null });
      const claims = await Promise.all(['t1', 't2'].map((token) => messages.claimDelivery('x1-e', token, NOW, after(50))));
      expect(claims.filter(Boolean)).toHaveLength(1);
      const winner = `t${claims.indexOf(true) + 1}`;
      const waiting = async (ms: number) => (await messages.waitingDeliveries(after(ms), 99)).map((d) => d.id);
      expect(await waiting(4)).not.toContain('x1-e');
      expect(await waiting(51)).toContain('x1-e');
      const again = { status: 'waiting', outcome: '对方没有应答', sentAt: null } as const;
      expect(await messages.finishDelivery('x1-e', 'stale', again)).toBe(false);
      expect(await messages.finishDelivery('x1-e', winner, again)).toBe(true);
      expect(await waiting(4)).toContain('x1-e');
      expect(await messages.claimDelivery('x1-e', 't3', after(60), after(90))).toBe(true);
      const sent = { status: 'sent', outcome: null, sentAt: after(61) } as const;
      expect(await messages.finishDelivery('x1-e', 't3', sent)).toBe(true);
      expect(await messages.delivery('x1-e')).toMatchObject({ ...sent, attempts: 2 });
      expect(await messages.claimDelivery('x1-e', 't4', after(99_999), after(199_999))).toBe(false);
      expect(await waiting(99_999)).toEqual(expect.not.arrayContaining(['x1-e', 'x1-i']));
    });

    it('follow what each person chose', async () => {
      const { messages } = database();
      const settings: NotificationSettings = { userId: 'm1', email: false, webhook: null, muted: ['nudge'] };
      await messages.saveSettings({ ...settings, webhook: { kind: 'wecom', url: 'https://qyapi.example/hook', secret: null } });
      await messages.saveSettings(settings);
      expect(await messages.settings(['m1', 'm2'])).toEqual([settings]);
      const hook = { kind: 'dingtalk', url: 'https://oapi.example/robot', secret: 's' } as const;
      await messages.saveSettings({ ...settings, email: true, webhook: hook });
      expect(await messages.settings(['m1'])).toEqual([{ ...settings, email: true, webhook: hook }]);
      expect(await messages.settings([])).toEqual([]);
      expect(await codeOf(messages.saveSettings({ ...settings, userId: 'nobody' }))).toBe('not_found');
    });
  });
}
