import { addressName, columnName, parseAddress, parseReference, quoteSheet } from './address.js';

describe('addresses', () => {
  it.each([
    [1, 'A'],
    [26, 'Z'],
    [27, 'AA'],
    [702, 'ZZ'],
    [703, 'AAA'],
    [16_384, 'XFD'],
  ])('column %i is %s', (column, name) => {
    expect(columnName(column)).toBe(name);
    expect(parseAddress(addressName(12, column))).toEqual({ row: 12, column });
  });

  it.each(['A0', 'A', '5', 'XFE1', 'A1048577', 'a1', 'R1C1', 'AAAA1'])('%s is none', (text) => expect(parseAddress(text)).toBeNull());

  it.each([
    ["'党员队伍'!$E$5", { sheet: '党员队伍', row: 5, column: 5 }],
    ['党员队伍!$E$5', { sheet: '党员队伍', row: 5, column: 5 }],
    ['_jibao!B1', { sheet: '_jibao', row: 1, column: 2 }],
    [`${quoteSheet("it's")}!$A$1`, { sheet: "it's", row: 1, column: 1 }],
    ["'表'!$E$5:$F$6", { sheet: '表', row: 5, column: 5 }],
    ['#REF!', null],
    ['#REF!$E$5', null],
    ["'表'!#REF!", null],
    ["'表'!$A$1,'表'!$B$1", null],
    ["'[1]表'!$A$1+1", null],
  ])('%s', (text, expected) => expect(parseReference(text)).toEqual(expected));
});
