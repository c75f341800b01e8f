/** Multipart requests written by hand, so that they may be wrong in every way a client can be wrong. */
import { request } from 'node:http';

export const BOUNDARY = '----jibao-test';
export const MULTIPART = `multipart/form-data; boundary=${BOUNDARY}`;

export interface Part {
  /** What follows `Content-Disposition: `. */
  disposition: string;
  bytes: Uint8Array;
}

export const filePart = (bytes: Uint8Array, fileName = '季报.xlsx', field = 'file'): Part => ({
  disposition: `form-data; name="${field}"; filename="${fileName}"`,
  bytes,
});

export const multipart = (...parts: Part[]): Uint8Array =>
  Buffer.concat([
    ...parts.flatMap(({ disposition, bytes }) => [
      Buffer.from(`--${BOUNDARY}\r\nContent-Disposition: ${disposition}\r\nContent-Type: application/octet-stream\r\n\r\n`),
      bytes,
      Buffer.from('\r\n'),
    ]),
    Buffer.from(`--${BOUNDARY}--\r\n`),
  ]);

export interface RawAnswer {
  status: number;
  type: string;
  headers: Record<string, unknown>;
  body: any;
  ms: number;
}

/** Sends the body as it is; rejects when the connection breaks before an answer. `cutAfter` closes the connection after so many bytes. */
export function sendRaw(
  url: string,
  options: { method?: string; cookie: string; type?: string; body: Uint8Array; cutAfter?: number },
): Promise<RawAnswer> {
  const since = performance.now();
  return new Promise((resolve, reject) => {
    const sent = request(url, {
      method: options.method ?? 'POST',
      agent: false,
      headers: { cookie: options.cookie, 'content-type': options.type ?? MULTIPART, 'content-length': String(options.body.byteLength) },
    });
    sent.setTimeout(20_000, () => sent.destroy(new Error('no answer within 20 s')));
    // An early refusal closes the connection under a client that is still sending: what counts is whether an answer came.
    let failure: Error | null = null;
    sent.on('error', (error) => {
      failure = error;
      setTimeout(() => reject(failure!), 200);
    });
    sent.on('response', (response) => {
      const pieces: Buffer[] = [];
      response.on('data', (piece: Buffer) => pieces.push(piece));
      response.on('error', reject);
      response.on('end', () => {
        const text = Buffer.concat(pieces).toString();
        const type = response.headers['content-type'] ?? '';
        const body: unknown = type.includes('json') ? JSON.parse(text) : text;
        resolve({ status: response.statusCode!, type, headers: response.headers, body, ms: performance.now() - since });
      });
    });
    if (options.cutAfter === undefined) sent.end(options.body);
    else sent.write(options.body.subarray(0, options.cutAfter), () => setTimeout(() => sent.destroy(), 100));
  });
}
