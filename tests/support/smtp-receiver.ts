/** A real SMTP server on this machine that keeps what it accepts; a test decides what becomes of each mail, and may take it away. */
import { createServer, type AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

export interface ReceivedMail {
  to: string[];
  /** Unfolded header lines, encoded words read. */
  headers: string;
  subject: string;
  messageId: string;
  body: string;
  attachment: { name: string; bytes: Buffer } | null;
}

export class SmtpReceiver {
  readonly mails: ReceivedMail[] = [];
  /** Decides on each mail that came in whole: `keep` accepts it, `lose` forgets it and hangs up, `mute` keeps it and hangs up before saying so, `refuse` says no for good. */
  decide: (mail: ReceivedMail) => 'keep' | 'lose' | 'mute' | 'refuse' = () => 'keep';
  private server: SMTPServer | null = null;

  private constructor(readonly port: number) {}

  static async start(): Promise<SmtpReceiver> {
    const receiver = new SmtpReceiver(await freePort());
    await receiver.open();
    return receiver;
  }

  get url(): string {
    return `smtp://127.0.0.1:${this.port}`;
  }

  open(): Promise<void> {
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      logger: false,
      onData: (stream, session, done) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          const mail = read(
            session.envelope.rcptTo.map((to) => to.address),
            Buffer.concat(chunks).toString('utf8'),
          );
          const decision = this.decide(mail);
          if (decision === 'refuse') done(Object.assign(new Error('Not wanted here'), { responseCode: 550 }));
          else if (decision !== 'lose') this.mails.push(mail);
          if (decision === 'keep') done();
        });
      },
    });
    // Whoever hangs up in the middle is part of the test.
    server.on('error', () => undefined);
    this.server = server;
    return new Promise((resolve) => server.listen(this.port, '127.0.0.1', () => resolve()));
  }

  close(): Promise<void> {
    const { server } = this;
    this.server = null;
    return server ? new Promise((resolve) => server.close(() => resolve())) : Promise.resolve();
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}

function read(to: string[], raw: string): ReceivedMail {
  const end = raw.indexOf('\r\n\r\n');
  const headers = words(raw.slice(0, end).replace(/\r\n[ \t]+/g, ' '));
  const header = (name: string) => new RegExp(`^${name}: (.*)$`, 'im').exec(headers)?.[1]?.trim() ?? '';
  return {
    to,
    headers,
    subject: header('Subject'),
    messageId: header('Message-ID'),
    ...contentOf(raw.slice(0, end), raw.slice(end)),
  };
}

/** A text alone, or a text and a file. */
function contentOf(head: string, rest: string): Pick<ReceivedMail, 'body' | 'attachment'> {
  const boundary = /boundary="?([^";\r\n]+)/i.exec(head)?.[1];
  if (boundary === undefined) return { body: Buffer.from(rest, 'base64').toString('utf8'), attachment: null };
  const parts = rest.split(`--${boundary}`).slice(1, -1);
  const [text, file] = parts.map((part) => {
    const at = part.indexOf('\r\n\r\n', 2);
    return { head: words(part.slice(0, at).replace(/\r\n[ \t]+/g, ' ')), bytes: Buffer.from(part.slice(at), 'base64') };
  });
  const name = /filename="?([^";\r\n]+)/i.exec(file?.head ?? '')?.[1] ?? '';
  return { body: text!.bytes.toString('utf8'), attachment: file ? { name, bytes: file.bytes } : null };
}

const words = (text: string): string =>
  text.replace(/\?=\s+=\?/g, '?==?').replace(/=\?UTF-8\?([BQ])\?(.*?)\?=/gi, (_, how: string, word: string) => {
    if (how.toUpperCase() === 'B') return Buffer.from(word, 'base64').toString('utf8');
    const bytes = word.replace(/_/g, ' ').replace(/=([0-9A-F]{2})/g, (__, hex: string) => String.fromCharCode(parseInt(hex, 16)));
    return Buffer.from(bytes, 'latin1').toString('utf8');
  });
