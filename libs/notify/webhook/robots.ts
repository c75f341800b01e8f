/** The text messages of the three group robots: how each is asked, signed, and how its answer reads. */
import { createHmac } from 'node:crypto';
import type { WebhookKind } from '#domain/message/message.js';
import type { DeliveryOutcome } from '#domain/ports/channel.port.js';

export interface RobotRequest {
  url: URL;
  body: Record<string, unknown>;
}
interface Robot {
  name: string;
  ask(url: URL, text: string, secret: string | null, now: Date): RobotRequest;
  /** The robot's own code in the answer; undefined = it is not one of its answers. */
  codeOf(answer: Record<string, unknown>): number | undefined;
  /** Codes that say "too often" or "busy". */
  again: readonly number[];
  /** Codes worth a word of advice. */
  advice: Readonly<Record<number, string>>;
}

const numberIn = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);

export const ROBOTS: { [K in WebhookKind]: Robot } = {
  wecom: {
    name: '企业微信群机器人',
    ask: (url, text) => ({ url, body: { msgtype: 'text', text: { content: text } } }),
    codeOf: (answer) => numberIn(answer.errcode),
    again: [-1, 45009],
    advice: { 93000: '机器人地址已失效，请重新复制' },
  },
  dingtalk: {
    name: '钉钉群机器人',
    ask: (url, text, secret, now) => {
      const signed = new URL(url);
      if (secret !== null) {
        const timestamp = String(now.getTime());
        signed.searchParams.set('timestamp', timestamp);
        signed.searchParams.set('sign', hmac(secret, `${timestamp}\n${secret}`));
      }
      return { url: signed, body: { msgtype: 'text', text: { content: text } } };
    },
    codeOf: (answer) => numberIn(answer.errcode),
    again: [-1, 130101, 410100],
    advice: { 310000: '安全设置不符：请核对加签密钥，或把关键词设为“季报”', 300005: '机器人地址已失效，请重新复制' },
  },
  feishu: {
    name: '飞书群机器人',
    ask: (url, text, secret, now) => {
      const timestamp = String(Math.floor(now.getTime() / 1000));
      // Here the text to be signed is the key, and nothing is signed.
      const signature = secret === null ? {} : { timestamp, sign: hmac(`${timestamp}\n${secret}`, '') };
      return { url, body: { ...signature, msg_type: 'text', content: { text } } };
    },
    codeOf: (answer) => numberIn(answer.code) ?? numberIn(answer.StatusCode),
    again: [11232],
    advice: {
      19021: '签名不符：请核对签名校验密钥',
      19022: '本系统的出口地址不在机器人的白名单内',
      19024: '关键词不符：请把关键词设为“季报”',
      19001: '机器人地址已失效，请重新复制',
    },
  },
};

/** What the answer means: HTTP says whether the robot was there, its own code whether the message was taken. */
export function judge(kind: WebhookKind, status: number, answer: Record<string, unknown> | null): DeliveryOutcome {
  const robot = ROBOTS[kind];
  const { name, again, advice } = robot;
  if (status === 429 || status >= 500) return { status: 'again', reason: `${name}暂时不可用（${status}）` };
  if (status >= 300 && status < 400) return { status: 'failed', reason: `${name}要求转往别处，未跟随（${status}）` };
  const code = answer === null ? undefined : robot.codeOf(answer);
  if (code === 0 && status < 300) return { status: 'sent' };
  if (code === undefined) return { status: 'failed', reason: `${name}的回答看不懂（${status}）` };
  if (again.includes(code)) return { status: 'again', reason: `${name}发送过于频繁（${code}）` };
  return { status: 'failed', reason: `${name}拒收（${code}）${advice[code] ? `：${advice[code]}` : ''}` };
}

const hmac = (key: string, text: string): string => createHmac('sha256', key).update(text).digest('base64');

/** As much of a text as fits into so many bytes of UTF-8, whole characters only. */
export function cutBytes(text: string, most: number): string {
  if (Buffer.byteLength(text) <= most) return text;
  let cut = '';
  let used = Buffer.byteLength('…');
  for (const character of text) {
    used += Buffer.byteLength(character);
    if (used > most) break;
    cut += character;
  }
  return `${cut}…`;
}
