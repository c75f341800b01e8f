import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { someDelivery } from '../testing/some-delivery.js';
import { EmailChannel, isEmailAddress } from './email.channel.js';

interface Mail {
  to: string[];
  raw: string;
}

async function startSmtp(options: SMTPServerOptions = {}): Promise<{ server: SMTPServer; url: string; mails: Mail[] }> {
  const mails: Mail[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        mails.push({ to: session.envelope.rcptTo.map((to) => to.address), raw: Buffer.concat(chunks).toString('utf8') });
        done();
      });
    },
    ...options,
  });
  // Whoever hangs up in the middle is part of these tests.
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  return { server, url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`, mails };
}
const closed = (server: SMTPServer) => new Promise<void>((resolve) => server.close(() => resolve()));

const refusing = (code: number, at: 'onMailFrom' | 'onRcptTo'): SMTPServerOptions => ({
  [at]: (_: unknown, __: unknown, done: (error: Error) => void) => done(Object.assign(new Error('No such user'), { responseCode: code })),
});
const channel = (smtpUrl: string) =>
  new EmailChannel({
    smtpUrl,
    from: '季报 <jibao@bureau.example.cn>',
    publicUrl: 'https://jibao.example.cn',
    timeoutMs: { connect: 500, silence: 500 },
  });

/** Header lines unfolded, and the body decoded. */
function read({ raw }: Mail): { headers: string; body: string } {
  const end = raw.indexOf('\r\n\r\n');
  const headers = raw.slice(0, end).replace(/\r\n[ \t]+/g, ' ');
  return { headers, body: Buffer.from(raw.slice(end), 'base64').toString('utf8') };
}
const words = (encoded: string) =>
  encoded.replace(/\?=\s+=\?/g, '?==?').replace(/=\?UTF-8\?([BQ])\?(.*?)\?=/gi, (_, how: string, text: string) =>
    how.toUpperCase() === 'B'
      ? Buffer.from(text, 'base64').toString('utf8')
      : Buffer.from(
          text.replace(/_/g, ' ').replace(/=([0-9A-F]{2})/g, (__, hex: string) => String.fromCharCode(parseInt(hex, 16))),
          'latin1',
        ).toString('utf8'),
  );

describe('the e-mail channel', () => {
  it('sends a plain UTF-8 text with its link, marked as sent by a machine, under an id of its own', async () => {
    const { server, url, mails } = await startSmtp();
    expect(await channel(url).deliver(someDelivery())).toEqual({ status: 'sent' });
    await closed(server);
    expect(mails).toHaveLength(1);
    expect(mails[0]!.to).toEqual(['zhang@example.cn']);
    const { headers, body } = read(mails[0]!);
    expect(words(headers)).toContain('Subject: 【季报催报】青石收费站党支部2026年第三季度季报还有3天截止');
    expect(words(headers)).toContain('From: 季报 <jibao@bureau.example.cn>');
    expect(headers).toContain('Message-ID: <7d3f3c52-8f5a-4c39-9d0e-0a7f7e2c1b11@bureau.example.cn>');
    expect(headers).toContain('Auto-Submitted: auto-generated');
    expect(headers).toMatch(/Content-Type: text\/plain; charset=utf-8/i);
    expect(body).toBe('请尽快报送。\n\n打开：https://jibao.example.cn/returns/GL-A01?period=2026Q3\n');
  });

  it('lets nobody write a header or a second address', async () => {
    const { server, url, mails } = await startSmtp();
    const hostile = someDelivery({ displayName: '张三"\r\nBcc: thief@evil.example\r\n' });
    hostile.message.subject.zh = '催报\r\nBcc: thief@evil.example\r\n\r\n<script>';
    expect(await channel(url).deliver(hostile)).toEqual({ status: 'sent' });
    for (const email of ['a@b.cn, thief@evil.example', 'a@b.cn\r\nRCPT TO:<thief@evil.example>', 'a@b.cn>', '"x"@b.cn', ''])
      expect(await channel(url).deliver(someDelivery({ email }))).toMatchObject({ status: 'failed' });
    await closed(server);
    expect(mails).toHaveLength(1);
    expect(mails[0]!.to).toEqual(['zhang@example.cn']);
    expect(read(mails[0]!).headers).not.toMatch(/^Bcc:/im);
  });

  it.each([
    [450, 'onRcptTo', 'again'],
    [421, 'onMailFrom', 'again'],
    [550, 'onRcptTo', 'failed'],
    [552, 'onMailFrom', 'failed'],
  ] as const)('answered %i in %s: %s', async (code, at, status) => {
    const { server, url } = await startSmtp(refusing(code, at));
    expect(await channel(url).deliver(someDelivery())).toMatchObject({ status, reason: expect.stringContaining(String(code)) });
    await closed(server);
  });

  it('tries again when the server is away, mute, hangs up, or refuses our own sign-in', async () => {
    expect(await channel('smtp://127.0.0.1:9').deliver(someDelivery())).toMatchObject({ status: 'again' });
    const mute = await startSmtp({ onConnect: () => undefined });
    expect(await channel(mute.url).deliver(someDelivery())).toMatchObject({ status: 'again' });
    await closed(mute.server);
    const abrupt = await startSmtp({ onData: (stream) => (stream as unknown as { destroy(): void }).destroy() });
    expect(await channel(abrupt.url).deliver(someDelivery())).toMatchObject({ status: 'again' });
    await closed(abrupt.server);
    const picky = await startSmtp({ authOptional: false, allowInsecureAuth: true, onAuth: (_, __, done) => done(new Error('no')) });
    expect(await channel(picky.url.replace('//', '//user:wrong@')).deliver(someDelivery())).toMatchObject({
      status: 'again',
      reason: expect.stringContaining('登录'),
    });
    await closed(picky.server);
  }, 20_000);
});

describe('an e-mail address', () => {
  it.each(['a@b.cn', 'zhang.san+jibao@mail.gov.cn', '张三@例子.中国'])('%s is one', (text) => expect(isEmailAddress(text)).toBe(true));
  it.each(['a', 'a@b', 'a b@c.cn', 'a@b.cn,c@d.cn', 'a@b.cn\nx', '<a@b.cn>', '@b.cn', 'a@@b.cn'])('%j is none', (text) =>
    expect(isEmailAddress(text)).toBe(false),
  );
});
