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
    [{ ...GOOD, JIBAO_SMTP_URL: 'smtp://mail' }, /go together/],
    [{ ...GOOD, JIBAO_SMTP_URL: 'http://mail', JIBAO_MAIL_FROM: 'a@b.cn' }, /JIBAO_SMTP_URL/],
    [{ ...GOOD, JIBAO_SMTP_URL: 'smtp://mail', JIBAO_MAIL_FROM: 'a@b.cn\r\nBcc: c@d.cn' }, /JIBAO_MAIL_FROM/],
    [{ ...GOOD, JIBAO_WEBHOOK_HOSTS: 'https://a.cn/' }, /JIBAO_WEBHOOK_HOSTS/],
    [{ ...GOOD, JIBAO_PUBLIC_URL: 'jibao.cn' }, /JIBAO_PUBLIC_URL/],
    [{ ...GOOD, NODE_ENV: 'production', JIBAO_NOW: '2026-01-01T00:00:00Z' }, /never for production/],
    [{ ...GOOD, JIBAO_NOW: 'yesterday' }, /JIBAO_NOW/],
  ])('%j is refused, naming the setting', (env, message) => expect(() => loadConfig(env as NodeJS.ProcessEnv)).toThrow(message));

  it('of messages are off until they are given, and complete', () => {
    expect(loadConfig(GOOD)).toMatchObject({
      mail: null,
      publicUrl: null,
      webhookHosts: ['qyapi.weixin.qq.com', 'oapi.dingtalk.com', 'open.feishu.cn'],
    });
    const set = { JIBAO_SMTP_URL: 'smtps://u:p@mail.cn', JIBAO_MAIL_FROM: '季报 <jibao@b.cn>', JIBAO_WEBHOOK_HOSTS: 'none' };
    expect(loadConfig({ ...GOOD, ...set })).toMatchObject({
      mail: { smtpUrl: 'smtps://u:p@mail.cn', from: '季报 <jibao@b.cn>' },
      webhookHosts: [],
    });
  });

  it('never repeats a value in its complaint', () => {
    expect(() => loadConfig({ ...GOOD, PORT: 'hunter2-secret' })).toThrow(
      expect.not.objectContaining({ message: expect.stringContaining('hunter2') }),
    );
  });
});
