/** The sign-in page must know before the first try where signing in cannot work. */
import { canKeepSession } from './secure-address.js';

describe('canKeepSession', () => {
  it.each([
    ['https:', 'jibao.example.gov.cn', true],
    ['http:', 'localhost', true],
    ['http:', '127.0.0.1', true],
    ['http:', '127.8.0.3', true],
    ['http:', '[::1]', true],
    ['http:', '10.2.3.4', false],
    ['http:', 'jibao.example.gov.cn', false],
    ['http:', '127.0.0.1.example.cn', false],
    ['http:', 'localhost.example.cn', false],
  ])('%s//%s → %s', (protocol, hostname, expected) => {
    expect(canKeepSession({ protocol, hostname })).toBe(expected);
  });
});
