/** Archives as a whole: how much they may hold, and that names of entries are only ever words. */
import { randomBytes } from 'node:crypto';
import { readArchiveOf } from './testing/archive-of.js';
import { filled } from './testing/fixture-case.js';
import { SAMPLE_UNIT, SAMPLE_VALUES, sampleInput } from './testing/sample-return.js';
import { writeZip } from './testing/zip-writer.js';
import { writeTemplate } from './template.js';

describe('an archive', () => {
  it('of a hundred returns gives each of them, by the name of its entry', async () => {
    const units = Array.from({ length: 100 }, (_, i) => `B${String(i).padStart(4, '0')}`);
    const parts = await Promise.all(
      units.map(async (code) => ({
        name: `${code}.xlsx`,
        data: await writeTemplate(sampleInput({ unit: { ...SAMPLE_UNIT, code }, values: SAMPLE_VALUES })),
      })),
    );
    const result = await readArchiveOf(parts);
    expect(result.ok && result.returns.map(({ from, parsed }) => [from, parsed.identity.unit])).toEqual(
      units.map((code) => [`${code}.xlsx`, code]),
    );
  });

  it('of workbooks that state more together than one may unpack is cut off before any of the last is unpacked', async () => {
    // Half a megabyte each that says it is 95 MB: within the ratio, so that only the sum tells.
    const stating = (): Buffer =>
      writeZip([
        { name: '[Content_Types].xml', data: '<Types/>' },
        { name: 'xl/workbook.xml', data: randomBytes(500_000), claimedSize: 95 * 2 ** 20 },
      ]);
    const parts = Array.from({ length: 7 }, (_, i) => ({ name: `${i}.xlsx`, data: stating(), stored: true }));
    const before = process.memoryUsage().rss;
    const result = await readArchiveOf([...parts, { name: '好.xlsx', data: await filled() }]);
    const findings = result.ok ? result.refused : result.findings;
    expect(findings.map(({ code }) => code)).toEqual(['F04', 'F04', 'F04', 'F04', 'F04', 'F05', 'F05', 'F05']);
    expect(process.memoryUsage().rss - before).toBeLessThan(200 * 2 ** 20);
  });

  it.each([
    ['../../etc/passwd', '../../etc/passwd'],
    ['=cmd|calc.xlsx', '=cmd|calc.xlsx'],
    ['<img src=x onerror=alert(1)>.xlsx', '<img src=x onerror=alert(1)>.xlsx'],
    ['\u202excod.xlsx', 'xcod.xlsx'],
    ['a\u0000b\u001b[31m.xlsx', 'ab[31m.xlsx'],
    ['C:\\季报\\一.xlsx', 'C:/季报/一.xlsx'],
    ['__proto__', '__proto__'],
  ])('may call an entry %j: it is shown as %j and opens nothing', async (name, shown) => {
    const read = await readArchiveOf([{ name, data: await filled() }]);
    expect(read.ok && read.returns.map(({ from }) => from)).toEqual([shown]);
    const refused = await readArchiveOf([{ name, data: '%PDF-1.7' }]);
    expect(refused.ok ? [] : refused.findings).toMatchObject([
      { code: 'F17', value: shown, message: { zh: expect.stringContaining(`“${shown}”`) } },
    ]);
  });
});
