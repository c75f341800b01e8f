import { heirsAmong, heirsBetween, predecessorsOf, splitBefore } from './succession.js';

const to = (from: string, heir: string, effectiveOn = '2026-07-01') => ({ from, to: heir, effectiveOn });
const beforeOf = (unit: string, ...successions: ReturnType<typeof to>[]) => [...(predecessorsOf(successions).get(unit) ?? [])].toSorted();

describe('whose past a unit has', () => {
  it('is that of everybody merged into it, near and far', () =>
    expect(beforeOf('D', to('A', 'C'), to('B', 'C'), to('C', 'D'), to('X', 'Y'))).toEqual(['A', 'B', 'C']));

  it('is nobody’s for the parts of a split, nor what went into them before', () => {
    const split = [to('Z', 'A'), to('A', 'B'), to('A', 'C')];
    expect(beforeOf('B', ...split)).toEqual([]);
    expect(beforeOf('A', ...split)).toEqual(['Z']);
    expect(splitBefore(split, 'C')).toMatchObject({ from: 'A' });
    expect(splitBefore(split, 'A')).toBeNull();
    expect(splitBefore(split, 'N')).toBeNull();
  });

  it('is that of the one code before, where only the code changed', () => {
    expect(beforeOf('B', to('A', 'B'))).toEqual(['A']);
    expect(splitBefore([to('A', 'B')], 'B')).toBeNull();
  });

  it('names who took others over between two days', () =>
    expect([
      ...heirsBetween([to('A', 'B', '2026-06-30'), to('C', 'D', '2026-07-01'), to('E', 'F', '2026-10-01')], '2026-06-30', '2026-09-30'),
    ]).toEqual(['D']));
});

describe('who stands for a unit in a tree', () => {
  const at = '2026-07-01';
  const successions = [
    { from: 'p', to: 'q', effectiveOn: at },
    { from: 'q', to: 'r', effectiveOn: at },
    { from: 's', to: 's1', effectiveOn: at },
    { from: 's', to: 's2', effectiveOn: at },
    { from: 'x', to: 'y', effectiveOn: at },
    { from: 'y', to: 'x', effectiveOn: at },
  ];
  const among = (...standing: string[]) => heirsAmong(successions, (code) => standing.includes(code));

  it('is itself, or the first it went on as that stands there', () => {
    expect(['p', 'q', 'r'].map(among('p', 'q', 'r'))).toEqual(['p', 'q', 'r']);
    expect(['p', 'q', 'r'].map(among('q', 'r'))).toEqual(['q', 'q', 'r']);
    expect(['p', 'q'].map(among('r'))).toEqual(['r', 'r']);
  });
  it('is nobody where it ended, was split, or went round in a circle', () => {
    expect(['p', 's', 'x', 'unknown'].map(among('s1', 's2'))).toEqual([null, null, null, null]);
  });
});
