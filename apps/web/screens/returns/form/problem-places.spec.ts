import { placeAfter } from './problem-places.js';

const ORDER = ['whole', 'M01', 'M02', 'M03'];

it.each([
  ['M01', 'M03'],
  ['M03', 'whole'],
  ['whole', 'M01'],
  [null, 'whole'],
  ['gone', 'whole'],
])('after %s comes %s', (at, next) => expect(placeAfter(['whole', 'M01', 'M03'], ORDER, at)).toBe(next));

it('has nowhere to go without a problem', () => expect(placeAfter([], ORDER, 'M01')).toBeNull());
