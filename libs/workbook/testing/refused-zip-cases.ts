/** Archives that must be refused as a whole. */
import { filled, type FixtureCase } from './fixture-case.js';
import { writeZip } from './zip-writer.js';

export const REFUSED_ZIP: FixtureCase[] = [
  { file: 'empty.zip', make: async () => writeZip([]), expected: { code: 'F01' } },
  { file: 'folders-alone.zip', make: async () => writeZip([{ name: '季报/', data: '' }]), expected: { code: 'F01' } },
  { file: 'no-workbook.zip', make: async () => writeZip([{ name: '照片.png', data: '\u0089PNG' }]), expected: { code: 'F17' } },
  { file: 'encrypted.zip', make: async () => writeZip([{ name: '一支部.xlsx', data: 'x', flags: 1 }]), expected: { code: 'F02' } },
  {
    file: 'archive-within-alone.zip',
    make: async () => writeZip([{ name: '内层.zip', data: writeZip([{ name: '一支部.xlsx', data: await filled() }]) }]),
    expected: { code: 'F20' },
  },
  {
    file: 'too-many-entries.zip',
    make: async () => writeZip(Array.from({ length: 5_001 }, (_, i) => ({ name: `${i}.xlsx`, data: '' }))),
    expected: { code: 'F05' },
    volatile: true,
  },
  {
    file: 'bomb.zip',
    make: async () => writeZip([{ name: '一支部.xlsx', data: Buffer.alloc(99 * 2 ** 20) }]),
    expected: { code: 'F05' },
    volatile: true,
  },
  {
    file: 'bomb-of-workbook.zip',
    make: async () =>
      writeZip([{ name: '一支部.xlsx', data: writeZip([{ name: '[Content_Types].xml', data: Buffer.alloc(99 * 2 ** 20) }]) }]),
    expected: { code: 'F05' },
    volatile: true,
  },
];
