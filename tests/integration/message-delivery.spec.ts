/** Messages end to end: a return sent back is an e-mail, a robot's text and an inbox entry, each once; also while servers are away and workers die. */
import { createWorkUseCases } from '#application/use-cases.js';
import { catalogueFor, CATALOGUES } from '#catalogue/catalogues.js';
import type { DeliveryRecord } from '#domain/message/message.js';
import { SYSTEM } from '#domain/access/actor.js';
import { systemClock } from '#domain/ports/clock.port.js';
import type { InboxView, SentView } from '#domain/views/administration-view.js';
import type { ReturnView } from '#domain/views/return-view.js';
import { EmailChannel } from '#notify/channels/email.channel.js';
import { InboxChannel } from '#notify/channels/inbox.channel.js';
import { WebhookChannel } from '#notify/channels/webhook.channel.js';
import { JobHost } from '#queue/job-host.js';
import { twinRenderer } from '#render/twin-renderer.js';
import { processors } from '../../apps/worker/processors.js';
import { startBareBureau, type BareBureau } from '../support/bare-bureau.js';
import { trueValues } from '../support/filled-workbook.js';
import { HttpClient } from '../support/http-client.js';
import { MemoryFileStore } from '../support/memory-file-store.js';
import { RobotReceiver } from '../support/robot-receiver.js';
import { PASSWORD } from '../support/running-jibao.js';
import { SmtpReceiver } from '../support/smtp-receiver.js';
import { until } from '../support/until.js';

const FROM = '季报 <jibao@bureau.example.cn>';
const PUBLIC = 'https://jibao.example.cn';

