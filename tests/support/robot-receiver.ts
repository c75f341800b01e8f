/** A group robot's server on this machine: keeps every text it was sent, by path, and answers as it is told. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface RobotText {
  path: string;
  content: string;
  /** The request as it came. */
  raw: string;
}

const TAKEN = '{"errcode":0,"errmsg":"ok"}';

export class RobotReceiver {
  readonly texts: RobotText[] = [];
  /** Status and body of the answer to a text. */
  answer: (path: string) => [status: number, body: string] = () => [200, TAKEN];
  private constructor(private readonly server: Server) {}

  static async start(): Promise<RobotReceiver> {
    const server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const [path, raw] = [request.url ?? '', Buffer.concat(chunks).toString('utf8')];
        receiver.texts.push({ path, raw, content: (JSON.parse(raw) as { text: { content: string } }).text.content });
        const [status, body] = receiver.answer(path);
        response.writeHead(status).end(body);
      });
    });
    const receiver = new RobotReceiver(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return receiver;
  }

  /** Of a robot of its own for each path. */
  urlOf(path: string): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/${path}`;
  }

  close(): void {
    this.server.closeAllConnections();
    this.server.close();
  }
}
