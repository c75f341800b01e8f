/** The one way to the api: same origin, JSON, the chosen language, and every refusal as an `ApiError` in the reader's words. */
import type { ErrorCode, FieldError } from '#domain/errors.js';
import { currentLanguage, text } from '../i18n/language.js';

export const API = '/api/v1';

/** A refusal as the api worded it; `offline` when it could not be reached at all. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: ErrorCode | 'offline',
    readonly title: string,
    readonly detail: string,
    readonly errors: FieldError[] = [],
  ) {
    super(detail || title);
    this.name = 'ApiError';
  }
}

type Listener = () => void;
const signedOutListeners = new Set<Listener>();
/** Calls back when any answer says that the session is gone. */
export function onSignedOut(listener: Listener): () => void {
  signedOutListeners.add(listener);
  return () => signedOutListeners.delete(listener);
}

const headers = (extra: Record<string, string> = {}): Record<string, string> => ({
  Accept: 'application/json, application/problem+json',
  'Accept-Language': currentLanguage(),
  ...extra,
});

async function send(path: string, init: RequestInit): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(API + path, { credentials: 'same-origin', ...init });
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
    throw new ApiError(0, 'offline', text('error.offline'), text('error.offlineDetail'));
  }
  if (response.ok || response.status === 304) return response;
  if (response.status === 401 && !path.startsWith('/session')) for (const listener of signedOutListeners) listener();
  throw await problemOf(response);
}

async function problemOf(response: Response): Promise<ApiError> {
  const body: Partial<ApiError> = await response.json().catch(() => ({}));
  const code = body.code ?? (response.status >= 500 ? 'unavailable' : 'internal');
  return new ApiError(response.status, code, body.title ?? text('error.title'), body.detail ?? text('error.detail'), body.errors ?? []);
}

const bodyOf = async <T>(response: Response): Promise<T> => (response.status === 204 ? undefined : await response.json()) as T;

export const get = async <T>(path: string, signal?: AbortSignal): Promise<T> =>
  bodyOf<T>(await send(path, { headers: headers(), ...(signal ? { signal } : {}) }));

export interface Versioned<T> {
  data: T;
  etag: string | null;
}
/** An answer with its version; null when it still is the one known. */
export async function getNew<T>(path: string, known: string | null, signal?: AbortSignal): Promise<Versioned<T> | null> {
  const response = await send(path, { headers: headers(known ? { 'If-None-Match': known } : {}), ...(signal ? { signal } : {}) });
  return response.status === 304 ? null : { data: await bodyOf<T>(response), etag: response.headers.get('etag') };
}

/** A mutation, safe to repeat: each call carries its own idempotency key. `further` headers: `If-Match` of a PATCH. */
export async function mutate<T>(
  method: 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  path: string,
  body?: unknown,
  further: Record<string, string> = {},
): Promise<T> {
  const extra: Record<string, string> = { 'Idempotency-Key': crypto.randomUUID(), ...further };
  if (body instanceof FormData) return bodyOf<T>(await send(path, { method, headers: headers(extra), body }));
  if (body === undefined) return bodyOf<T>(await send(path, { method, headers: headers(extra) }));
  extra['Content-Type'] = 'application/json';
  return bodyOf<T>(await send(path, { method, headers: headers(extra), body: JSON.stringify(body) }));
}

/** For a refusal because something else has moved meanwhile: shows the new state beside the refusal. */
export const reloadOnConflict =
  (reload: () => void) =>
  (error: unknown): never => {
    if (error instanceof ApiError && error.status === 409) reload();
    throw error;
  };

/** A file with the name the api gave it. */
export async function getFile(path: string, fallbackName: string, signal?: AbortSignal): Promise<{ blob: Blob; name: string }> {
  const response = await send(path, { headers: headers({ Accept: '*/*' }), ...(signal ? { signal } : {}) });
  const disposition = response.headers.get('content-disposition') ?? '';
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition)?.[1];
  const plain = /filename="?([^";]+)"?/i.exec(disposition)?.[1];
  return { blob: await response.blob(), name: encoded ? decodeURIComponent(encoded) : (plain ?? fallbackName) };
}

/** Hands a blob to the browser's download. */
export function saveBlob(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
