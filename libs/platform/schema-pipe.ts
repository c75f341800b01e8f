/** One zod schema on a parameter gives type, check and OpenAPI; its complaints become field errors of one `invalid`. */
import { StandardSchemaValidationPipe } from '@nestjs/common';
import { z } from 'zod';
import { DomainError } from '#domain/errors.js';

/** Complaints of schemas without words of their own. */
z.config(z.locales.zhCN());

const nameOf = (path: readonly unknown[] | undefined): string =>
  (path ?? []).map((part) => String(typeof part === 'object' && part !== null && 'key' in part ? part.key : part)).join('.');

export const schemaPipe = (): StandardSchemaValidationPipe =>
  new StandardSchemaValidationPipe({
    exceptionFactory: (issues) =>
      new DomainError(
        'invalid',
        { zh: '提交的内容有误，请按提示修改', en: 'The request does not fit; see errors' },
        { errors: issues.slice(0, 50).map((issue) => ({ field: nameOf(issue.path), message: issue.message })) },
      ),
  });
