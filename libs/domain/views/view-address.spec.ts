import { LONGEST_ADDRESS, viewAddress } from './view-address.js';

describe('the address of a view', () => {
  it.each([
    ['/overview', '/overview'],
    [' /standing?period=2026Q3&quota=2 ', '/standing?period=2026Q3&quota=2'],
    ['/compare?', '/compare'],
    ['/compare?units=A,B&rows=units', '/compare?units=A%2CB&rows=units'],
    ['/profile?unit=甲', '/profile?unit=%E7%94%B2'],
  ])('%s is kept as %s', (written, stored) => {
    expect(viewAddress(written)).toBe(stored);
    expect(viewAddress(stored)).toBe(stored);
  });

  it.each([
    '',
    'overview',
    '//evil.example/overview',
    'https://evil.example/overview',
    'javascript:alert(1)',
    '/overview/..//evil.example',
    '/overview#x',
    '/overview?unit=A#x',
    '/overview\\evil',
    '/accounts',
    '/overviews',
    '/overview?next=/accounts',
    '/overview?unit=A&unit=B',
    '/overview?__proto__=1',
    '/overview?unit=//evil.example',
    `/overview?unit=${'x'.repeat(LONGEST_ADDRESS)}`,
    `/overview?unit=${'长'.repeat(200)}`,
  ])('%s is refused', (written) => expect(() => viewAddress(written)).toThrow(expect.objectContaining({ code: 'invalid' })));
});
