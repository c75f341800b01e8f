/** An office's own words, order and recipients, and what each kind prints where it has set nothing. */
import type { BriefingStyle, KindStyle } from '#domain/briefing/style.js';
import { textOf } from '#domain/briefing/sentence.js';
import { sentencesOf } from '#domain/briefing/walk.js';
import { buildBriefing, KINDS } from './build-briefing.js';
import { outlineOf } from './style.js';
import { smallInput } from './testing/small-input.js';

const own: KindStyle = {
  masthead: '{unit}党建通报',
  issue: '第{number}期（{year}）',
  title: '{period}情况，{nothing}',
  sections: ['problems', 'situation', 'unheard-of'],
  annexes: ['unfiled'],
  opening: '现将{period}情况通报如下，供{meetsOn}会议使用。',
  closing: '特此通报。',
};
const style = (more: Partial<BriefingStyle>): BriefingStyle => ({ ...smallInput().style, ...more });
const built = (kinds: BriefingStyle['kinds'], meetsOn: string | null = '2026-11-05') =>
  buildBriefing(smallInput({ style: style({ kinds }), meetsOn }));

describe("an office's style", () => {
  const briefing = built({ quarterly: own });
  it('fills in what stands in braces and leaves unknown names as they are', () => {
    expect([briefing.masthead, briefing.issue, briefing.title]).toEqual([
      '局党委党建通报',
      '第3期（2026）',
      '2026年第三季度情况，{nothing}',
    ]);
    const sentences = sentencesOf(briefing).map(({ sentence }) => textOf(sentence));
    expect(sentences[0]).toBe('现将2026年第三季度情况通报如下，供2026年11月5日会议使用。');
    expect(sentences).toContain('特此通报。');
    expect(textOf(sentencesOf(built({ quarterly: own }, null))[0]!.sentence)).toContain('{meetsOn}');
  });

  it('orders sections and leaves out what is not named; numbers follow', () => {
    const heads = briefing.body.flatMap((node) => (node.type === 'heading' && node.level === 1 ? [node.text] : []));
    expect(heads).toEqual(['一、存在问题', '二、总体情况']);
    expect(briefing.annexes.map(({ name }) => name)).toEqual(['unfiled']);
  });

  it('touches only the kind it is for', () => {
    const other = buildBriefing(smallInput({ style: style({ kinds: { quarterly: own } }) }), 'bulletin');
    expect([other.masthead, other.issue]).toEqual(['党建工作简报', '第3期']);
  });

  it('names recipients by group, the seal and the copies', () => {
    const recipient = (group: 'report' | 'send' | 'issue', name: string) => ({
      group,
      name,
      usernames: [],
      units: [],
      emails: [],
      sends: 'link' as const,
    });
    const given = style({ recipients: [recipient('issue', '各支部'), recipient('report', '机关工委')], copies: 30, sealSpace: true });
    const { distribution, sealSpace } = buildBriefing(smallInput({ style: given }));
    expect(distribution).toEqual({ report: ['机关工委'], send: [], issue: ['各支部'], copies: 30 });
    expect(sealSpace).toBe(true);
    expect(buildBriefing(smallInput({ style: given }), 'unit_sheet').distribution).toEqual({
      report: [],
      send: [],
      issue: [],
      copies: null,
    });
  });
});

describe('kinds', () => {
  it('say what an office can set, in both languages', () => {
    for (const kind of Object.values(KINDS)) {
      const outline = outlineOf(kind, 'zh');
      const names = [...outline.sections, ...outline.annexes].map(({ name }) => name);
      expect(new Set(names).size).toBe(names.length);
      expect(names.length).toBeGreaterThan(0);
      expect(JSON.stringify(outlineOf(kind, 'en'))).not.toMatch(/[\u4e00-\u9fff]/);
    }
    expect(outlineOf(KINDS.quarterly, 'zh').words.title).toBe('{period}党建工作情况通报');
  });

  it('have the page each is meant for', () =>
    expect(Object.values(KINDS).map(({ kind, layout }) => `${kind} ${layout}`)).toEqual([
      'quarterly official',
      'bulletin bulletin',
      'unit_sheet sheet',
      'deck deck',
      'notice notice',
      'annual official',
    ]));
});
