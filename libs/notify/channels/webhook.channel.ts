/** Group robots (企业微信, 钉钉, 飞书): a text message to the address a person chose; only to allowed hosts, and never inside. */
import { DomainError } from '#domain/errors.js';
import type { NotificationSettings } from '#domain/message/message.js';
import type { Channel, Delivery, DeliveryOutcome } from '#domain/ports/channel.port.js';
import { openLine, outsideText } from '../message-text.js';
import { dnsLookup, guardedPost, publicAddresses, type Lookup } from '../webhook/guarded-post.js';
import { cutBytes, judge, ROBOTS } from '../webhook/robots.js';
import { OFFICIAL_HOSTS, refused, webhookAddress } from '../webhook/webhook-address.js';

export interface WebhookOptions {
  publicUrl: string | null;
  hosts?: readonly string[];
  lookup?: Lookup;
  now?: () => Date;
  timeoutMs?: number;
  /** For tests only: plain http, any port, and addresses inside. Nothing a user sends, and no setting, reaches this. */
  openForTests?: boolean;
}

/** The shortest limit among the robots. */
const MAX_TEXT_BYTES = 2_048;
const MAX_ANSWER_BYTES = 64 * 1024;
const TIMEOUT_MS = 5_000;

export class WebhookChannel implements Channel {
  readonly name = 'webhook';

  constructor(private readonly options: WebhookOptions) {}

  /** The same rules as when sending; a name that cannot be looked up just now is asked about again then. */
  async check({ webhook }: NotificationSettings): Promise<void> {
    if (!webhook) return;
    const url = this.addressOf(webhook.url);
    try {
      await publicAddresses(url, this.reach());
    } catch (error) {
      if (error instanceof DomainError) throw error;
    }
  }

  async deliver({ message, settings, language }: Delivery): Promise<DeliveryOutcome> {
    const webhook = settings?.webhook;
    if (!webhook) return { status: 'skipped', reason: '没有设置群机器人' };
    try {
      const { subject, body, address } = outsideText(message, language, this.options.publicUrl);
      // The link comes last and is never cut in two.
      const tail = address === null ? '' : `\n${openLine(language, address)}`;
      const text = cutBytes(`${subject}\n${body}`, MAX_TEXT_BYTES - Buffer.byteLength(tail)) + tail;
      const now = this.options.now?.() ?? new Date();
      const { url, body: payload } = ROBOTS[webhook.kind].ask(this.addressOf(webhook.url), text, webhook.secret, now);
      const { status, json } = await guardedPost(url, payload, {
        ...this.reach(),
        timeoutMs: this.options.timeoutMs ?? TIMEOUT_MS,
        maxAnswer: MAX_ANSWER_BYTES,
      });
      return judge(webhook.kind, status, json);
    } catch (error) {
      if (error instanceof DomainError) return { status: 'failed', reason: error.text.zh };
      return { status: 'again', reason: `${ROBOTS[webhook.kind].name}连不上或没有及时回答` };
    }
  }

  private addressOf(text: string): URL {
    const { hosts = OFFICIAL_HOSTS, openForTests: open = false } = this.options;
    if (hosts.length === 0) throw refused({ zh: '本系统没有开通群机器人', en: 'Robots are switched off here' });
    return webhookAddress(text, { hosts, open });
  }

  private reach(): { lookup: Lookup; allowInside: boolean } {
    return { lookup: this.options.lookup ?? dnsLookup, allowInside: this.options.openForTests ?? false };
  }
}
