/** Turns every error into RFC 9457 problem+json in the reader's language; the one place where codes become HTTP. */
import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DomainError, type ErrorCode, type FieldError, type Text } from '#domain/errors.js';
import { languageOf } from './language.js';
import type { Logger } from './logger.js';

const STATUS: Record<ErrorCode, number> = {
  invalid: 422,
  unauthorized: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  too_large: 413,
  unsupported: 415,
  rate_limited: 429,
  unavailable: 503,
  internal: 500,
};

const TITLES: Record<ErrorCode, Text> = {
  invalid: { zh: '内容有误', en: 'Invalid' },
  unauthorized: { zh: '请先登录', en: 'Sign in first' },
  forbidden: { zh: '没有权限', en: 'Not allowed' },
  not_found: { zh: '没有找到', en: 'Not found' },
  conflict: { zh: '当前状态不允许', en: 'Conflict' },
  too_large: { zh: '文件或请求过大', en: 'Too large' },
  unsupported: { zh: '格式不受支持', en: 'Unsupported' },
  rate_limited: { zh: '请稍后再试', en: 'Too many requests' },
  unavailable: { zh: '服务暂时不可用', en: 'Temporarily unavailable' },
  internal: { zh: '系统内部错误', en: 'Internal error' },
};

const CODE_OF_STATUS = new Map<number, ErrorCode>([
  [400, 'invalid'],
  [401, 'unauthorized'],
  [403, 'forbidden'],
  [404, 'not_found'],
  [405, 'not_found'],
  [409, 'conflict'],
  [413, 'too_large'],
  [415, 'unsupported'],
  [422, 'invalid'],
  [429, 'rate_limited'],
  [503, 'unavailable'],
]);

const INTERNAL: Text = {
  zh: '系统出现了意外问题，已记录；请稍后重试，仍不行请把编号告诉管理员',
  en: 'Something unexpected happened and was logged; try again, and tell the administrator this number if it stays',
};

@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly logger: Logger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    if (reply.raw.headersSent) {
      reply.raw.end();
      return;
    }
    const problem = problemOf(error, languageOf(request.headers['accept-language']));
    if (problem.status >= 500 && problem.code === 'internal') this.logger.error({ err: error, request: request.id }, 'request failed');
    void reply
      .status(problem.status)
      .headers({ 'cache-control': 'no-store', ...(problem.retryAfterSeconds ? { 'retry-after': String(problem.retryAfterSeconds) } : {}) })
      .type('application/problem+json; charset=utf-8')
      .send(
        JSON.stringify({
          type: `about:blank#${problem.code}`,
          title: problem.title,
          status: problem.status,
          detail: problem.detail,
          code: problem.code,
          errors: problem.errors,
          instance: request.id,
        }),
      );
  }
}

interface Problem {
  status: number;
  code: ErrorCode;
  title: string;
  detail: string;
  errors: FieldError[];
  retryAfterSeconds?: number | undefined;
}

/** Framework errors carry their own status; a schema's complaint is already a DomainError (see schema-pipe.ts). */
export function problemOf(error: unknown, language: 'zh' | 'en'): Problem {
  if (error instanceof DomainError) {
    const retryAfterSeconds = error.options.retryAfterSeconds ?? (error.code === 'unavailable' ? 5 : undefined);
    return {
      status: STATUS[error.code],
      code: error.code,
      title: TITLES[error.code][language],
      detail: error.text[language],
      errors: (error.options.errors ?? []).map(({ field, message }) => ({
        field,
        message: typeof message === 'string' ? message : message[language],
      })),
      retryAfterSeconds,
    };
  }
  const status = error instanceof HttpException ? error.getStatus() : statusOf(error);
  const code = CODE_OF_STATUS.get(status) ?? (status < 500 ? 'invalid' : 'internal');
  const detail =
    code === 'internal' ? INTERNAL[language] : error instanceof Error && language === 'en' ? error.message : FRAMEWORK[code][language];
  return { status: code === 'internal' ? 500 : status, code, title: TITLES[code][language], detail, errors: [] };
}

const FRAMEWORK: Record<Exclude<ErrorCode, 'internal'>, Text> = {
  invalid: { zh: '请求的写法不对，请检查后重试', en: 'The request is malformed' },
  unauthorized: { zh: '请先登录', en: 'Sign in first' },
  forbidden: { zh: '您没有这项操作的权限', en: 'You may not do this' },
  not_found: { zh: '没有这个地址', en: 'There is no such address' },
  conflict: { zh: '当前状态不允许这样做', en: 'Not possible in the present state' },
  too_large: { zh: '内容太大，请缩小后重试', en: 'The content is too large' },
  unsupported: { zh: '不支持这种内容类型', en: 'This content type is not supported' },
  rate_limited: { zh: '操作太频繁，请稍后再试', en: 'Too many requests; wait a little' },
  unavailable: { zh: '服务暂时不可用，请稍后重试', en: 'Temporarily unavailable; try again shortly' },
};

const statusOf = (error: unknown): number =>
  typeof error === 'object' && error !== null && 'statusCode' in error && typeof error.statusCode === 'number' ? error.statusCode : 500;
