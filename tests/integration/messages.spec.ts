/** Who is told what: of each move of a return, by reminders around the due day, by the office's nudge; and what becomes of each delivery. */
import { ChooseChannels } from '#application/messages/choose-channels.js';
import { CheckReminders } from '#application/messages/check-reminders.js';
import { DeliverMessage, MAX_ATTEMPTS } from '#application/messages/deliver-message.js';
import type { Database } from '#domain/ports/database.port.js';
import type { DeliveryRecord, NotificationSettings } from '#domain/message/message.js';
import { RecordingChannel } from '#notify/recording-channel.js';
import { WebhookChannel } from '#notify/channels/webhook.channel.js';
import { MemoryDatabase } from '#persistence/memory-database.js';
import { filingBureau, PERIOD, type FilingBureau, type Person } from '#application/returns/testing/filing-bureau.js';
import { MemoryFileStore } from '../support/memory-file-store.js';

const ROBOT = 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=1';

describe('messages', () => {
  let database: Database;
  let bureau: FilingBureau;
  let now: Date;
  const clock = { now: () => now };
  const setClock = (instant: string) => {
    now = new Date(instant);
    bureau.setClock(instant);
  };
  beforeEach(async () => {
    database = new MemoryDatabase();
    bureau = await filingBureau(database);
    setClock('2026-10-10T02:00:00.000Z');
  });

  const idOf = (who: Person) => bureau.actors[who].userId;
  const inbox = async (who: Person) => (await bureau.use.readInbox.run({ actor: bureau.actors[who], language: 'zh' })).messages;
  const subjects = async (who: Person) => (await inbox(who)).map((message) => message.subject);
  const at = (who: Person, unit: string) => ({ actor: bureau.actors[who], period: PERIOD, unit });
  const deliveries = async (): Promise<DeliveryRecord[]> =>
    (await database.messages.aboutPeriod(PERIOD, 1_000)).flatMap((each) => each.deliveries);
  const reach = (who: Person, more: Partial<NotificationSettings> = {}) =>
    database.messages.saveSettings({ userId: idOf(who), email: true, webhook: null, muted: [], ...more });
  const withMail = (who: Person) => database.users.update(idOf(who), { email: `${who}@example.cn` });

  describe('of a return', () => {
    it('go to whose turn it is, and never to whoever did it', async () => {
      await bureau.filed('clerk1', 'A1');
      expect(await subjects('reviewer')).toEqual(['【待审核】单位A1已报送2026年第三季度季报']);
      expect(await subjects('office')).toEqual([]);
      expect(await subjects('clerk1')).toEqual([]);
      await bureau.use.acceptReturn.run(at('reviewer', 'A1'));
      expect(await inbox('clerk1')).toMatchObject([
        {
          kind: 'return_accepted',
          body: '单位A12026年第三季度季报第 1 版已由reviewer某审核通过，数据已计入汇总。您无须再操作；如需更正，请登录系统在该季报页面点“更正”。',
          link: '/returns/A1?period=2026Q3',
          readAt: null,
        },
      ]);
      expect(await subjects('clerk2')).toEqual([]);
    });

    it('with two levels go to the reviewer above and then to the office', async () => {
      await bureau.filed('clerk2', 'A2');
      expect(await subjects('reviewer')).toHaveLength(1);
      expect(await subjects('office')).toEqual([]);
      await bureau.use.acceptReturn.run(at('reviewer', 'A2'));
      expect(await subjects('office')).toEqual(['【待审核】单位A22026年第三季度季报已通过初审']);
      expect(await subjects('clerk2')).toEqual([]);
    });

    it('go to the office where nobody reviews', async () => {
      await bureau.filed('clerk3', 'B1');
      expect(await subjects('office')).toEqual(['【待审核】单位B1已报送2026年第三季度季报']);
    });

    it('sent back say why, in one harmless line', async () => {
      await bureau.filed('clerk1', 'A1');
      await bureau.use.sendBackReturn.run({ ...at('reviewer', 'A1'), reason: '第一行\r\n第二行\u202e=cmd()。' });
      expect(await inbox('clerk1')).toMatchObject([
        { kind: 'return_returned', body: expect.stringContaining('退回原因：第一行 第二行=cmd()。请改正后重新报送。') },
      ]);
    });

    it('are told each time it is submitted, also of the same version after it was withdrawn', async () => {
      await bureau.filed('clerk1', 'A1');
      await bureau.use.withdrawReturn.run(at('clerk1', 'A1'));
      setClock('2026-10-10T03:00:00.000Z');
      await bureau.use.submitReturn.run(at('clerk1', 'A1'));
      expect(await subjects('reviewer')).toHaveLength(2);
    });

    it('talked about reach the other side', async () => {
      await bureau.filed('clerk1', 'A1');
      const thread = await bureau.use.addComment.run({ ...at('reviewer', 'A1'), text: '学时偏高，请核对', element: 'T02', thread: null });
      expect(await subjects('clerk1')).toEqual(['【季报留言】reviewer某就单位A12026年第三季度季报 T02 留言']);
      setClock('2026-10-10T04:00:00.000Z');
      await bureau.use.addComment.run({ ...at('clerk1', 'A1'), text: '已核对', element: null, thread });
      expect((await subjects('reviewer'))[0]).toContain('【季报留言】clerk1某');
    });
  });

  describe('in the inbox', () => {
    it('are unread until they are read, and nobody reads those of others', async () => {
      await bureau.filed('clerk1', 'A1');
      const mine = await inbox('reviewer');
      await bureau.use.readInbox.markRead({ actor: bureau.actors.clerk1, ids: mine.map((message) => message.id) });
      const unread = async () => (await bureau.use.readInbox.run({ actor: bureau.actors.reviewer, language: 'en' })).unread;
      expect(await unread()).toBe(1);
      await bureau.use.readInbox.markRead({ actor: bureau.actors.reviewer });
      expect(await unread()).toBe(0);
      expect((await inbox('reviewer'))[0]!.readAt).toBe(now.toISOString());
    });
  });

  describe('as reminders', () => {
    let check: CheckReminders;
    beforeEach(() => {
      check = new CheckReminders({ database, clock, doorbell: { ring: () => undefined } });
    });
    const told = async (instant: string) => {
      setClock(instant);
      return check.run();
    };
    // Due on Thursday 15 October; 8 October is T−7, and the first working day after the holidays.
    it('come once per step to each clerk of a unit that has not filed', async () => {
      expect(await told('2026-10-08T08:59:00+08:00')).toBe(0);
      expect(await told('2026-10-08T09:00:00+08:00')).toBe(3);
      expect(await told('2026-10-08T09:01:00+08:00')).toBe(0);
      expect(await inbox('clerk1')).toMatchObject([
        {
          kind: 'reminder',
          subject: '【季报催报】单位A12026年第三季度季报还有7天截止',
          body: '单位A12026年第三季度季报尚未报送。请于 2026-10-15 前完成填报并报送；2026-10-20 后不能再报。',
        },
      ]);
      await bureau.filed('clerk1', 'A1');
      expect(await told('2026-10-12T09:00:00+08:00')).toBe(2);
      expect(await told('2026-10-14T10:00:00+08:00')).toBe(2);
      expect(await told('2026-10-16T09:00:00+08:00')).toBe(2);
      expect((await inbox('clerk2')).map((message) => message.kind)).toEqual(['overdue', 'reminder', 'reminder', 'reminder']);
      expect((await subjects('clerk2'))[0]).toBe('【季报逾期】单位A22026年第三季度季报已逾期1天');
      expect(await told('2026-10-21T09:00:00+08:00')).toBe(0);
    });

    it('are not repeated by another process, nor by one that knows nothing yet', async () => {
      expect(await told('2026-10-12T09:00:00+08:00')).toBe(3);
      const other = () => new CheckReminders({ database, clock, doorbell: { ring: () => undefined } }).run();
      expect(await Promise.all([other(), other()])).toEqual([0, 0]);
    });

    it('after a standstill are only the latest one', async () => {
      expect(await told('2026-10-14T17:00:00+08:00')).toBe(3);
      expect(await subjects('clerk1')).toEqual(['【季报催报】单位A12026年第三季度季报还有1天截止']);
    });

    it("follow a unit's own days, and its new days when they are moved", async () => {
      expect(await told('2026-10-14T09:00:00+08:00')).toBe(3);
      await bureau.use.grantException.run({ ...at('office', 'A1'), dueOn: '2026-10-22', locksOn: '2026-10-26', reason: '系统迁移' });
      expect(await told('2026-10-16T09:00:00+08:00')).toBe(3);
      expect((await inbox('clerk1'))[0]).toMatchObject({ kind: 'reminder', body: expect.stringContaining('2026-10-22') });
      expect((await inbox('clerk2'))[0]).toMatchObject({ kind: 'overdue' });
      expect(await told('2026-10-21T09:00:00+08:00')).toBe(1);
    });

    it('of a return sent back come on their day only, and never call it overdue', async () => {
      await bureau.filed('clerk1', 'A1');
      await bureau.use.sendBackReturn.run({ ...at('reviewer', 'A1'), reason: '请核对' });
      const before = (await inbox('clerk1')).length;
      await told('2026-10-13T09:00:00+08:00');
      expect(await inbox('clerk1')).toHaveLength(before);
      await told('2026-10-14T09:00:00+08:00');
      expect((await inbox('clerk1'))[0]).toMatchObject({ kind: 'reminder', body: expect.stringContaining('已被退回') });
      await told('2026-10-16T09:00:00+08:00');
      expect(await inbox('clerk1')).toHaveLength(before + 1);
    });

    it('reach whoever becomes clerk meanwhile', async () => {
      await told('2026-10-12T09:00:00+08:00');
      await database.users.setGrants(idOf('head'), [{ role: 'clerk', unit: 'A1' }]);
      expect(await told('2026-10-12T11:00:00+08:00')).toBe(1);
      expect(await subjects('head')).toHaveLength(1);
    });
  });

  describe('as nudges', () => {
    const nudge = (units: string[], who: Person = 'office') =>
      bureau.use.nudgeUnits.run({ actor: bureau.actors[who], period: PERIOD, units, language: 'zh' });

    it('are one click for many units, each with its outcome', async () => {
      await bureau.filed('clerk1', 'A1');
      expect(await nudge(['A1', 'A2', 'A', 'NOWHERE', 'A2'])).toEqual([
        { unit: 'A1', unitName: '单位A1', outcome: 'refused', reason: '已报送，不用催报' },
        { unit: 'A2', unitName: '单位A2', outcome: 'done', reason: null },
        { unit: 'A', unitName: '单位A', outcome: 'refused', reason: '没有填报员，请先指定填报员' },
        { unit: 'NOWHERE', unitName: 'NOWHERE', outcome: 'refused', reason: '没有这个填报单位，或您无权查看' },
      ]);
      expect(await inbox('clerk2')).toMatchObject([{ kind: 'nudge', body: expect.stringContaining('office某提醒：单位A2') }]);
    });

    it('are sent once an hour, counted from the last one', async () => {
      setClock('2026-10-10T02:50:00.000Z');
      await nudge(['A2']);
      setClock('2026-10-10T03:49:00.000Z');
      expect(await nudge(['A2'])).toMatchObject([{ outcome: 'refused', reason: '10:50 已催报过，一小时内不重复催报' }]);
      setClock('2026-10-10T03:50:00.000Z');
      expect(await nudge(['A2'])).toMatchObject([{ outcome: 'done' }]);
      expect(await inbox('clerk2')).toHaveLength(2);
    });

    it('are refused once a unit can no longer file, and show in what was sent', async () => {
      await nudge(['A2']);
      const sent = await bureau.use.listSent.run({ actor: bureau.actors.office, period: PERIOD, language: 'zh' });
      expect(sent).toMatchObject([
        { kind: 'nudge', to: 'clerk2某', unit: 'A2', unitName: '单位A2', deliveries: [{ channel: 'inbox', status: 'sent' }] },
      ]);
      setClock('2026-10-21T02:00:00.000Z');
      expect(await nudge(['A2'])).toMatchObject([{ outcome: 'refused', reason: expect.stringContaining('2026-10-20') }]);
    });
  });

  describe('outside the page', () => {
    let email: RecordingChannel;
    let webhook: RecordingChannel;
    let deliver: DeliverMessage;
    beforeEach(async () => {
      [email, webhook] = [new RecordingChannel('email'), new RecordingChannel('webhook')];
      deliver = new DeliverMessage({ database, clock, channels: [email, webhook], files: new MemoryFileStore() });
      await withMail('reviewer');
      await reach('reviewer', { webhook: { kind: 'wecom', url: ROBOT, secret: null } });
    });
    const waiting = async () => (await deliveries()).filter((delivery) => delivery.status === 'waiting');
    const run = async (delivery: DeliveryRecord) => deliver.run({ deliveryId: delivery.id });
    const mail = async () => (await deliveries()).find((delivery) => delivery.channel === 'email')!;

    it('go over each channel the person can be reached by, once, with a job for each', async () => {
      await bureau.filed('clerk1', 'A1');
      expect((await deliveries()).map(({ channel, address, status }) => [channel, address, status])).toEqual([
        ['email', 'reviewer@example.cn', 'waiting'],
        ['inbox', '', 'sent'],
        ['webhook', 'qyapi.weixin.qq.com', 'waiting'],
      ]);
      const jobs = (await database.outbox.unrung(100)).filter((row) => row.job === 'message.deliver');
      expect(jobs.map((row) => String(row.payload.deliveryId)).toSorted()).toEqual((await waiting()).map((each) => each.id).toSorted());
      const all = await waiting();
      for (const delivery of [...all, ...all]) expect(await run(delivery)).toBeNull();
      expect(email.delivered).toHaveLength(1);
      expect(webhook.delivered).toHaveLength(1);
      expect(email.delivered[0]).toMatchObject({ language: 'zh', deliveryId: expect.any(String), user: { email: 'reviewer@example.cn' } });
      expect(await mail()).toMatchObject({ status: 'sent', attempts: 1, outcome: null, sentAt: now.toISOString() });
    });

    it('of two workers with the same job are sent by one', async () => {
      await bureau.filed('clerk1', 'A1');
      const delivery = await mail();
      const answers = await Promise.all([run(delivery), run(delivery), run(delivery)]);
      expect(answers.filter((answer) => answer === null)).toHaveLength(1);
      expect(answers.filter((answer) => answer !== null)).toEqual([10_000, 10_000]);
      expect(email.delivered).toHaveLength(1);
    });

    it('wait out an outage with growing pauses, and are then sent once', async () => {
      await bureau.filed('clerk1', 'A1');
      email.answers.push({ status: 'again', reason: '邮件服务器连不上' }, new Error('unforeseen'));
      expect(await run(await mail())).toBe(10_000);
      expect(await mail()).toMatchObject({ status: 'waiting', attempts: 1, outcome: '邮件服务器连不上；稍后重试（已试 1 次）' });
      // Too early: nothing is tried.
      expect(await run(await mail())).toBe(10_000);
      setClock('2026-10-10T02:00:10.000Z');
      await expect(run(await mail())).rejects.toThrow('unforeseen');
      expect(await mail()).toMatchObject({ status: 'waiting', attempts: 2, outcome: '发送时出现意外错误；稍后重试（已试 2 次）' });
      setClock('2026-10-10T02:01:00.000Z');
      expect(await run(await mail())).toBeNull();
      expect(await mail()).toMatchObject({ status: 'sent', attempts: 3, outcome: null });
    });

    it('are given up after five attempts, and the office sees why', async () => {
      await bureau.filed('clerk1', 'A1');
      for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
        email.answers.push({ status: 'again', reason: '邮件服务器连不上' });
        setClock(new Date(now.getTime() + 3_600_000).toISOString());
        await run(await mail());
      }
      expect(await mail()).toMatchObject({ status: 'failed', attempts: 5, outcome: '邮件服务器连不上；已试 5 次，不再重试', sentAt: null });
      expect(await run(await mail())).toBeNull();
      expect(email.delivered).toHaveLength(5);
    });

    it('cut off in the middle are taken up when the lease has run out, and not for ever', async () => {
      await bureau.filed('clerk1', 'A1');
      const { id } = await mail();
      for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
        const until = new Date(now.getTime() + 40_000).toISOString();
        expect(await database.messages.claimDelivery(id, `dead${attempt}`, now.toISOString(), until)).toBe(true);
        if (attempt === 1) expect(await run(await mail())).toBe(10_000);
        setClock(new Date(now.getTime() + 3_600_000).toISOString());
      }
      expect(await run(await mail())).toBeNull();
      expect(await mail()).toMatchObject({ status: 'failed', outcome: '发送 5 次均中断，未能确认是否送达' });
      expect(email.delivered).toHaveLength(0);
    });

    it('are rung again by the sweep when their time has come, not before', async () => {
      await bureau.filed('clerk1', 'A1');
      email.answers.push({ status: 'again', reason: '邮件服务器连不上' });
      for (const delivery of await waiting()) await run(delivery);
      const rung = async () => (await database.outbox.unrung(100)).filter((row) => row.job === 'message.deliver').length;
      const forget = async (instant: string) => {
        await database.outbox.markRung(
          (await database.outbox.unrung(100)).map((row) => row.id),
          instant,
        );
      };
      await forget(now.toISOString());
      setClock('2026-10-10T02:00:25.000Z');
      await bureau.use.sweepOutbox.run();
      expect(await rung()).toBe(0);
      setClock('2026-10-10T02:00:45.000Z');
      await bureau.use.sweepOutbox.run();
      expect(await rung()).toBe(1);
    });

    it.each([
      ['switched e-mail off', () => reach('reviewer', { email: false }), '本人已关闭邮件提醒'],
      ['muted the kind', () => reach('reviewer', { muted: ['return_submitted'] }), '本人已关闭这类消息的站外提醒'],
      ['has no address any more', () => database.users.update(idOf('reviewer'), { email: null }), '没有登记邮箱'],
      ['is disabled', () => database.users.update(idOf('reviewer'), { disabled: true }), '账号已停用或尚未启用'],
    ])('are skipped when he meanwhile %s', async (_, change, outcome) => {
      await bureau.filed('clerk1', 'A1');
      await change();
      await run(await mail());
      expect(await mail()).toMatchObject({ status: 'skipped', outcome, sentAt: null });
      expect(email.delivered).toHaveLength(0);
    });

    it('say so where this installation has no such channel, or the address is another by now', async () => {
      await bureau.filed('clerk1', 'A1');
      await new DeliverMessage({ database, clock, channels: [], files: new MemoryFileStore() }).run({ deliveryId: (await mail()).id });
      expect(await mail()).toMatchObject({ status: 'skipped', outcome: '本系统没有设置邮件服务' });
      await bureau.use.withdrawReturn.run(at('clerk1', 'A1'));
      setClock('2026-10-10T05:00:00.000Z');
      await bureau.use.submitReturn.run(at('clerk1', 'A1'));
      await database.users.update(idOf('reviewer'), { email: 'new@example.cn' });
      const again = (await waiting()).find((delivery) => delivery.channel === 'email')!;
      await run(again);
      expect(await database.messages.delivery(again.id)).toMatchObject({ status: 'sent', outcome: '实际发往 new@example.cn' });
    });
  });

  describe('as each person chose', () => {
    const chosen = {
      email: true,
      webhook: { kind: 'dingtalk' as const, url: 'https://oapi.dingtalk.com/robot/send?access_token=1' },
      muted: [],
    };
    const choose = () =>
      new ChooseChannels({
        database,
        clock,
        channels: [
          new RecordingChannel('inbox'),
          new WebhookChannel({ publicUrl: null, lookup: async () => [{ address: '101.91.40.24', family: 4 }] }),
        ],
      });
    const actor = () => bureau.actors.clerk1;

    it('never give a secret back, and keep it while the robot stays the same', async () => {
      const { webhook } = chosen;
      await choose().run({ actor: actor(), ...chosen, webhook: { ...webhook, secret: 'SEC1' } });
      expect(await choose().run({ actor: actor(), ...chosen, muted: ['nudge', 'nudge'] })).toEqual({
        emailAddress: null,
        email: true,
        webhook: { ...webhook, hasSecret: true },
        muted: ['nudge'],
        channels: ['inbox', 'webhook'],
      });
      const stored = async () => (await database.messages.settings([idOf('clerk1')]))[0]!.webhook!.secret;
      expect(await stored()).toBe('SEC1');
      await choose().run({ actor: actor(), ...chosen, webhook: { ...webhook, url: `${webhook.url}2` } });
      expect(await stored()).toBeNull();
      const [entry] = await database.audit.list(1);
      expect(JSON.stringify(entry)).not.toMatch(/SEC1|access_token/);
      expect(entry!.detail.webhook).toBe('dingtalk oapi.dingtalk.com');
    });

    it.each(['http://127.0.0.1/', 'https://169.254.169.254/latest/meta-data', 'https://oapi.dingtalk.com@evil.example/', 'nonsense'])(
      'are refused with %s, and what was chosen before stays',
      async (url) => {
        await choose().run({ actor: actor(), ...chosen });
        await expect(choose().run({ actor: actor(), ...chosen, webhook: { kind: 'wecom', url } })).rejects.toMatchObject({
          code: 'invalid',
        });
        await expect(bureau.use.chooseChannels.run({ actor: actor(), ...chosen })).rejects.toMatchObject({ code: 'invalid' });
        expect((await choose().read({ actor: actor() })).webhook?.url).toBe(chosen.webhook.url);
      },
    );
  });
});
