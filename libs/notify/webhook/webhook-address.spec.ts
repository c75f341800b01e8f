import { OFFICIAL_HOSTS, webhookAddress } from './webhook-address.js';

const GOOD = 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=693a91f6-7xxx-4bc4-97a0-0ec2sifa5aaa';
const read = (text: string, hosts: readonly string[] = OFFICIAL_HOSTS) => webhookAddress(text, { hosts }).href;

describe("a robot's address", () => {
  it.each([
    GOOD,
    'https://oapi.dingtalk.com/robot/send?access_token=0123',
    'https://open.feishu.cn/open-apis/bot/v2/hook/0123',
    'https://OPEN.feishu.cn:443/open-apis/bot/v2/hook/0123#part',
  ])('of an official host is taken: %s', (text) => expect(new URL(read(text)).protocol).toBe('https:'));

  it.each([
    ['nothing', ''],
    ['no URL', 'qyapi.weixin.qq.com/x'],
    ['plain http', GOOD.replace('https', 'http')],
    ['another scheme', 'file:///etc/passwd'],
    ['another scheme', 'gopher://qyapi.weixin.qq.com/x'],
    ['script', 'javascript:alert(1)'],
    ['loopback', 'https://127.0.0.1/x'],
    ['loopback in IPv6', 'https://[::1]/x'],
    ['metadata', 'https://169.254.169.254/latest/meta-data'],
    ['decimal', 'https://2130706433/x'],
    ['octal', 'https://0177.0.0.1/x'],
    ['hexadecimal', 'https://0x7f.1/x'],
    ['short', 'https://127.1/x'],
    ['full-width digits', 'https://１２７.０.０.１/x'],
    ['localhost', 'https://localhost/x'],
    ['a user before the host', 'https://qyapi.weixin.qq.com@evil.example/x'],
    ['a user before the right host', 'https://user@qyapi.weixin.qq.com/x'],
    ['an empty user', 'https://@qyapi.weixin.qq.com/x'],
    ['a password', 'https://:secret@qyapi.weixin.qq.com/x'],
    ['the host as a prefix', 'https://qyapi.weixin.qq.com.evil.example/x'],
    ['the host as a suffix', 'https://evilqyapi.weixin.qq.com/x'],
    ['a subdomain', 'https://a.qyapi.weixin.qq.com/x'],
    ['a trailing dot', 'https://qyapi.weixin.qq.com./x'],
    ['a backslash', 'https://evil.example\\@qyapi.weixin.qq.com/x'],
    ['an encoded host', 'https://evil.example%2f@qyapi.weixin.qq.com/x'],
    ['the host in the fragment', 'https://evil.example#qyapi.weixin.qq.com'],
    ['the host in the query', 'https://evil.example?qyapi.weixin.qq.com'],
    ['another port', 'https://qyapi.weixin.qq.com:8443/x'],
    ['a look-alike letter', 'https://qyаpi.weixin.qq.com/x'],
    ['a novel', `${GOOD}${'x'.repeat(500)}`],
  ])('with %s is refused, saying so in words: %s', (_, text) =>
    expect(() => read(text)).toThrow(
      expect.objectContaining({ code: 'invalid', options: { errors: [expect.objectContaining({ field: 'webhook.url' })] } }),
    ),
  );

  it('of a host the installation added is taken, of one it left out is not', () => {
    expect(read('https://robot.example.cn/x', ['robot.example.cn'])).toBe('https://robot.example.cn/x');
    expect(() => read(GOOD, ['robot.example.cn'])).toThrow('is not allowed');
  });
});
