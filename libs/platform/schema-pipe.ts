/** One zod schema on a parameter gives type, check and OpenAPI; its complaints become field errors of one `invalid`. */
import { StandardSchemaValidationPipe } from '@nestjs/common';
import { z } from 'zod';
import { DomainError, type FieldRefusal } from '#domain/errors.js';
import { issueWords, REQUIRED } from './issue-words.js';

/** Complaints of schemas without words of their own; `refusalOf` finds the English to them. */
z.config({ localeError: (issue) => issueWords(issue).zh });

const nameOf = (path: readonly unknown[] | undefined): string =>
  (path ?? []).map((part) => String(typeof part === 'object' && part !== null && 'key' in part ? part.key : part)).join('.');

type Complaint = Pick<z.core.$ZodIssue, 'message'> & { path?: readonly unknown[] | undefined };

/** Words a schema has itself stay as they are. */
export function refusalOf(issue: Complaint): FieldRefusal {
  const known = 'code' in issue ? [issueWords(issue as z.core.$ZodIssue), REQUIRED] : [];
  return { field: nameOf(issue.path), message: known.find(({ zh }) => zh === issue.message) ?? issue.message };
}

export const schemaPipe = (): StandardSchemaValidationPipe =>
  new StandardSchemaValidationPipe({
    exceptionFactory: (issues) =>
      new DomainError(
        'invalid',
        { zh: '提交的内容有误，请按提示修改', en: 'The request does not fit; see errors' },
        { errors: issues.slice(0, 50).map(refusalOf) },
      ),
  });
