import { createLogger } from './logger.js';

it('says of an error what happened and where, never the values a statement was given', () => {
  const lines: string[] = [];
  const logger = createLogger('info', 'api', { write: (line) => void lines.push(line) });
  const driverError = Object.assign(new Error('Data too long'), {
    sql: "UPDATE users SET password_hash = '$argon2id$secret'",
    code: 'ER_DATA_TOO_LONG',
  });
  const failed = Object.assign(new Error('Data too long'), {
    query: 'UPDATE …',
    parameters: ['https://robot.example/?key=secret'],
    driverError,
  });
  for (const field of ['err', 'error'])
    logger.error({ [field]: new Error('not saved', { cause: failed }), request: 'req-1' }, 'request failed');
  logger.error({ err: 'only words' }, 'x');
  expect(lines.join()).not.toContain('secret');
  const [first, second, third] = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(first).toMatchObject({ request: 'req-1', err: { type: 'Error', message: 'not saved', cause: { message: 'Data too long' } } });
  expect(first).toMatchObject({ err: { stack: expect.stringContaining('logger.spec') } });
  expect(second).toMatchObject({ error: { message: 'not saved' } });
  expect(third).toMatchObject({ err: 'only words' });
});
