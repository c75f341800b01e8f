import type { PeriodUnit } from '../unit/unit.js';
import { comparableIn, countedIn, regroupTree } from './regroup-tree.js';

const unit = (path: string, more: Partial<PeriodUnit> = {}): PeriodUnit => {
  const codes = path.split('/').filter(Boolean);
  const code = codes.at(-1)!;
  return {
    ...{ period: '2026Q3', code, name: code, shortName: code, type: 'branch', sector: 'organ', parent: codes.at(-2) ?? null, path },
    ...{ expected: true, reviewLevels: 1 },
    ...more,
  };
};
const then = (path: string, more: Partial<PeriodUnit> = {}) => unit(path, { period: '2026Q1', ...more });
const nobody = () => null;
const shown = (units: readonly { path: string; sector: string; expected: boolean }[]) =>
  units.map(({ path, sector, expected }) => `${path} ${sector}${expected ? '' : ' –'}`);

describe('an earlier tree, regrouped', () => {
  const now = [unit('/J/'), unit('/J/A/'), unit('/J/A/a/', { sector: 'soe' }), unit('/J/N/', { sector: 'rural' }), unit('/J/N/b/')];

  it('has units where they are now, with the sector of now, and lets go of who ended', () => {
    const before = [then('/J/'), then('/J/A/'), then('/J/A/b/', { sector: 'retired' }), then('/J/A/a/'), then('/J/gone/')];
    expect(shown(regroupTree('2026Q1', now, before, nobody))).toEqual([
      '/J/ organ',
      '/J/A/ organ',
      '/J/A/a/ soe',
      // Did not exist: nobody is expected, and its own sector does not appear by it.
      '/J/N/ organ –',
      '/J/N/b/ organ',
    ]);
  });

  it('hangs those who went on as another below their heir, and says whose past they are', () => {
    const heirOf = (code: string) => (code.startsWith('old') ? 'a' : null);
    const regrouped = regroupTree('2026Q1', now, [then('/J/'), then('/J/old1/'), then('/J/old2/', { expected: false })], heirOf);
    expect(shown(regrouped)).toEqual(['/J/ organ', '/J/A/ soe –', '/J/A/a/ soe –', '/J/A/a/old1/ soe', '/J/A/a/old2/ soe –']);
    expect(regrouped.map(({ code, parent, identity, period }) => [code, parent, identity, period]).slice(2)).toEqual([
      ['a', 'A', 'a', '2026Q1'],
      ['old1', 'a', 'a', '2026Q1'],
      ['old2', 'a', 'a', '2026Q1'],
    ]);
  });

  it('of a part of the tree needs nothing above it', () => {
    const part = now.filter(({ path }) => path.startsWith('/J/N/'));
    expect(shown(regroupTree('2026Q1', part, [then('/J/'), then('/J/A/b/')], nobody))).toEqual(['/J/N/ organ –', '/J/N/b/ organ']);
  });
});

describe('comparable units', () => {
  const quarter = (units: [code: string, identity: string, expected: boolean][], ...reported: string[]) => ({
    units: units.map(([code, identity, expected]) => ({ ...unit(`/J/${code}/`), identity, expected })),
    reported: new Set(reported),
  });

  it('have every return that was expected of them, in every quarter', () => {
    const first = quarter(
      [
        ['a', 'a', true],
        ['o1', 'm', true],
        ['o2', 'm', true],
        ['u', 'u', false],
        ['n', 'n', false],
      ],
      'a',
      'o1',
      'o2',
      'u',
    );
    const second = quarter(
      [
        ['a', 'a', true],
        ['m', 'm', true],
        ['u', 'u', false],
        ['n', 'n', true],
      ],
      'a',
      'm',
      'u',
      'n',
    );
    // n was there and not asked in the first quarter: it cannot be set beside.
    expect([...comparableIn([first, second])]).toEqual(['a', 'm', 'u']);
    expect([...comparableIn([{ ...first, reported: new Set(['a', 'o1']) }, second])]).toEqual(['a']);
    expect([...comparableIn([])]).toEqual([]);
    expect([...countedIn(second)]).toEqual(['a', 'm', 'u', 'n']);
  });
});
