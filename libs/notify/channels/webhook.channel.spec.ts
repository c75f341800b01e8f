import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { NotificationSettings, WebhookKind } from '#domain/message/message.js';
import { someDelivery } from '../testing/some-delivery.js';
import { WebhookChannel, type WebhookOptions } from './webhook.channel.js';

/** A receiver on this machine that answers as it is told, and keeps what it was sent. */
class Receiver {
  readonly bodies: string[] = [];
  answer: (request: IncomingMessage, response: ServerResponse) => void = (_, response) => response.end('{"errcode":0,"code":0}');
  port = 0;
  private server: Server | null = null;

  async start(): Promise<this> {
    this.server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        this.bodies.push(Buffer.concat(chunks).toString('utf8'));
        this.answer(request, response);
      });
    });
    await new Promise<void>((resolve) => this.server!.listen(0, '127.0.0.1', resolve));
    this.port = (this.server.address() as AddressInfo).port;
    return this;
  }
  stop(): Promise<unknown> {
    this.server?.closeAllConnections();
    return new Promise((resolve) => this.server?.close(resolve));
  }
}

const settings = (url: string, kind: WebhookKind = 'wecom', secret: string | null = null): NotificationSettings => ({
  userId: 'u',
  email: false,
  webhook: { kind, url, secret },
  muted: [],
});
const OFFICIAL = 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=1';

describe('the webhook channel', () => {
  let receiver: Receiver;
  beforeEach(async () => {
    receiver = await new Receiver().start();
  });
  afterEach(() => receiver.stop());

  const open = (more: Partial<WebhookOptions> = {}) =>
    new WebhookChannel({ publicUrl: 'https://jibao.example.cn', hosts: ['127.0.0.1', 'robot.test'], openForTests: true, ...more });
  const send = (channel: WebhookChannel, chosen = settings(`http://127.0.0.1:${receiver.port}/hook`)) =>
    channel.deliver(someDelivery({ settings: chosen }));

  it.each(['wecom', 'dingtalk', 'feishu'] as const)('sends %s its text, with the link at the end', async (kind) => {
    expect(await send(open(), settings(`http://127.0.0.1:${receiver.port}/hook`, kind, 'secret'))).toEqual({ status: 'sent' });
    const body = JSON.parse(receiver.bodies[0]!) as { text?: { content: string }; content?: { text: string } };
    expect(body.text?.content ?? body.content?.text).toBe(
      '【季报催报】青石收费站党支部2026年第三季度季报还有3天截止\n请尽快报送。\n打开：https://jibao.example.cn/returns/GL-A01?period=2026Q3',
    );
  });

  it('cuts what is too long, and never the link', async () => {
    const delivery = someDelivery({ settings: settings(`http://127.0.0.1:${receiver.port}/hook`) });
    delivery.message.body.zh = '催'.repeat(5_000);
    await open().deliver(delivery);
    const { content } = (JSON.parse(receiver.bodies[0]!) as { text: { content: string } }).text;
    expect(Buffer.byteLength(content)).toBeLessThanOrEqual(2_048);
    expect(content).toMatch(/催…\n打开：https:\/\/jibao\.example\.cn\/returns\/GL-A01\?period=2026Q3$/);
  });

  it('believes the code in the answer, not the 200', async () => {
    receiver.answer = (_, response) => response.end('{"errcode":93000,"errmsg":"invalid webhook url"}');
    expect(await send(open())).toEqual({ status: 'failed', reason: '企业微信群机器人拒收（93000）：机器人地址已失效，请重新复制' });
  });

  it('follows no redirect, whether to the inside or elsewhere', async () => {
    receiver.answer = (_, response) => response.writeHead(307, { location: `http://127.0.0.1:${receiver.port}/elsewhere` }).end();
    expect(await send(open())).toMatchObject({ status: 'failed' });
    expect(receiver.bodies).toHaveLength(1);
  });

  it('waits so long and no longer for an answer, and reads so much and no more of it', async () => {
    receiver.answer = () => undefined;
    const since = Date.now();
    expect(await send(open({ timeoutMs: 200 }))).toMatchObject({ status: 'again' });
    receiver.answer = (_, response) => void response.writeHead(200).write('{"errcode":');
    expect(await send(open({ timeoutMs: 200 }))).toMatchObject({ status: 'again' });
    expect(Date.now() - since).toBeLessThan(2_000);
    receiver.answer = (_, response) => response.end(`{"errcode":0,"more":"${'x'.repeat(200_000)}"}`);
    expect(await send(open())).toMatchObject({ status: 'failed' });
  });

  it('tries again when nobody is there', async () => {
    await receiver.stop();
    expect(await send(open())).toMatchObject({ status: 'again' });
  });

  it('does not wait for a name that is never found', async () => {
    const since = Date.now();
    expect(await send(open({ timeoutMs: 100, lookup: () => new Promise(() => undefined) }), settings('http://robot.test/x'))).toMatchObject(
      {
        status: 'again',
      },
    );
    expect(Date.now() - since).toBeLessThan(1_000);
  });

  it.each([
    ['loopback', ['127.0.0.1']],
    ['IPv6 loopback', ['::1']],
    ['metadata', ['169.254.169.254']],
    ['a private address', ['10.1.2.3']],
    ['ULA', ['fd00::1']],
    ['a public and a private address together', ['101.91.40.24', '192.168.0.1']],
  ])('never reaches an allowed name that leads to %s', async (_, found) => {
    let connected = false;
    receiver.answer = () => (connected = true);
    const lookup = async () => found.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
    const channel = new WebhookChannel({ publicUrl: null, lookup });
    const refusal = '群机器人地址不能用：qyapi.weixin.qq.com 指向内部网络';
    expect(await send(channel, settings(OFFICIAL))).toEqual({ status: 'failed', reason: refusal });
    await expect(channel.check(settings(OFFICIAL))).rejects.toMatchObject({ code: 'invalid', text: { zh: refusal } });
    expect(connected).toBe(false);
  });

  it('connects to what was checked, though the name says something else a moment later', async () => {
    const answers = ['127.0.0.1', '10.0.0.1'];
    let asked = 0;
    const lookup = async () => [{ address: answers[asked++]!, family: 4 }];
    expect(await send(open({ lookup }), settings(`http://robot.test:${receiver.port}/x`))).toEqual({ status: 'sent' });
    expect(asked).toBe(1);
  });

  it.each(['http://127.0.0.1/x', 'https://127.0.0.1/x', 'https://evil.example/x', 'https://qyapi.weixin.qq.com.evil.example/x'])(
    'refuses %s when it is saved and when it is sent',
    async (url) => {
      const channel = new WebhookChannel({ publicUrl: null, lookup: async () => [{ address: '101.91.40.24', family: 4 }] });
      await expect(channel.check(settings(url))).rejects.toMatchObject({ code: 'invalid' });
      expect(await send(channel, settings(url))).toMatchObject({ status: 'failed' });
    },
  );

  it('takes an official address, and one that cannot be looked up just now', async () => {
    const found = new WebhookChannel({ publicUrl: null, lookup: async () => [{ address: '101.91.40.24', family: 4 }] });
    await expect(found.check(settings(OFFICIAL))).resolves.toBeUndefined();
    const away = new WebhookChannel({ publicUrl: null, lookup: () => Promise.reject(new Error('EAI_AGAIN')) });
    await expect(away.check(settings(OFFICIAL))).resolves.toBeUndefined();
    expect(await send(away, settings(OFFICIAL))).toMatchObject({ status: 'again' });
  });
});
