import { withPaths, type UnitInput } from './save-units.js';

const unit = (code: string, parent: string | null): UnitInput => ({
  code,
  parent,
  name: code,
  shortName: code,
  type: 'branch',
  sector: 'organ',
  validFrom: '2020-01-01',
  validTo: null,
  reviewLevels: 1,
});

describe('a tree given as a list', () => {
  it('gets its paths, parents first, whatever the order it came in', () =>
    expect(withPaths([unit('C', 'B'), unit('A', null), unit('B', 'A')]).map((u) => u.path)).toEqual(['/A/', '/A/B/', '/A/B/C/']));

  it.each([
    ['a parent that is not there', [unit('A', null), unit('B', 'X')], 'B'],
    ['a ring', [unit('A', null), unit('B', 'C'), unit('C', 'B')], 'B'],
    ['a name that hides something', [{ ...unit('A', null), name: 'A\u202Eb' }], 'A'],
    ['a code twice', [unit('A', null), unit('B', 'A'), unit('B', 'A')], 'code'],
  ])('is refused whole with %s, naming it', (_, units, field) =>
    expect(() => withPaths(units)).toThrow(
      expect.objectContaining({ code: 'invalid', options: { errors: expect.arrayContaining([expect.objectContaining({ field })]) } }),
    ),
  );
});
