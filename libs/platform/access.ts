/** Marks on routes, and the one global guard that reads them: a route without a mark is closed. */
import { createParamDecorator, Injectable, SetMetadata, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import type { Actor } from '#domain/access/actor.js';
import { mayAnywhere, type Action } from '#domain/access/policy.js';
import { DomainError, type Language } from '#domain/errors.js';
import { languageOf } from './language.js';

const MARK = 'jibao:access';
type Mark = { kind: 'open' } | { kind: 'signed_in' } | { kind: 'needs'; actions: Action[] };

/** Anybody, even without a session. */
export const Open = () => SetMetadata(MARK, { kind: 'open' } satisfies Mark);
/** Any live session. */
export const SignedIn = () => SetMetadata(MARK, { kind: 'signed_in' } satisfies Mark);
/** A session that may do one of the actions in at least one unit; which units is the use case's question. */
export const Needs = (...actions: Action[]) => SetMetadata(MARK, { kind: 'needs', actions } satisfies Mark);

/** `cookies` comes from @fastify/cookie, registered by the api. */
type ActingRequest = FastifyRequest & { cookies: Record<string, string | undefined>; actor?: Actor; sessionToken?: string };

export const CurrentActor = createParamDecorator((_: unknown, context: ExecutionContext): Actor => {
  const { actor } = context.switchToHttp().getRequest<ActingRequest>();
  if (!actor) throw new Error('CurrentActor on a route without a session mark');
  return actor;
});
export const SessionToken = createParamDecorator(
  (_: unknown, context: ExecutionContext): string => context.switchToHttp().getRequest<ActingRequest>().sessionToken ?? '',
);
export const ReaderLanguage = createParamDecorator((_: unknown, context: ExecutionContext): Language =>
  languageOf(context.switchToHttp().getRequest<FastifyRequest>().headers['accept-language']),
);

export interface SessionResolver {
  run(input: { token: string; address: string | null }): Promise<Actor | null>;
}

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly sessions: SessionResolver,
    private readonly cookieName: string,
    private readonly onDenied: (actor: Actor, route: string) => Promise<void>,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<ActingRequest>();
    const mark = this.reflector.getAllAndOverride<Mark | undefined>(MARK, [context.getHandler(), context.getClass()]);
    if (!mark) throw new DomainError('forbidden', { zh: '没有权限', en: 'Not allowed' });
    if (!SAFE.has(request.method)) refuseForeignOrigin(request);
    if (mark.kind === 'open') return true;

    const token = request.cookies[this.cookieName];
    const actor = token ? await this.sessions.run({ token, address: request.ip }) : null;
    if (!token || !actor)
      throw new DomainError('unauthorized', {
        zh: '请先登录；若刚才已登录，是因为长时间没有操作',
        en: 'Sign in first; a session ends after some idle time',
      });
    request.actor = actor;
    request.sessionToken = token;
    if (mark.kind === 'needs' && !mark.actions.some((action) => mayAnywhere(actor, action))) {
      await this.onDenied(actor, `${request.method} ${request.routeOptions.url ?? ''}`);
      throw new DomainError('forbidden', {
        zh: '您的角色没有这项权限；如需要，请联系安全管理员',
        en: 'Your role may not do this; ask the security administrator',
      });
    }
    return true;
  }
}

/** A browser says where a request comes from; one from another site changes nothing here. Programs send neither header. */
function refuseForeignOrigin(request: FastifyRequest): void {
  const site = request.headers['sec-fetch-site'];
  const origin = request.headers.origin;
  const foreign =
    (site !== undefined && site !== 'same-origin' && site !== 'none') || (origin !== undefined && !sameHost(origin, request.headers.host));
  if (foreign) throw new DomainError('forbidden', { zh: '请求来自别的网站，已拒绝', en: 'A request from another site was refused' });
}

function sameHost(origin: string, host: string | undefined): boolean {
  return URL.canParse(origin) && new URL(origin).host === host;
}
