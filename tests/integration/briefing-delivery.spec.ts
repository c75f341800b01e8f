/** Delivery of a released briefing against a real mail server and a real robot: the very bytes, or a link alone, to those who may see it and nobody else, each once, a refused one alone again. */
import { DeliverBriefing } from '#application/briefings/deliver-briefing.js';
import { askForSheets, releaseSheet } from '#application/briefings/unit-sheets.js';
import { tellAboutRelease } from '#application/briefings/tell-about-release.js';
import { DeliverMessage } from '#application/messages/deliver-message.js';
import { SYSTEM, type Role } from '#domain/access/actor.js';
import type { BriefingKind, BriefingRecord } from '#domain/briefing/briefing.js';
import type { Recipient } from '#domain/briefing/style.js';
import { isFilingType } from '#domain/unit/unit.js';
import { EmailChannel } from '#notify/channels/email.channel.js';
import { InboxChannel } from '#notify/channels/inbox.channel.js';
import { sampleUnits } from '../../apps/cli/sample/sample-units.js';
import { WebhookChannel } from '#notify/channels/webhook.channel.js';
import { MemoryFileStore } from '../support/memory-file-store.js';
import { RobotReceiver } from '../support/robot-receiver.js';
import { SmtpReceiver } from '../support/smtp-receiver.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

const PERIOD = '2026Q3';
const PUBLIC = 'https://jibao.example.cn';
const PDF = Buffer.from('%PDF-1.7 季报\n'.repeat(9_000));
const units = sampleUnits();
const root = units[0]!;
const [one, other] = units.filter((unit) => isFilingType(unit.type) && unit.parent !== null);

let test: TestDatabase;
let smtp: SmtpReceiver;
let robots: RobotReceiver;
const files = new MemoryFileStore();
let now = new Date('2026-11-21T09:00:00+08:00');
const clock = { now: () => now };
const doorbell = { ring: () => undefined };

async function enrol(username: string, role: Role, unit: string, email = `${username}@example.cn`): Promise<void> {
  const user = {
    ...{ id: username, username, displayName: `张${username}`, passwordHash: '', disabled: false, sample: true, pending: false },
    ...{ phone: null, email, firstCodeHash: null, firstCodeExpiresAt: null },
  };
  await test.database.users.create(user, [{ role, unit }]);
}
const recipient = (more: Partial<Recipient>): Recipient => ({
  ...{ group: 'report' as const, name: '市委机关工委', usernames: [], units: [], emails: [], sends: 'file' as const, ...more },
});
async function named(recipients: Recipient[], sheets = false): Promise<void> {
  const { briefingStyles } = test.database;
  const seen = (await briefingStyles.get(root.code))?.revision ?? 0;
  const style = { issuingOffice: '局党建办', addressees: null, recipients, copies: null, sealSpace: false, sheets, kinds: {} };
  await briefingStyles.save({ unit: root.code, style, revision: seen + 1, savedBy: '张三', savedAt: now.toISOString() }, seen);
}

async function released(id: string, kind: BriefingKind, unit: string): Promise<BriefingRecord> {
  const { briefings } = test.database;
  await briefings.create({
    ...{ id, period: PERIOD, unit, kind, meetingId: null, origin: 'request', createdAt: now.toISOString(), runKey: id },
  });
  const stored = await files.put(
    (async function* () {
      yield PDF;
    })(),
    1e9,
  );
  await briefings.change(id, {
    ...{
      status: 'released',
      title: '2026年第三季度党建工作情况的通报',
      releasedAt: now.toISOString(),
      verificationCode: `AB23-CD4E-${id}`,
    },
    files: [{ format: 'pdf', ...stored, pages: 12 }],
  });
  const record = (await briefings.get(id))!;
  await test.database.transaction((stores) => tellAboutRelease(stores, { record, at: now }));
  return record;
}

const deliveries = async (id: string) => (await test.database.messages.ofBriefing(id)).flatMap((told) => told.deliveries);
/** Everything that waits, as the worker does it; later attempts in their time. */
async function work(id: string): Promise<void> {
  const deliver = new DeliverMessage({
    ...{ database: test.database, clock, files },
    channels: [
      new InboxChannel(),
      new EmailChannel({ smtpUrl: smtp.url, from: '季报 <jibao@bureau.example.cn>', publicUrl: PUBLIC }),
      new WebhookChannel({ hosts: ['127.0.0.1'], openForTests: true, publicUrl: PUBLIC }),
    ],
  });
  for (const delivery of await deliveries(id)) await deliver.run({ deliveryId: delivery.id });
}
const mailed = (): string[] => smtp.mails.map(({ to }) => to[0]!).toSorted((a, b) => (a < b ? -1 : 1));

