import { assertBook, movedIn, NEW_BOOK, type BookContent } from './meeting-book.js';
import type { AgendaItem } from './meeting.js';

const item = (id: string, more: Partial<AgendaItem> = {}): AgendaItem => ({
  ...{ id, title: `议题${id}`, presenter: '党建办', briefingId: null, document: '通报', minutes: 15 },
  ...{ state: 'listed', result: null, conclusion: '' },
  ...more,
});
const book = (agenda: AgendaItem[], more: Partial<BookContent> = {}): BookContent => ({ ...NEW_BOOK, agenda, ...more });
const refusal = (before: BookContent, after: BookContent): [string, string] | null => {
  try {
    assertBook(before, after, '2026-11-21');
    return null;
  } catch (error) {
    const { code, text } = error as { code: string; text: { zh: string } };
    return [code, text.zh];
  }
};

describe('an agenda item', () => {
  const passed = { state: 'concluded', result: 'passed' } as const;
  it.each([
    ['explained', { state: 'explained' }],
    ['deliberated', { state: 'deliberated' }],
    ['concluded at once', { ...passed, conclusion: '同意' }],
  ] as const)('goes on: %s', (_, after) => expect(refusal(book([item('a')]), book([item('a', after)]))).toBeNull());

  it.each([
    ['never back', { state: 'deliberated' }, { state: 'explained' }, '不能退回“已说明”'],
    ['not out of its conclusion', passed, { state: 'listed' }, '不能退回“待上会”'],
    ['not concluded without a result', {}, { state: 'concluded' }, '请选择结果'],
    ['without a result before', {}, { state: 'explained', result: 'passed' }, '还没有到结论'],
    ['without words of a conclusion before', {}, { conclusion: '同意' }, '还没有到结论'],
  ] as const)('%s', (_, before, after, said) =>
    expect(refusal(book([item('a', before)]), book([item('a', after)]))).toEqual(['conflict', expect.stringContaining(said)]),
  );

  it('is taken off only while nobody has spoken to it', () => {
    expect(refusal(book([item('a')]), book([]))).toBeNull();
    expect(refusal(book([item('a', { state: 'explained' })]), book([]))).toEqual(['conflict', '议程“议题a”已说明，不能删除']);
  });

  it('may have its result and words put right', () => {
    const before = item('a', { ...passed, conclusion: '同意' });
    expect(refusal(book([before]), book([{ ...before, result: 'in_principle', conclusion: '原则同意' }]))).toBeNull();
  });
});

describe('a book', () => {
  it.each([
    ['more present than expected', { attendance: [{ class: 'voting' as const, expected: 5, present: 6 }] }, '不能多于应到人数（5）'],
    [
      'a class of attendance twice',
      { attendance: [0, 1].map((expected) => ({ class: 'voting' as const, expected, present: null })) },
      '只能填一行',
    ],
    ['a resolution of no item', { resolutions: [{ id: 'r', text: '整改', agendaItem: 'z' }] }, '所属的议程已不存在'],
    ['a notice of tomorrow', { noticedOn: '2026-11-22' }, '不能晚于今天'],
    ['two rows of one id', { agenda: [item('a'), item('a')] }, '编号相同'],
  ])('is refused with %s', (_, more, said) =>
    expect(refusal(book([]), book([], more))).toEqual(['invalid', expect.stringContaining(said)]),
  );

  it('takes what agrees', () =>
    expect(
      refusal(
        book([]),
        book([item('a')], {
          attendance: [{ class: 'voting', expected: 5, present: 5 }],
          resolutions: [{ id: 'r', text: '整改', agendaItem: 'a' }],
          noticedOn: '2026-11-21',
        }),
      ),
    ).toBeNull());
});

describe('what moved between two revisions', () => {
  const before = book([item('a'), item('b')]);
  const moved = (after: BookContent) => movedIn(before, after).map(({ zh }) => zh);
  it('is named item by item', () => {
    expect(moved(book([item('a', { minutes: 20 }), item('c')]))).toEqual(['议程“议题a”', '议程“议题c”', '议程“议题b”（已删除）']);
    expect(moved(book([item('b'), item('a')]))).toEqual(['议程顺序']);
    expect(moved({ ...before, attendance: [], resolutions: [{ id: 'r', text: 'x', agendaItem: null }], noticedOn: '2026-11-20' })).toEqual([
      ...['出席情况', '会议决议', '会议通知'],
    ]);
  });
  it('is nothing where only the order of keys differs', () => {
    const turned = Object.fromEntries(Object.entries(item('a')).toReversed()) as unknown as AgendaItem;
    expect(moved(book([turned, item('b')]))).toEqual([]);
  });
});
