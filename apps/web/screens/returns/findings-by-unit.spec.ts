import type { FindingView } from '#domain/views/return-view.js';
import { byUnit } from './findings-by-unit.js';

const finding = (key: string, message: string): FindingView => ({
  ...{ key, message, severity: 'error', code: 'H01', element: null, sheet: null, cell: null, value: null, expected: null },
});

describe('findings of a file', () => {
  it('are put together by unit, those of the file first, the unit said once', () => {
    const groups = byUnit([
      finding('B1/H01:M01', '单位B1（B1）：太大'),
      finding('B2/H01:M01', 'Unit B2 (B2): too large'),
      finding('F23:*', '一份也没有存入'),
      finding('B1/H02:M02', '单位B1（B1）：太小：少 3'),
      finding('B9/F10:*', 'B9：没有这个单位'),
    ]);
    expect(groups.map(({ name, findings }) => [name, ...findings.map(({ message }) => message)])).toEqual([
      [null, '一份也没有存入'],
      ['单位B1（B1）', '太大', '太小：少 3'],
      ['Unit B2 (B2)', 'too large'],
      ['B9', '没有这个单位'],
    ]);
  });
});