beforeAll(async () => {
  test = await createTestDatabase();
  [smtp, robots] = [await SmtpReceiver.start(), await RobotReceiver.start()];
  const { database } = test;
  await database.units.save(units);
  await database.periods.save({
    ...{ period: PERIOD, state: 'open', opensOn: '2026-10-01', dueOn: '2026-10-15', locksOn: '2026-10-20' },
    ...{ catalogueVersion: '2026.1', dataVersion: 1 },
  });
  await database.transaction((stores) =>
    stores.periods.freezeUnits(
      PERIOD,
      units.map((unit) => ({ ...unit, period: PERIOD, expected: true })),
    ),
  );
  await enrol('office', 'office', root.code);
  await enrol('committee', 'committee', root.code);
  await enrol('clerk', 'clerk', one!.code);
  await enrol('neighbour', 'clerk', other!.code);
  await enrol('partly', 'committee', one!.code);
});
beforeEach(() => {
  smtp.mails.length = 0;
  smtp.decide = () => 'keep';
});
afterAll(async () => {
  robots?.close();
  await smtp?.close();
  await test?.close();
});

describe('a released briefing', () => {
  it('goes to those named who may see it, the very bytes by e-mail, and to nobody out of scope', async () => {
    await named([
      recipient({ usernames: ['committee', 'clerk', 'partly'], emails: ['gongwei@out.example.cn'] }),
      recipient({ group: 'issue', name: '各党支部', units: [root.code, one!.code, other!.code], sends: 'link' }),
    ]);
    await released('Q1', 'quarterly', root.code);
    await work('Q1');
    expect(mailed()).toEqual(['committee@example.cn', 'gongwei@out.example.cn', 'office@example.cn']);
    const of = (address: string) => smtp.mails.find(({ to }) => to[0] === address)!;
    for (const address of ['committee@example.cn', 'gongwei@out.example.cn']) {
      expect(of(address).attachment!.bytes.equals(PDF)).toBe(true);
      expect(of(address).subject).toContain('【季报简报】2026年第三季度');
    }
    expect(of('office@example.cn').attachment).toBeNull();
    expect(of('office@example.cn').body).toContain('https://jibao.example.cn/briefings/Q1');
    expect((await deliveries('Q1')).filter(({ channel }) => channel === 'inbox')).toHaveLength(2);
    const deliver = new DeliverBriefing({ database: test.database, clock, doorbell });
    const { refused, deliveries: listed } = await deliver.read({ actor: SYSTEM, id: 'Q1' });
    expect(refused).toEqual(['张clerk', '张partly']);
    expect(listed.find(({ isOutside }) => isOutside)).toMatchObject({ to: '市委机关工委', status: 'sent', sendsFile: true });
    // Told twice, and every job once more: nobody gets it again.
    smtp.mails.length = 0;
    await deliver.run({ actor: SYSTEM, id: 'Q1' });
    await work('Q1');
    expect(mailed()).toEqual([]);
  });

  it('goes again to the one who was refused, and to whoever was named since; nobody else hears of it', async () => {
    await named([recipient({ usernames: ['committee'], emails: ['first@out.example.cn', 'full@out.example.cn'] })]);
    smtp.decide = ({ to }) => (to[0] === 'full@out.example.cn' ? 'refuse' : 'keep');
    await released('Q2', 'quarterly', root.code);
    await work('Q2');
    expect(mailed()).toEqual(['committee@example.cn', 'first@out.example.cn']);
    expect((await deliveries('Q2')).find(({ address }) => address === 'full@out.example.cn')).toMatchObject({
      status: 'failed',
      outcome: expect.stringContaining('550'),
    });
    smtp.mails.length = 0;
    smtp.decide = () => 'keep';
    await named([recipient({ usernames: ['committee'], emails: ['first@out.example.cn', 'full@out.example.cn', 'late@out.example.cn'] })]);
    now = new Date(now.getTime() + 60_000);
    await new DeliverBriefing({ database: test.database, clock, doorbell }).run({ actor: SYSTEM, id: 'Q2' });
    await work('Q2');
    expect(mailed()).toEqual(['full@out.example.cn', 'late@out.example.cn']);
  });

  it('is not sent to who lost the right, or was taken off the list, between release and sending', async () => {
    await named([recipient({ usernames: ['committee'], emails: ['gone@out.example.cn'] })]);
    await released('Q3', 'quarterly', root.code);
    await test.database.users.setGrants('committee', [{ role: 'committee', unit: one!.code }]);
    await named([recipient({ usernames: ['committee'] })]);
    try {
      await work('Q3');
    } finally {
      await test.database.users.setGrants('committee', [{ role: 'committee', unit: root.code }]);
    }
    expect(mailed()).toEqual([]);
    const outcomes = (await deliveries('Q3')).filter(({ channel }) => channel === 'email').map(({ status, outcome }) => [status, outcome]);
    expect(outcomes.toSorted((a, b) => (String(a[1]) < String(b[1]) ? -1 : 1))).toEqual([
      ['skipped', '已不在报送范围'],
      ['skipped', '已无权查看这份简报'],
    ]);
  });

  it('goes to the robots of those who may see it as a link without a figure, and again to the one that did not take it alone', async () => {
    for (const userId of ['committee', 'office', 'clerk'])
      await test.database.messages.saveSettings({
        ...{ userId, email: true, muted: [] },
        webhook: { kind: 'wecom', url: robots.urlOf(userId), secret: null },
      });
    const paths = () => robots.texts.splice(0).map(({ path }) => path);
    const deliver = new DeliverBriefing({ database: test.database, clock, doorbell });
    const ofOffice = async () =>
      (await deliver.read({ actor: SYSTEM, id: 'W1' })).deliveries.find(({ to, channel }) => to === '张office' && channel === 'webhook');
    await named([recipient({ usernames: ['committee', 'office', 'clerk'] })]);
    robots.answer = (path) => (path === '/office' ? [503, ''] : [200, '{"errcode":0}']);
    await released('W1', 'quarterly', root.code);
    await work('W1');
    const said =
      '【季报简报】2026年第三季度党建工作情况的通报\n局党建办已发布2026年第三季度《2026年第三季度党建工作情况的通报》，请查阅。核验码：AB23-CD4E-W1。';
    // A group may hold anybody: what it reads is this and no more.
    expect(robots.texts.map(({ content }) => content)).toEqual([1, 2].map(() => `${said}\n打开：${PUBLIC}/briefings/W1`));
    expect(robots.texts.every(({ raw }) => raw.length < 1_000)).toBe(true);
    expect(paths().toSorted()).toEqual(['/committee', '/office']);
    expect(await ofOffice()).toMatchObject({ status: 'waiting', attempts: 1 });
    // In its time, and refused for good: only the office can have it sent again, and only there.
    robots.answer = () => [200, '{"errcode":93000}'];
    now = new Date(now.getTime() + 10_000);
    await work('W1');
    expect(paths()).toEqual(['/office']);
    expect(await ofOffice()).toMatchObject({ status: 'failed', attempts: 2, outcome: expect.stringContaining('93000') });
    robots.answer = () => [200, '{"errcode":0}'];
    await deliver.run({ actor: SYSTEM, id: 'W1' });
    await work('W1');
    await work('W1');
    expect(paths()).toEqual(['/office']);
    expect(await ofOffice()).toMatchObject({ status: 'sent' });
  });

  it('of one unit goes to the people of that unit alone, whoever is named', async () => {
    await named([recipient({ usernames: ['neighbour', 'committee'], emails: ['gongwei@out.example.cn'] })]);
    await released('S1', 'unit_sheet', one!.code);
    await work('S1');
    expect(mailed()).toEqual(['clerk@example.cn', 'partly@example.cn']);
    expect(robots.texts.map(({ path }) => path)).toEqual(['/clerk']);
    expect(smtp.mails[0]!.subject).toContain('【季报数据单】');
    expect(smtp.mails[0]!.attachment!.bytes.equals(PDF)).toBe(true);
  });

  it('brings every unit its own sheet where the office wants them, each asked for once and released once drafted', async () => {
    const { briefings, outbox } = test.database;
    const quarterly = { ...(await briefings.get('Q1'))!, release: { by: 'office', byName: '张office', at: now.toISOString() } };
    await briefings.change('Q1', { release: quarterly.release });
    const ask = () => test.database.transaction((stores) => askForSheets(stores, { record: quarterly, at: now }));
    expect(await ask()).toBe(0);
    await named([], true);
    expect(await ask()).toBe(units.length - 1);
    await expect(ask()).rejects.toMatchObject({ code: 'conflict' });
    const [sheet] = await briefings.ofKind(PERIOD, other!.code, 'unit_sheet');
    expect(sheet).toMatchObject({ status: 'queued', origin: 'schedule' });
    await briefings.change(sheet!.id, { status: 'draft', revision: 1, draftedRevision: 1 });
    expect(await test.database.transaction((stores) => releaseSheet(stores, { id: sheet!.id, at: now }))).toBe(true);
    expect(await briefings.get(sheet!.id)).toMatchObject({ status: 'releasing', release: { by: 'office' } });
    const rung = (await outbox.unrung(1_000)).filter(
      ({ job, payload }) => job === 'briefing.release' && (payload as { briefingId: string }).briefingId === sheet!.id,
    );
    expect(rung).toHaveLength(1);
    expect(await test.database.transaction((stores) => releaseSheet(stores, { id: 'Q1', at: now }))).toBe(false);
  });
});
