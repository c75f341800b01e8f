import { displayName } from './receive-upload.js';

describe('the name an upload is shown by', () => {
  it.each([
    ['季报_2026Q3.xlsx', '季报_2026Q3.xlsx'],
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\clerk\\季报.xlsx', '季报.xlsx'],
    ['a\r\nb\u0000c.xlsx', 'abc.xlsx'],
    ['\u202excod.xlsx', 'xcod.xlsx'],
    ['', '未命名文件'],
    ['长'.repeat(300), '长'.repeat(120)],
  ])('%j is shown as %j', (given, shown) => expect(displayName(given)).toBe(shown));
});
