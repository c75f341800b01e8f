/** Words of the page's frame: the line of issue, and how a released document says where it can be verified. */
import { buildBriefing } from '#briefing/build-briefing.js';
import { smallInput } from '#briefing/testing/small-input.js';
import { frameWords } from './frame-words.js';

const lines = (url: string | null): string[] =>
  frameWords({ ...buildBriefing(smallInput(), 'bulletin'), verification: { code: 'AAAA-BBBB-CCCC', url } }).verification!.lines;

it('has no line of issue where nothing is issued', () => {
  const briefing = buildBriefing(smallInput(), 'bulletin');
  expect([frameWords(briefing).issued, frameWords({ ...briefing, issuedOn: '' }).issued]).toEqual(['2026年10月20日印发', '']);
});

describe('how to verify a released document', () => {
  it('is to scan its code where that leads to the system', () =>
    expect(lines('https://jibao.example.cn/verify/AAAA-BBBB-CCCC')).toEqual([
      '核验码：AAAA-BBBB-CCCC',
      '扫码或打开下列网址，可核对本文件是否为正式印发的版本：',
      'https://jibao.example.cn/verify/AAAA-BBBB-CCCC',
    ]));

  it('is never to scan what has no address in it', () => {
    const [code, how, ...more] = lines(null);
    expect([code, more]).toEqual(['核验码：AAAA-BBBB-CCCC', []]);
    expect(how).toMatch(/^在系统内核验：.*\/verify\/AAAA-BBBB-CCCC，/);
    expect(how).not.toContain('扫码');
  });
});
