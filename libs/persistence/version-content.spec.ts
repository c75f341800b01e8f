import { packCells, unpackCells } from './version-content.js';

describe('cells as they are stored', () => {
  const cells = {
    M01: { sheet: '党员队伍', cell: 'E5' },
    O03: { sheet: '组织"设置', cell: 'E6' },
    M02: { sheet: '党员队伍', cell: 'E7' },
  };

  it('are packed by sheet and come back whole', () => {
    expect(packCells(cells)).toEqual([
      ['党员队伍', 'M01 E5,M02 E7'],
      ['组织"设置', 'O03 E6'],
    ]);
    expect(unpackCells(JSON.parse(JSON.stringify(packCells(cells))))).toEqual(cells);
  });

  it('of earlier releases are read as they are, and odd addresses are never packed', () => {
    expect(unpackCells(cells)).toBe(cells);
    const odd = { M01: { sheet: '表', cell: 'E5, E6' } };
    expect(packCells(odd)).toBe(odd);
    expect(unpackCells(packCells({}))).toEqual({});
  });

  it('of a sheet with any name', () => {
    const named = { M01: { sheet: '__proto__', cell: 'A1' } };
    expect(unpackCells(packCells(named))).toEqual(named);
  });
});
