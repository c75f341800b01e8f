import { difference } from './difference.js';

const said = (before: string, after: string) =>
  difference(before, after)
    .map(({ kind, words }) => (kind === 'same' ? words : kind === 'gone' ? `[-${words}]` : `[+${words}]`))
    .join('');

it.each([
  ['达标率为97.2%，较好。', '达标率为98.1%，较好。', '达标率为[-97.2%][+98.1%]，较好。'],
  ['', '新写一段。', '[+新写一段。]'],
  ['删去这段。', '', '[-删去这段。]'],
  ['请各单位办理。', '请各单位按时限认真办理。', '请各单位[+按时限认真]办理。'],
  ['相同', '相同', '相同'],
  ['请甲乙丙丁按期办结销号。', '把已经开的会补上记录。', '[-请甲乙丙丁按期办结销号][+把已经开的会补上记录]。'],
])('%s → %s', (before, after, expected) => expect(said(before, after)).toBe(expected));

it('gives back both wordings, whatever they are', () => {
  const long = 'a。'.repeat(1_000);
  for (const [before, after] of [
    ['甲乙丙丁', '丁丙乙甲'],
    [long, `x${long}y`],
    [`${long}甲${long}`, `乙${long}丙`],
  ] as const) {
    const pieces = difference(before, after);
    const without = (kind: string) =>
      pieces
        .filter((piece) => piece.kind !== kind)
        .map((piece) => piece.words)
        .join('');
    expect([without('new'), without('gone')]).toEqual([before, after]);
  }
});
