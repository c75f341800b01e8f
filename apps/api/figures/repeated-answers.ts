/** In front of the router: who asks for a dashboard again within half a second gets the very answer he got, while his session and the figures stand. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { ReadyAnswer } from '#application/dashboards/ready-answer.js';
import type { Actor } from '#domain/access/actor.js';
import { cookieName } from '../session/session-cookie.js';
import { API_PREFIX, type ApiSettings } from '../settings.js';

const ROUTE = `/${API_PREFIX}/dashboards/:name`;
const DASHBOARDS = ROUTE.slice(0, -':name'.length);
/** From when it was first asked for; with the age of the rights it was answered by (see ReadDashboard) no more than a second. */
const REPEATED_MS = 500;
/** Together some megabytes; who finds no place goes the long way. */
const MOST = 300;

/** The answer as it went out, and to whom. */
interface Told {
  answer: ReadyAnswer;
  token: string;
  actor: Actor;
  until: number;
  status: number;
  head: string[];
  body: Buffer | undefined;
}

/** Head and bytes are those of the routed answer, so nothing is said twice in two ways. `nextId`: that of routed requests. */
export function repeatAnswers(instance: FastifyInstance, { useCases, logger, ...settings }: ApiSettings, nextId: () => string): void {
  const cookie = cookieName(settings);
  const told = new Map<string, Told>();

  instance.addHook('onSend', async (request, reply, payload) => {
    const answer = answers.get(reply);
    const token = request.cookies[cookie];
    const { actor } = request as { actor?: Actor };
    // Whoever he is by now, it was as this one that he was answered.
    if (!answer || !token || !actor || useCases.resolveSession.known(token) !== actor || request.method !== 'GET') return;
    const body = Buffer.isBuffer(payload) ? payload : undefined;
    const head = Object.entries({ ...reply.getHeaders(), ...(body && { 'content-length': body.length }) });
    if (told.size >= MOST) told.clear();
    told.set(keyOf(request.raw), {
      ...{ answer, token, actor, until: performance.now() - reply.elapsedTime + REPEATED_MS, status: reply.statusCode, body },
      head: head.flatMap(([name, value]) => (name === 'x-request-id' ? [] : [name, String(value)])),
    });
  });

  async function repeat(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
    const known = told.get(keyOf(request));
    const since = performance.now();
    if (!known || known.until <= since || useCases.resolveSession.known(known.token) !== known.actor) return false;
    if (!(await useCases.readDashboard.stands(known.answer))) return false;
    const id = nextId();
    response.writeHead(known.status, [...known.head, 'x-request-id', id]).end(known.body);
    logger.info({ request: id, method: 'GET', route: ROUTE, status: known.status, ms: Math.round(performance.now() - since) }, 'request');
    return true;
  }

  const [routed] = instance.server.listeners('request') as ((request: IncomingMessage, response: ServerResponse) => void)[];
  instance.server.removeAllListeners('request').on('request', (request: IncomingMessage, response: ServerResponse) => {
    if (!request.url!.startsWith(DASHBOARDS) || request.method !== 'GET' || !instance.server.listening) return routed!(request, response);
    const isRepeated = repeat(request, response).catch(() => false);
    void isRepeated.then((isDone) => isDone || routed!(request, response));
  });
}

const answers = new WeakMap<FastifyReply, ReadyAnswer>();
/** To be called before it is sent. */
export const mayRepeat = (reply: FastifyReply, answer: ReadyAnswer): unknown => answers.set(reply, answer);

/** All that the answer depends on. */
function keyOf({ url, headers }: IncomingMessage): string {
  const { cookie, 'accept-language': language, 'accept-encoding': encoding, 'if-none-match': known } = headers;
  return `${url}\n${language}\n${encoding}\n${known}\n${cookie}`;
}
