import fc from 'fast-check';
import { isBlock, planPaste, splitBlock, type PasteRow } from './parse-block.js';

const row = (code: string, part: Partial<PasteRow> = {}): PasteRow => ({ code, locked: false, allowsNotApplicable: false, ...part });
const ROWS = [row('M01', { locked: true }), row('M02'), row('M03'), row('L08', { allowsNotApplicable: true }), row('R23')];
const pasted = (text: string, from = 'M02') => planPaste(text, ROWS, from);
const values = (text: string, from = 'M02') => Object.fromEntries(pasted(text, from).values.map((v) => [v.code, v.value]));

describe('splitBlock', () => {
  it.each([
    ['1', [['1']]],
    ['1\n2\r\n3\r4\n', [['1'], ['2'], ['3'], ['4']]],
    [
      'a\tb\n\tc',
      [
        ['a', 'b'],
        ['', 'c'],
      ],
    ],
    ['"x\ty\n""z"""\t2', [['x\ty\n"z"', '2']]],
    ['5"\t6', [['5"', '6']]],
    ['"5\t6', [['"5', '6']]],
    ['1\n\n3', [['1'], [''], ['3']]],
    ['', []],
  ])('%j', (text, rows) => expect(splitBlock(text)).toEqual(rows));

  it('loses no row of any block of plain cells', () => {
    const cell = fc.stringMatching(/^[^"\t\r\n]{0,8}$/);
    const block = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 8 });
    fc.assert(fc.property(block, (rows) => expect(splitBlock(rows.map((r) => r.join('\t')).join('\r\n') + '\r\n')).toEqual(rows)));
  });
});

it('a single cell, with or without the line break a spreadsheet adds, is no block', () => {
  expect(['12', '12\r\n', '12\n'].map(isBlock)).toEqual([false, false, false]);
  expect(['1\n2', '1\t2'].map(isBlock)).toEqual([true, true]);
});

describe('planPaste', () => {
  it('fills down from where the cursor stands, in the order of the form', () => expect(values('1\n2')).toEqual({ M02: 1, M03: 2 }));

  it('leaves cells alone where the column has blanks, and steps over cells nobody types', () => {
    expect(pasted('40\n\n3\n', 'M01')).toEqual({ values: [{ code: 'M03', value: 3 }], locked: 1, blank: 1, beyond: 0 });
  });

  it('reads figures as the workbook does, and keeps what is no figure in the words it has', () => {
    expect(values('1,234\n１２\n不适用\n12%')).toEqual({ M02: 1234, M03: 12, L08: { raw: '不适用', value: null }, R23: 0.12 });
    expect(values('十二')).toEqual({ M02: { raw: '十二', value: null } });
  });

  it('goes by the codes where the block has them, whatever the order and wherever the cursor', () => {
    expect(values('R23\t5\nM02\t7', 'M03')).toEqual({ R23: 5, M02: 7 });
    expect(values('编码\t本季\nm02\t7')).toEqual({ M02: 7 });
  });

  it('knows a piece of our own workbook by its columns: last quarter is never taken for this one', () => {
    const piece = '2\tM02\t发展党员\t人\t\t9\t说明\n3\tM03\t转入\t人\t4\t8\t说明';
    expect(pasted(piece)).toMatchObject({ values: [{ code: 'M03', value: 4 }], blank: 1 });
  });

  it('takes the first column of figures of a block without codes', () =>
    expect(values('发展\t3\t9\n转入\t4\t8')).toEqual({ M02: 3, M03: 4 }));

  it('says how many rows found no cell', () => expect(pasted('1\n2\n3\n4\n5\n', 'M03')).toMatchObject({ beyond: 2 }));

  it('never writes into a locked cell and never empties one, whatever is pasted', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('1', 'M', '0', '\t', '\n', '"', '，', ' ', '２') }),
        fc.constantFrom(...ROWS),
        (text, from) => {
          for (const { code, value } of planPaste(text, ROWS, from.code).values) {
            expect(code).not.toBe('M01');
            expect(value).not.toBeNull();
          }
        },
      ),
    );
  });
});
