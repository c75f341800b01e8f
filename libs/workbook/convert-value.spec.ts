import { convertValue } from './convert-value.js';
import { smallCatalogue } from './testing/small-catalogue.js';

const element = smallCatalogue().element('M02');
const optional = smallCatalogue().element('O08');
const raw = (text: string) => ({ raw: text, value: null });

describe('convertValue', () => {
  it.each([
    [undefined, null],
    [0, 0],
    [-0, 0],
    [12.5, 12.5],
    [0.1 + 0.2, 0.3],
    [1e15, raw('1000000000000000')],
    ['', null],
    ['\u00a0\u3000\ufeff', null],
    ['１２３', 123],
    ['－５', -5],
    ['−5', -5],
    ['+7', 7],
    ['1,234,567.5', 1_234_567.5],
    ['1,23', raw('1,23')],
    ['12 345', raw('12 345')],
    ['3.', 3],
    ['.5', 0.5],
    ['12%', 0.12],
    ['12.5 ％', 0.125],
    ['00012', 12],
    ['123456789012345', 123_456_789_012_345],
    ['1234567890123456', raw('1234567890123456')],
    ['0.1234567890123456', raw('0.1234567890123456')],
    ['1e3', raw('1e3')],
    ['0x1F', raw('0x1F')],
    ['Infinity', raw('Infinity')],
    ['十二', raw('十二')],
    ['12人', raw('12人')],
    ['—', raw('—')],
    [true, raw('TRUE')],
    [{ kind: 'error', text: '#N/A' } as const, raw('#N/A')],
    [{ kind: 'date', text: '2026-09-30' } as const, raw('2026-09-30')],
    ['长'.repeat(500), raw('长'.repeat(200))],
  ])('%p → %p', (given, expected) => expect(convertValue(given, element)).toEqual(expected));

  it('takes 不适用 as an answer only where it is one; the words stay either way', () => {
    expect(convertValue('不 适用', optional)).toEqual(raw('不适用'));
    expect(convertValue('不 适用', element)).toEqual(raw('不 适用'));
  });

  it('never gives a negative zero, which would be another value to JSON and to equality', () => {
    expect(Object.is(convertValue('-0', element), 0)).toBe(true);
  });
});
