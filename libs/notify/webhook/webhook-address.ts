/** Which addresses a user may have called: https, an allowed host by its exact name, the usual port, nobody's password in it. */
import { DomainError, type Text } from '#domain/errors.js';

/** The three robots' own hosts. */
export const OFFICIAL_HOSTS = ['qyapi.weixin.qq.com', 'oapi.dingtalk.com', 'open.feishu.cn'] as const;

export interface AddressRule {
  hosts: readonly string[];
  /** For tests, by the constructor alone: plain http, any port. */
  open?: boolean;
}

/** Throws `invalid` and says which part is wrong. */
export function webhookAddress(text: string, { hosts, open = false }: AddressRule): URL {
  if (text.length > 500 || !URL.canParse(text)) throw refused({ zh: '地址写法不对', en: 'The address is not a URL' });
  // The parser has made every odd way of writing a host (decimal, octal, full-width, encoded) into the one it stands for.
  const url = new URL(text);
  if (url.protocol !== 'https:' && !(open && url.protocol === 'http:'))
    throw refused({ zh: '地址须以 https:// 开头', en: 'The address must begin with https://' });
  if (url.username !== '' || url.password !== '' || /^[a-z+.-]+:[/\\]*[^/\\?#]*@/i.test(text.trim()))
    throw refused({ zh: '地址中不能带用户名或密码', en: 'The address must not hold a user name or password' });
  if (!hosts.includes(url.hostname))
    throw refused({
      zh: `不能发往 ${url.hostname}；允许的主机：${hosts.join('、')}`,
      en: `${url.hostname} is not allowed; allowed hosts: ${hosts.join(', ')}`,
    });
  if (url.port !== '' && !open) throw refused({ zh: '地址中不能指定端口', en: 'The address must not name a port' });
  url.hash = '';
  return url;
}

export const refused = (text: Text): DomainError =>
  new DomainError(
    'invalid',
    { zh: `群机器人地址不能用：${text.zh}`, en: `This robot address cannot be used: ${text.en}` },
    { errors: [{ field: 'webhook.url', message: text }] },
  );
