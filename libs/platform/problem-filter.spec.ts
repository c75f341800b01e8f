import { NotFoundException } from '@nestjs/common';
import { DomainError } from '#domain/errors.js';
import { problemOf } from './problem-filter.js';

describe('problem+json', () => {
  it.each([
    ['invalid', 422],
    ['unauthorized', 401],
    ['forbidden', 403],
    ['not_found', 404],
    ['conflict', 409],
    ['too_large', 413],
    ['unsupported', 415],
    ['rate_limited', 429],
    ['unavailable', 503],
    ['internal', 500],
  ] as const)('%s is %i', (code, status) =>
    expect(problemOf(new DomainError(code, { zh: '中', en: 'en' }), 'zh')).toMatchObject({ status, code, detail: '中' }),
  );

  it('asks to come back later when something is down', () =>
    expect(problemOf(new DomainError('unavailable', { zh: '中', en: 'en' }), 'en')).toMatchObject({ retryAfterSeconds: 5, detail: 'en' }));

  it('says nothing of what went wrong inside', () => {
    const problem = problemOf(new Error('SELECT password FROM users'), 'en');
    expect(problem).toMatchObject({ status: 500, code: 'internal' });
    expect(JSON.stringify(problem)).not.toContain('SELECT');
  });

  it('says of each field what is wrong in the reader’s language', () => {
    const errors = [
      { field: 'sentence', message: { zh: '是数字', en: 'is a figure' } },
      { field: 'unit', message: 'U1' },
    ];
    const refused = new DomainError('invalid', { zh: '中', en: 'en' }, { errors });
    expect(problemOf(refused, 'en').errors.map(({ message }) => message)).toEqual(['is a figure', 'U1']);
    expect(problemOf(refused, 'zh').errors[0]).toEqual({ field: 'sentence', message: '是数字' });
  });

  it('keeps the framework’s status and speaks the reader’s language', () => {
    expect(problemOf(new NotFoundException('Cannot GET /x'), 'zh')).toMatchObject({ status: 404, detail: '没有这个地址' });
    expect(problemOf(Object.assign(new Error('body'), { statusCode: 413 }), 'zh')).toMatchObject({ status: 413, code: 'too_large' });
  });
});
