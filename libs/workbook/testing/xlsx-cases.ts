/** Workbooks of our template that must be read, however oddly they are written: what other programmes make of it, and what clerks type. */
import { change, insertColumn, insertRows, setCell, sheetPart } from './edit-workbook.js';
import { edited, filled, type FixtureCase } from './fixture-case.js';
import { writeForeign, type Traits } from './foreign-writer.js';
import { rawBookOf } from './raw-book-of.js';

const foreign = (traits: Traits) => async (): Promise<Uint8Array> => writeForeign(await rawBookOf(await filled()), traits);
const same = { values: {} };
/** Sheet and cell of the elements that fixtures write over. */
const O06 = [2, 'E6'] as const;
const O08 = [2, 'E7'] as const;
const M02 = [3, 'E6'] as const;
const M09 = [3, 'E8'] as const;
const T03 = [5, 'E5'] as const;
const R22 = [6, 'E9'] as const;
const inline = (text: string): [string, string] => ['t="inlineStr"', `<is><t xml:space="preserve">${text}</t></is>`];
const number = (text: string): [string, string] => ['', `<v>${text}</v>`];
const raw = (text: string) => ({ raw: text, value: null });

export const XLSX: FixtureCase[] = [
  { file: 'filled.xlsx', make: filled, expected: same },
  { file: 'as-libreoffice-saved-again.xlsx', make: null, expected: same },
  {
    file: 'as-openpyxl-filled-in.xlsx',
    make: null,
    expected: { values: { M02: 7, M09: 28, R13: raw('=IF(COUNT(E5,E6,E7)=3,E5+E6-E7,"")') } },
  },
  { file: 'as-wps-inline-strings-wrong-dimension.xlsx', make: foreign({ inlineStrings: true, dimension: 'A1' }), expected: same },
  { file: 'as-wps-no-references.xlsx', make: foreign({ withoutReferences: true, dimension: 'A1:XFD1048576' }), expected: same },
  { file: 'as-excel-namespace-prefix.xlsx', make: foreign({ prefix: 'x:', byteOrderMark: true }), expected: same },
  { file: 'as-excel-strict.xlsx', make: foreign({ namespace: 'http://purl.oclc.org/ooxml/spreadsheetml/main' }), expected: same },
  { file: 'utf16-sheets.xlsx', make: foreign({ encoding: 'utf-16le' }), expected: same },
  { file: 'utf16-big-endian-sheets.xlsx', make: foreign({ encoding: 'utf-16be', inlineStrings: true }), expected: same },
  {
    file: 'as-excel-rich-text.xlsx',
    make: edited((parts) => {
      change(parts, 'xl/sharedstrings.xml', (xml) =>
        xml.replace(
          /(<sst[^>]*>)(.*)<\/sst>/s,
          '$1$2<si><r><rPr><b/></rPr><t>２</t></r><r><t>３</t></r><rPh sb="0" eb="1"><t>にさん</t></rPh><phoneticPr fontId="1"/></si></sst>',
        ),
      );
      const count = parts.get('xl/sharedstrings.xml')!.toString().match(/<si>/g)!.length;
      setCell(parts, ...M02, 't="s"', `<v>${count - 1}</v>`);
    }),
    expected: { values: { M02: 23 } },
  },
  { file: 'rows-inserted.xlsx', make: edited((parts) => insertRows(parts, 3, '党员队伍', 6, 3)), expected: same },
  { file: 'column-inserted.xlsx', make: edited((parts) => insertColumn(parts, 3, '党员队伍')), expected: same },
  {
    file: 'rows-and-sheets-hidden.xlsx',
    make: edited((parts) => {
      change(parts, sheetPart(3), (xml) => xml.replace('<row r="6"', '<row r="6" hidden="1"'));
      change(parts, 'xl/workbook.xml', (xml) => xml.replace('name="责任整改"', 'state="hidden" name="责任整改"'));
    }),
    expected: same,
  },
  {
    file: 'cells-merged.xlsx',
    make: edited((parts) => {
      change(parts, sheetPart(3), (xml) =>
        xml
          .replace('<mergeCell ref="A1:G1"/>', '<mergeCell ref="A1:G1"/><mergeCell ref="E6:E7"/>')
          .replace('mergeCells count="3"', 'mergeCells count="4"'),
      );
      setCell(parts, 3, 'E7', '', '');
    }),
    expected: { values: { M05: null } },
  },
  {
    file: 'full-width-digits.xlsx',
    make: edited((p) => (setCell(p, ...M02, ...inline('１２')), setCell(p, ...T03, ...inline('　３６．５ ')))),
    expected: { values: { M02: 12, T03: 36.5 } },
  },
  {
    file: 'thousands-separators.xlsx',
    make: edited(
      (p) => (setCell(p, ...M02, ...inline('1,234')), setCell(p, ...M09, ...inline('12，345')), setCell(p, ...R22, ...inline('1,2,3'))),
    ),
    expected: { values: { M02: 1234, M09: 12_345, R22: raw('1,2,3') } },
  },
  {
    file: 'percent.xlsx',
    make: edited((p) => (setCell(p, ...T03, ...inline('85％')), setCell(p, ...R22, ...number('0.85')))),
    expected: { values: { T03: 0.85, R22: 0.85 } },
  },
  {
    file: 'formula-cached-zero.xlsx',
    make: edited((p) => setCell(p, 6, 'E8', '', '<f>E5+E6-E7</f><v>0</v>')),
    expected: { values: { R13: 0 } },
  },
  {
    file: 'formula-without-result.xlsx',
    make: edited((p) => setCell(p, 6, 'E8', '', '<f>E5+E6-E7</f>')),
    expected: { values: { R13: raw('=E5+E6-E7') } },
  },
  {
    file: 'formula-of-text.xlsx',
    make: edited((p) => setCell(p, 6, 'E8', 't="str"', '<f>IF(1,"","")</f><v></v>')),
    expected: { values: { R13: null } },
  },
  {
    file: 'error-cells.xlsx',
    make: edited((p) => (setCell(p, ...M02, 't="e"', '<v>#REF!</v>'), setCell(p, ...M09, 't="e"', '<f>1/0</f><v>#DIV/0!</v>'))),
    expected: { values: { M02: raw('#REF!'), M09: raw('#DIV/0!') } },
  },
  {
    file: 'dates.xlsx',
    make: edited((p) => {
      // A new style that shows dates, at the end of the list.
      change(p, 'xl/styles.xml', (xml) =>
        xml.replace('</cellXfs>', '<xf numFmtId="14" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs>'),
      );
      const styles = /<cellXfs[^>]*>(.*)<\/cellXfs>/s.exec(p.get('xl/styles.xml')!.toString())![1]!.match(/<xf /g)!.length;
      setCell(p, ...M02, `s="${styles - 1}"`, '<v>46295</v>');
      setCell(p, ...M09, 't="d"', '<v>2026-09-30</v>');
    }),
    expected: { values: { M02: raw('2026-09-30'), M09: raw('2026-09-30') } },
  },
  {
    file: 'truth-values.xlsx',
    make: edited((p) => (setCell(p, ...M02, 't="b"', '<v>1</v>'), setCell(p, ...M09, 't="b"', '<v>0</v>'))),
    expected: { values: { M02: raw('TRUE'), M09: raw('FALSE') } },
  },
  {
    file: 'text-numbers.xlsx',
    make: edited(
      (p) => (setCell(p, ...M02, ...inline('0012')), setCell(p, ...M09, ...inline(' -3 ')), setCell(p, ...R22, ...inline('12人'))),
    ),
    expected: { values: { M02: 12, M09: -3, R22: raw('12人') } },
  },
  {
    file: 'beyond-fifteen-digits.xlsx',
    make: edited(
      (p) => (
        setCell(p, ...M02, ...number('12345678901234567')),
        setCell(p, ...M09, ...inline('12345678901234567')),
        setCell(p, ...T03, ...number('36.300000000000004'))
      ),
    ),
    expected: { values: { M02: raw('12345678901234568'), M09: raw('12345678901234567'), T03: 36.3 } },
  },
  {
    file: 'not-applicable.xlsx',
    make: edited((p) => (setCell(p, ...O08, ...inline(' 不适用 ')), setCell(p, ...O06, ...inline('不适用')))),
    expected: { values: { O08: raw('不适用'), O06: raw('不适用') } },
  },
  {
    file: 'blanks.xlsx',
    make: edited(
      (p) => (setCell(p, ...M02, ...inline(' \u3000\u200b')), setCell(p, ...M09, '', '<v></v>'), setCell(p, ...T03, ...number('0'))),
    ),
    expected: { values: { M02: null, M09: null, T03: 0 } },
  },
  {
    file: 'cdata-smuggling.xlsx',
    make: edited(
      (p) => (setCell(p, ...M02, '', '<v><![CDATA[<c r="E7"><v>666</v></c>]]></v>'), setCell(p, ...M09, '', '<v><![CDATA[2]]>2</v>')),
    ),
    expected: { values: { M02: raw('<c r="E7"><v>666</v></c>'), M09: 22 } },
  },
  {
    file: 'comment-in-value.xlsx',
    make: edited((p) => setCell(p, ...M02, '', '<v>1<!-- </v><v>9 -->2</v>')),
    expected: { values: { M02: 12 } },
  },
  {
    file: 'value-of-other-namespace.xlsx',
    make: edited((p) => setCell(p, ...M02, '', '<v>1</v><extLst><ext xmlns:e="urn:e"><e:v>666</e:v></ext></extLst>')),
    expected: { values: { M02: 1 } },
  },
  {
    file: 'exponent-and-space.xlsx',
    make: edited(
      (p) => (setCell(p, ...M02, ...number('1.2E1')), setCell(p, ...M09, ...number(' 22 ')), setCell(p, ...R22, ...number('0x10'))),
    ),
    expected: { values: { M02: 12, M09: 22, R22: raw('0x10') } },
  },
];
