/** Asks one address over and over on many connections, as cheaply as a client can, and says how often it was answered. */
import { connect } from 'node:net';
import { performance } from 'node:perf_hooks';

export interface HttpLoad {
  port: number;
  path: string;
  headers: Record<string, string>;
  /** Every answer must have it. */
  status: number;
  connections?: number;
  ms?: number;
}

/** Answers a second. Rejects when an answer has another status. */
export async function answersPerSecond({ port, path, headers, status, connections = 16, ms = 1_500 }: HttpLoad): Promise<number> {
  const lines = Object.entries({ host: `127.0.0.1:${port}`, ...headers }).map(([name, value]) => `${name}: ${value}\r\n`);
  const request = Buffer.from(`GET ${path} HTTP/1.1\r\n${lines.join('')}\r\n`);
  const since = performance.now();
  const until = since + ms;
  const counts = await Promise.all(Array.from({ length: connections }, () => askUntil(port, request, status, until)));
  return counts.reduce((sum, count) => sum + count, 0) / ((performance.now() - since) / 1000);
}

/** One connection: the next request goes out when the whole answer is in; of the answer only its length is read. */
function askUntil(port: number, request: Buffer, status: number, until: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    let answered = 0;
    /** Bytes of the current answer still to come; −1 before its head. */
    let left = -1;
    socket.setNoDelay(true);
    socket.once('connect', () => socket.write(request));
    socket.once('error', reject);
    socket.on('data', (chunk) => {
      if (left < 0) {
        const end = chunk.indexOf('\r\n\r\n');
        const head = chunk.toString('latin1', 0, end);
        if (end < 0 || !head.startsWith(`HTTP/1.1 ${status} `)) {
          socket.destroy();
          return reject(new Error(`not the answer expected: ${chunk.toString('utf8', 0, 300)}`));
        }
        const length = status === 304 ? 0 : Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1]);
        if (Number.isNaN(length)) return reject(new Error(`an answer without length: ${head}`));
        left = length - (chunk.length - end - 4);
      } else left -= chunk.length;
      if (left > 0) return;
      left = -1;
      answered++;
      if (performance.now() < until) socket.write(request);
      else socket.end(() => resolve(answered));
    });
  });
}
