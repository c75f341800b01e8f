/** A signed-in client of the api for tests: keeps its cookie, speaks JSON, uploads workbooks. */
import { randomUUID } from 'node:crypto';
import type { UploadView } from '#domain/views/return-view.js';
import { PASSWORD } from './running-jibao.js';

export interface Answer<T = any> {
  status: number;
  headers: Headers;
  body: T;
}

export class HttpClient {
  /** Of the session, once signed in. */
  cookie = '';

  constructor(private readonly url: string) {}

  static async signedIn(url: string, username: string): Promise<HttpClient> {
    const client = new HttpClient(url);
    const answer = await client.post('/session', { username, password: PASSWORD });
    if (answer.status !== 200) throw new Error(`sign-in of ${username}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return client;
  }

  get = <T = any>(path: string, headers: Record<string, string> = {}) => this.send<T>('GET', path, undefined, headers);
  post = <T = any>(path: string, body?: unknown, headers: Record<string, string> = {}) => this.send<T>('POST', path, body, headers);
  put = <T = any>(path: string, body?: unknown, headers: Record<string, string> = {}) => this.send<T>('PUT', path, body, headers);
  patch = <T = any>(path: string, body?: unknown, headers: Record<string, string> = {}) => this.send<T>('PATCH', path, body, headers);
  delete = <T = any>(path: string) => this.send<T>('DELETE', path);

  async bytes(path: string): Promise<Uint8Array> {
    const response = await fetch(this.url + '/api/v1' + path, { headers: { cookie: this.cookie } });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return new Uint8Array(await response.arrayBuffer());
  }

  async upload(bytes: Uint8Array, fileName = '季报.xlsx', key: string = randomUUID()): Promise<Answer<{ id: string }>> {
    const form = new FormData();
    form.set('file', new Blob([new Uint8Array(bytes)]), fileName);
    return this.send('POST', '/uploads', form, { 'idempotency-key': key });
  }

  /** Waits until the upload is read. */
  async finished(id: string, patienceMs = 60_000): Promise<UploadView> {
    const until = Date.now() + patienceMs;
    for (;;) {
      const { body } = await this.get<UploadView>(`/uploads/${id}`);
      if (body.status === 'done' || body.status === 'failed') return body;
      if (Date.now() > until) throw new Error(`upload ${id} is still ${body.status} after ${patienceMs} ms`);
      await new Promise((resolve) => {
        setTimeout(resolve, 100);
      });
    }
  }

  private async send<T>(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer<T>> {
    const isForm = body instanceof FormData;
    const response = await fetch(this.url + '/api/v1' + path, {
      method,
      redirect: 'manual',
      headers: { cookie: this.cookie, ...(body !== undefined && !isForm ? { 'content-type': 'application/json' } : {}), ...headers },
      ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
    });
    const set = response.headers.get('set-cookie');
    if (set) this.cookie = set.split(';')[0]!;
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      body: (response.headers.get('content-type')?.includes('json') && text ? JSON.parse(text) : text) as T,
    };
  }
}