describe('messages', () => {
  let smtp: SmtpReceiver;
  let robot: RobotReceiver;
  let bureau: BareBureau;
  let host: JobHost | null = null;
  /** Units of the tests, one each, so that none disturbs another. */
  const unit = (n: number) => bureau.units.at(-1 - n)!;
  const clients = new Map<string, HttpClient>();

  beforeAll(async () => {
    smtp = await SmtpReceiver.start();
    robot = await RobotReceiver.start();
    bureau = await startBareBureau({
      workers: 0,
      env: { JIBAO_SMTP_URL: smtp.url, JIBAO_MAIL_FROM: FROM, JIBAO_PUBLIC_URL: PUBLIC },
    });
    for (const n of [0, 1, 2]) await enrol(`clerk${n}`, unit(n).code);
  });
  afterAll(async () => {
    robot?.close();
    await host?.drain(5_000);
    await smtp?.close();
    await bureau?.jibao.stop();
  });

  async function enrol(username: string, code: string): Promise<void> {
    const { database } = bureau.jibao.database;
    const role = 'clerk' as const;
    await bureau.use.createUser.run({
      actor: SYSTEM,
      username,
      displayName: `张三${username}`,
      password: PASSWORD,
      grants: [{ role, unit: code }],
      sample: true,
    });
    const user = (await database.users.byUsername(username))!;
    await database.users.update(user.id, { email: `${username}@example.cn` });
    clients.set(username, await HttpClient.signedIn(bureau.jibao.url, username));
  }

  /** A worker inside this test: the only way to let a robot live on this machine. */
  function startWorkerHere(): JobHost {
    const { database } = bureau.jibao.database;
    const nobody = () => Promise.reject(new Error('not part of this test'));
    const use = createWorkUseCases({
      database,
      catalogues: CATALOGUES,
      files: new MemoryFileStore(),
      doorbell: { ring: () => undefined },
      clock: systemClock,
      hasher: { hash: nobody, verify: nobody },
      channels: [
        new InboxChannel(),
        new EmailChannel({ smtpUrl: smtp.url, from: FROM, publicUrl: PUBLIC }),
        new WebhookChannel({ publicUrl: PUBLIC, hosts: ['127.0.0.1'], openForTests: true }),
      ],
      reader: { read: nobody, readTable: nobody },
      renderer: twinRenderer({ pdf: nobody }),
    });
    const started = new JobHost({
      redisUrl: bureau.jibao.env.REDIS_URL!,
      prefix: bureau.jibao.env.JIBAO_QUEUE_PREFIX!,
      handlers: processors(use),
      log: () => undefined,
    });
    started.start();
    return started;
  }

  /** Files a true return and has the office send it back. */
  async function sentBack(n: number, reason: string): Promise<void> {
    const clerk = clients.get(`clerk${n}`)!;
    const { code } = unit(n);
    const path = `/returns/${code}/${bureau.period.period}`;
    const known = catalogueFor(bureau.period.period).elementsFor(unit(n).type);
    const lived = trueValues(code, bureau.period.period, 1).values;
    const values = Object.fromEntries(known.map((element) => [element.code, lived[element.code] ?? null]));
    expect((await clerk.put(path, { values })).status).toBeLessThan(300);
    for (const finding of (await clerk.get<ReturnView>(path)).body.findings)
      await clerk.put(`${path}/explanations/${encodeURIComponent(finding.key)}`, { note: '已核对' });
    expect(await clerk.post(`${path}/submit`)).toMatchObject({ status: 200 });
    expect(await bureau.office.post(`${path}/return`, { reason })).toMatchObject({ status: 200 });
  }
  const sent = async (n: number) =>
    (await bureau.office.get<SentView[]>(`/messages/sent?period=${bureau.period.period}`)).body.filter(
      (message) => message.unit === unit(n).code && message.kind === 'return_returned',
    );
  const delivery = async (n: number, channel: DeliveryRecord['channel']) =>
    (await sent(n))[0]?.deliveries.find((each) => each.channel === channel);
  const mailsTo = (n: number) => smtp.mails.filter((mail) => mail.to[0] === `clerk${n}@example.cn` && mail.subject.includes('退回'));

  it('of a return sent back reach the clerk by e-mail, robot and inbox, each exactly once', async () => {
    host = startWorkerHere();
    const clerk = (await bureau.jibao.database.database.users.byUsername('clerk0'))!;
    await bureau.jibao.database.database.messages.saveSettings({
      userId: clerk.id,
      email: true,
      webhook: { kind: 'wecom', url: robot.urlOf('robot'), secret: null },
      muted: [],
    });
    await sentBack(0, '第 3 季度学时偏高，请核对“T02”。');
    await until('both were sent', async () => {
      const [mail, robotText] = [await delivery(0, 'email'), await delivery(0, 'webhook')];
      return mail?.status === 'sent' && robotText?.status === 'sent';
    });
    const said = `${unit(0).name}2026年第三季度季报第 1 版已由office退回。退回原因：第 3 季度学时偏高，请核对“T02”。请改正后重新报送。`;
    const link = `${PUBLIC}/returns/${unit(0).code}?period=${bureau.period.period}`;
    expect(mailsTo(0)).toHaveLength(1);
    expect(mailsTo(0)[0]).toMatchObject({
      subject: expect.stringMatching(/^【已退回】.*季报被退回，请改正后重新报送$/),
      body: `${said}\n\n打开：${link}\n`,
    });
    expect(mailsTo(0)[0]!.headers).toContain('From: 季报 <jibao@bureau.example.cn>');
    // The reminder of the day may have come first.
    const heard = robot.texts.map(({ content }) => content).filter((content) => content.includes('退回'));
    expect(heard).toEqual([expect.stringContaining(`${said}\n打开：${link}`)]);
    const inbox = (await clients.get('clerk0')!.get<InboxView>('/messages')).body;
    expect(inbox.messages.filter((message) => message.kind === 'return_returned')).toMatchObject([{ body: said, readAt: null }]);
    expect(inbox.unread).toBe(inbox.messages.length);
    expect((await sent(0))[0]!.deliveries).toMatchObject([
      { channel: 'email', address: 'clerk0@example.cn', status: 'sent', attempts: 1, outcome: null },
      { channel: 'inbox', status: 'sent' },
      { channel: 'webhook', address: '127.0.0.1', status: 'sent', attempts: 1 },
    ]);
  });

  it('wait while the mail server is away, and are delivered once when it is back', async () => {
    await smtp.close();
    await sentBack(1, '请核对');
    await until('it was tried in vain', async () => Boolean((await delivery(1, 'email'))?.outcome), 40_000);
    expect(await delivery(1, 'email')).toMatchObject({
      ...{ status: 'waiting', attempts: 1 },
      outcome: expect.stringContaining('邮件服务器连不上'),
    });
    await smtp.open();
    await until('it was sent', async () => (await delivery(1, 'email'))?.status === 'sent', 40_000);
    expect(await delivery(1, 'email')).toMatchObject({ attempts: 2, outcome: null });
    expect(mailsTo(1)).toHaveLength(1);
  });

  it('survive a worker killed in the middle: what was lost is sent, what was sent unseen is repeated once under the same id', async () => {
    await host?.drain(5_000);
    host = null;
    await enrol('clerk2b', unit(2).code);
    const seen: string[] = [];
    // Both are on their way when the worker dies: one mail was not taken yet, the other was, but nobody said so.
    smtp.decide = (mail) => {
      if (!mail.subject.includes('退回')) return 'keep';
      seen.push(mail.to[0]!);
      return mail.to[0]!.startsWith('clerk2b') ? 'mute' : 'lose';
    };
    const doomed = await bureau.jibao.startWorker();
    await sentBack(2, '请核对');
    await until('both mails were on their way', async () => seen.length === 2, 40_000);
    doomed.kill('SIGKILL');
    smtp.decide = () => 'keep';
    // Begun so much later that the leases of the killed one have run out.
    await bureau.jibao.startWorker({ JIBAO_NOW: new Date(Date.now() + 60_000).toISOString() });
    const deliveries = async () => (await sent(2)).flatMap((message) => message.deliveries.filter((each) => each.channel === 'email'));
    expect((await deliveries()).map((each) => each.status)).toEqual(['waiting', 'waiting']);
    await until('both were sent', async () => (await deliveries()).every((each) => each.status === 'sent'), 110_000);
    expect((await deliveries()).map((each) => each.attempts)).toEqual([2, 2]);
    expect(mailsTo(2)).toHaveLength(1);
    const repeated = smtp.mails.filter((mail) => mail.to[0] === 'clerk2b@example.cn' && mail.subject.includes('退回'));
    expect(repeated).toHaveLength(2);
    expect(new Set(repeated.map((mail) => mail.messageId)).size).toBe(1);
    const inboxes = await Promise.all(['clerk2', 'clerk2b'].map(async (who) => (await clients.get(who)!.get<InboxView>('/messages')).body));
    expect(inboxes.map((inbox) => inbox.messages.filter((message) => message.kind === 'return_returned').length)).toEqual([1, 1]);
  }, 180_000);
});
