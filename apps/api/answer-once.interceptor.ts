/** Honours `Idempotency-Key` on every POST and PUT with a JSON body; uploads honour it over their bytes in their own use case. */
import { Injectable, SetMetadata, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { from, lastValueFrom, map, type Observable } from 'rxjs';
import type { UseCases } from '#application/use-cases.js';
import { hashRequest } from '#application/upkeep/answer-once.js';
import type { Actor } from '#domain/access/actor.js';
import { DomainError } from '#domain/errors.js';

const SECRET = 'jibao:answers-secret';
/** The answer holds a secret shown once: it is never kept, also not to be answered again. */
export const AnswersSecret = () => SetMetadata(SECRET, true);

const KEY = /^[\x21-\x7e]{8,128}$/;

@Injectable()
export class AnswerOnceInterceptor implements NestInterceptor {
  constructor(
    private readonly use: UseCases,
    private readonly reflector: Reflector,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<FastifyRequest & { actor?: Actor }>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    const key = request.headers['idempotency-key'];
    const applies = request.actor && key !== undefined && (request.method === 'POST' || request.method === 'PUT') && !request.isMultipart();
    if (!applies || this.reflector.get<true | undefined>(SECRET, context.getHandler())) return next.handle();
    if (typeof key !== 'string' || !KEY.test(key))
      throw new DomainError('invalid', {
        zh: 'Idempotency-Key 应为 8 至 128 个可见字符',
        en: 'Idempotency-Key is 8 to 128 visible characters',
      });
    const requestHash = hashRequest(request.method, request.url, JSON.stringify(request.body ?? null));
    const answer = this.use.answerOnce.run({ userId: request.actor!.userId, key, requestHash }, async () => ({
      body: (await lastValueFrom(next.handle(), { defaultValue: null })) ?? null,
      status: reply.statusCode,
    }));
    return from(answer).pipe(
      map(({ status, body }) => {
        void reply.status(status);
        return status === 204 ? undefined : body;
      }),
    );
  }
}
