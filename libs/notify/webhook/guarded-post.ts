/** Posts JSON to an address a user typed, without ever reaching inside: names are looked up once, checked, and the connection is pinned to what was checked. */
import { lookup as systemLookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { Agent, request } from 'undici';
import { isPublicAddress } from './public-address.js';
import { refused } from './webhook-address.js';

export interface FoundAddress {
  address: string;
  family: number;
}
export type Lookup = (host: string) => Promise<FoundAddress[]>;
export const dnsLookup: Lookup = (host) => systemLookup(host, { all: true });

export interface PostOptions {
  lookup: Lookup;
  /** For tests, by the constructor alone. */
  allowInside: boolean;
  timeoutMs: number;
  /** Bytes of an answer that are read; a longer one is not understood. */
  maxAnswer: number;
}
export interface PostAnswer {
  status: number;
  /** Null when it is too long or no JSON object. */
  json: Record<string, unknown> | null;
}

/** Where the host is; throws `invalid` when any of its addresses lies inside, so that no mix of answers gets through. */
export async function publicAddresses(
  url: URL,
  { lookup, allowInside }: Pick<PostOptions, 'lookup' | 'allowInside'>,
): Promise<FoundAddress[]> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const family = isIP(host);
  const found = family === 0 ? await lookup(host) : [{ address: host, family }];
  if (found.length === 0) throw Object.assign(new Error(`no address for ${host}`), { code: 'ENOTFOUND' });
  if (!allowInside && !found.every(({ address }) => isPublicAddress(address)))
    throw refused({ zh: `${url.hostname} 指向内部网络`, en: `${url.hostname} leads into an inside network` });
  return found;
}

export async function guardedPost(url: URL, body: unknown, options: PostOptions): Promise<PostAnswer> {
  const signal = AbortSignal.timeout(options.timeoutMs);
  const found = await untilAborted(publicAddresses(url, options), signal);
  const agent = new Agent({
    connections: 1,
    pipelining: 0,
    maxResponseSize: options.maxAnswer,
    connect: {
      timeout: options.timeoutMs,
      // Whatever the name says by now: only what was checked is connected to.
      lookup: (_host, { all }, done) => (all ? done(null, found) : done(null, found[0]!.address, found[0]!.family)),
    },
  });
  try {
    // No redirect is followed: this way of asking never does.
    const answer = await request(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8', accept: 'application/json', 'user-agent': 'Jibao' },
      body: JSON.stringify(body),
      dispatcher: agent,
      headersTimeout: options.timeoutMs,
      bodyTimeout: options.timeoutMs,
      signal,
    });
    return { status: answer.statusCode, json: await readJson(answer.body) };
  } finally {
    await agent.destroy();
  }
}

async function readJson(body: { text(): Promise<string> }): Promise<Record<string, unknown> | null> {
  let text: string;
  try {
    text = await body.text();
  } catch (error) {
    if ((error as { code?: string }).code === 'UND_ERR_RES_EXCEEDED_MAX_SIZE') return null;
    throw error;
  }
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed) ? (parsed as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

/** A lookup cannot be called off; it is only not waited for any longer. */
function untilAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
    work.then(resolve, reject);
  });
}
