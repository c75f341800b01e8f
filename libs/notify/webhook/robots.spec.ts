import { createHmac } from 'node:crypto';
import { cutBytes, judge, ROBOTS } from './robots.js';

const NOW = new Date('2026-10-18T01:00:00.500Z');
const url = (host: string) => new URL(`https://${host}/hook?token=1`);

describe('robots', () => {
  it('of WeCom take a text and no signature', () =>
    expect(ROBOTS.wecom.ask(url('a.cn'), '你好', 'ignored', NOW)).toEqual({
      url: url('a.cn'),
      body: { msgtype: 'text', text: { content: '你好' } },
    }));

  it('of DingTalk are signed in the address: milliseconds and secret, keyed by the secret', () => {
    const asked = ROBOTS.dingtalk.ask(url('a.cn'), '你好', 'SECabc', NOW);
    expect(asked.body).toEqual({ msgtype: 'text', text: { content: '你好' } });
    expect(Object.fromEntries(asked.url.searchParams)).toEqual({
      token: '1',
      timestamp: '1792285200500',
      sign: createHmac('sha256', 'SECabc').update('1792285200500\nSECabc').digest('base64'),
    });
    expect(ROBOTS.dingtalk.ask(url('a.cn'), '你好', null, NOW).url).toEqual(url('a.cn'));
  });

  it('of Feishu are signed in the body: seconds and secret are the key, the text is empty', () => {
    expect(ROBOTS.feishu.ask(url('a.cn'), '你好', 'abc', NOW)).toEqual({
      url: url('a.cn'),
      body: {
        timestamp: '1792285200',
        sign: createHmac('sha256', '1792285200\nabc').update('').digest('base64'),
        msg_type: 'text',
        content: { text: '你好' },
      },
    });
    expect(ROBOTS.feishu.ask(url('a.cn'), '你好', null, NOW).body).toEqual({ msg_type: 'text', content: { text: '你好' } });
  });

  it.each([
    ['wecom', 200, { errcode: 0, errmsg: 'ok' }, 'sent'],
    ['dingtalk', 200, { errcode: 0 }, 'sent'],
    ['feishu', 200, { code: 0, msg: 'success' }, 'sent'],
    ['feishu', 200, { StatusCode: 0, StatusMessage: 'success' }, 'sent'],
    ['wecom', 200, { errcode: 93000, errmsg: 'invalid webhook url' }, 'failed'],
    ['wecom', 200, { errcode: 45009, errmsg: 'api freq out of limit' }, 'again'],
    ['dingtalk', 200, { errcode: 130101 }, 'again'],
    ['dingtalk', 200, { errcode: 310000 }, 'failed'],
    ['feishu', 200, { code: 19021 }, 'failed'],
    ['feishu', 200, { code: 11232 }, 'again'],
    ['feishu', 400, { code: 9499, msg: 'Bad Request' }, 'failed'],
    ['wecom', 200, null, 'failed'],
    ['wecom', 200, {}, 'failed'],
    ['wecom', 200, { errcode: '0' }, 'failed'],
    ['wecom', 302, null, 'failed'],
    ['wecom', 404, null, 'failed'],
    ['wecom', 429, null, 'again'],
    ['wecom', 503, { errcode: 0 }, 'again'],
  ] as const)('%s, %i, %j: %s', (kind, status, answer, outcome) => expect(judge(kind, status, answer).status).toBe(outcome));

  it('are sent as much as fits, in whole characters', () => {
    expect(cutBytes('季报', 6)).toBe('季报');
    expect(cutBytes('季报催报', 10)).toBe('季报…');
    expect(cutBytes('𠮷𠮷𠮷', 11)).toBe('𠮷𠮷…');
    expect(Buffer.byteLength(cutBytes('催'.repeat(3_000), 2_048))).toBeLessThanOrEqual(2_048);
  });
});
