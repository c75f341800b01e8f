import { cellAfter, moveOf, type Key } from './moves.js';

const key = (name: string, part: Partial<Key> = {}): Key => ({
  key: name,
  shiftKey: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  isComposing: false,
  ...part,
});

describe('moveOf', () => {
  it.each([
    ['Enter', {}, 'next'],
    ['Enter', { shiftKey: true }, 'previous'],
    ['ArrowDown', {}, 'next'],
    ['ArrowUp', {}, 'previous'],
    ['Escape', {}, 'restore'],
    ['F2', {}, 'edit'],
    ['d', { ctrlKey: true }, 'copy'],
    ['D', { metaKey: true }, 'copy'],
    ['z', { ctrlKey: true }, 'undo'],
    ['Home', { ctrlKey: true }, 'first'],
    ['End', { ctrlKey: true }, 'last'],
    ['Tab', {}, null],
    ['ArrowLeft', {}, null],
    ['5', {}, null],
    ['d', {}, null],
    ['c', { ctrlKey: true }, null],
    ['z', { ctrlKey: true, shiftKey: true }, null],
    ['ArrowDown', { altKey: true }, null],
  ] as const)('%s %j → %s', (name, part, move) => expect(moveOf(key(name, part), false)).toBe(move));

  it('leaves a field’s own undo to the field while it is being typed in', () =>
    expect(moveOf(key('z', { ctrlKey: true }), true)).toBeNull());

  it('keeps out of the way while characters are being composed', () =>
    expect(moveOf(key('Enter', { isComposing: true }), true)).toBeNull());
});

it.each([
  ['next', 'b', 'c'],
  ['previous', 'b', 'a'],
  ['next', 'c', null],
  ['previous', 'a', null],
  ['first', 'c', 'a'],
  ['last', 'a', 'c'],
  ['edit', 'a', null],
  ['next', 'x', null],
] as const)('%s from %s leads to %s', (move, from, to) => expect(cellAfter(['a', 'b', 'c'], from, move)).toBe(to));
