/** E-mail over SMTP: one plain text per delivery, with at most one file, its Message-ID fixed so that a repeated attempt is recognised. */
import { createTransport, type Transporter } from 'nodemailer';
import { DomainError } from '#domain/errors.js';
import type { Channel, Delivery, DeliveryOutcome } from '#domain/ports/channel.port.js';
import { oneLine, openLine, outsideText } from '../message-text.js';

export interface EmailOptions {
  /** `smtp://user:password@host:587` or `smtps://host:465`; from the settings only. */
  smtpUrl: string;
  /** `季报 <jibao@example.cn>`. */
  from: string;
  publicUrl: string | null;
  timeoutMs?: { connect: number; silence: number };
}

/** One address as people write it; nothing that could smuggle a second one or a header in. */
const ADDRESS = /^[^\s\p{Cc}<>()[\]\\,;:"@]{1,64}@[^\s\p{Cc}<>()[\]\\,;:"@]{1,190}\.[^\s\p{Cc}<>()[\]\\,;:"@.]{2,}$/u;
export const isEmailAddress = (text: string): boolean => ADDRESS.test(text);

export class EmailChannel implements Channel {
  readonly name = 'email';
  private readonly transport: Transporter;
  private readonly host: string;

  constructor(private readonly options: EmailOptions) {
    const { connect, silence } = options.timeoutMs ?? { connect: 5_000, silence: 10_000 };
    this.transport = createTransport({
      url: options.smtpUrl,
      connectionTimeout: connect,
      greetingTimeout: connect,
      socketTimeout: silence,
      dnsTimeout: connect,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
    this.host = /@([\w.-]+)>?\s*$/.exec(options.from)?.[1] ?? 'jibao.invalid';
  }

  async check(): Promise<void> {
    return undefined;
  }

  async deliver({ message, user, language, deliveryId, attachment }: Delivery): Promise<DeliveryOutcome> {
    const address = user.email?.trim() ?? '';
    if (!isEmailAddress(address)) return { status: 'failed', reason: '登记的邮箱地址写法不对，请更正' };
    const { subject, body, address: link } = outsideText(message, language, this.options.publicUrl);
    try {
      await this.transport.sendMail({
        from: this.options.from,
        to: { name: oneLine(user.displayName), address },
        subject,
        text: link === null ? body : `${body}\n\n${openLine(language, link)}\n`,
        messageId: `<${deliveryId}@${this.host}>`,
        headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
        textEncoding: 'base64',
        ...(attachment && {
          attachments: [{ filename: oneLine(attachment.name), contentType: attachment.type, content: Buffer.from(attachment.bytes) }],
        }),
      });
      return { status: 'sent' };
    } catch (error) {
      return outcomeOf(error);
    }
  }
}

interface SmtpError {
  code?: string;
  responseCode?: number;
  response?: string;
}

/** 4xx and trouble on the way: again. 5xx: the other side will not take it; but a refused sign-in is ours to mend, and the mail waits for it. */
function outcomeOf(error: unknown): DeliveryOutcome {
  const { code, responseCode, response } = error as SmtpError;
  if (code === 'EAUTH') return { status: 'again', reason: '邮件服务器不接受本系统的登录，请系统管理员检查邮件设置' };
  const said = response === undefined ? '' : `：${oneLine(response).slice(0, 160)}`;
  if (responseCode !== undefined && responseCode >= 500) return { status: 'failed', reason: `邮件服务器拒收（${responseCode}）${said}` };
  if (responseCode !== undefined && responseCode >= 400) return { status: 'again', reason: `邮件服务器暂时不收（${responseCode}）${said}` };
  if (code === 'EENVELOPE' || code === 'EMESSAGE') return { status: 'failed', reason: '邮件无法生成，请检查邮箱地址' };
  if (code !== undefined || !(error instanceof DomainError)) return { status: 'again', reason: '邮件服务器连不上或中途断开' };
  throw error;
}
