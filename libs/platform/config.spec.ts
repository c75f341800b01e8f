import { loadConfig } from './config.js';

const GOOD = { DATABASE_URL: 'mysql://u:p@localhost/jibao', REDIS_URL: 'redis://localhost' };

describe('settings', () => {
  it('have safe defaults', () =>
    expect(loadConfig(GOOD)).toMatchObject({ host: '127.0.0.1', port: 3000, environment: 'development', tls: null, demoPassword: null }));

  it.each([
    [{}, /DATABASE_URL[\s\S]*REDIS_URL/],
    [{ ...GOOD, PORT: 'eighty' }, /PORT/],
    [{ ...GOOD, PORT: '70000' }, /PORT/],
    [{ ...GOOD, NODE_ENV: 'prod' }, /NODE_ENV/],
    [{ ...GOOD, JIBAO_TLS_CERT: 'a.pem' }, /go together/],
    [{ ...GOOD, NODE_ENV: 'production', JIBAO_NOW: '2026-01-01T00:00:00Z' }, /never for production/],
    [{ ...GOOD, JIBAO_NOW: 'yesterday' }, /JIBAO_NOW/],
  ])('%j is refused, naming the setting', (env, message) => expect(() => loadConfig(env as NodeJS.ProcessEnv)).toThrow(message));

  it('never repeats a value in its complaint', () => {
    expect(() => loadConfig({ ...GOOD, PORT: 'hunter2-secret' })).toThrow(
      expect.not.objectContaining({ message: expect.stringContaining('hunter2') }),
    );
  });
});
