import type { BoundFigure, Sentence } from '#domain/briefing/sentence.js';
import {
  figureAt,
  figuresIn,
  joined,
  lengthOf,
  openPlaces,
  placesOf,
  plainWords,
  replaced,
  sameSentence,
  sliceOf,
} from './sentence-edit.js';

const rate: BoundFigure = { code: 'LIF01', display: '97.2%', value: 97.2 };
const ratio: BoundFigure = { code: 'LIF01.ratio', display: '454/467', value: null };
const SENTENCE: Sentence = ['达标率为', rate, '（', ratio, '）。'];

it('counts a figure as one place and never cuts it', () => {
  expect([lengthOf(SENTENCE), placesOf(SENTENCE)]).toEqual([9, [4, 6]]);
  expect(sliceOf(SENTENCE, 2, 6)).toEqual(['率为', rate, '（']);
  for (let at = 0; at <= lengthOf(SENTENCE); at++) expect(joined(sliceOf(SENTENCE, 0, at), sliceOf(SENTENCE, at))).toEqual(SENTENCE);
  expect([figureAt(SENTENCE, 4), figureAt(SENTENCE, 5), figureAt(SENTENCE, 9)]).toEqual([rate, null, null]);
});

it('puts words and figures in place of a span, and joins what touches', () => {
  expect(replaced(SENTENCE, { from: 4, to: 8 }, ['较高'])).toEqual(['达标率为较高。']);
  expect(replaced(SENTENCE, { from: 4, to: 5 }, [ratio])).toEqual(['达标率为', ratio, '（', ratio, '）。']);
  expect(replaced(['甲乙'], { from: 1, to: 1 }, [rate])).toEqual(['甲', rate, '乙']);
  expect(figuresIn(SENTENCE, { from: 0, to: 7 })).toEqual([rate, ratio]);
});

it('takes two sentences for the same when words, figures and what they display are', () => {
  expect(sameSentence(SENTENCE, ['达标', '率为', { value: 97.2, display: '97.2%', code: 'LIF01' }, '（', ratio, '）。'])).toBe(true);
  expect(
    sameSentence(
      SENTENCE,
      SENTENCE.map((part) => (part === rate ? '97.2%' : part)),
    ),
  ).toBe(false);
  expect(sameSentence([rate], [{ ...rate, display: '97.3%' }])).toBe(false);
  expect(sameSentence([rate], [{ ...rate, unit: 'A' }])).toBe(false);
});

it('keeps pasted words in one paragraph', () => {
  expect(plainWords('第一行\r\n  第二行\t末\u200b')).toBe('第一行第二行末');
  expect(plainWords('one two')).toBe('one two');
});

it('finds where people still have to write', () => {
  expect(openPlaces(['针对', rate, '：【待补充】。时限：【待补充】。'])).toEqual([
    { from: 4, to: 9 },
    { from: 13, to: 18 },
  ]);
});
