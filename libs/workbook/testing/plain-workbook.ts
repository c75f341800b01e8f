/** The least a workbook consists of, around sheets given as XML: for fixtures whose point is the XML itself. */
import { writeZip, type ZipPart } from './zip-writer.js';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const SHEET_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

export interface PlainSheet {
  name: string;
  /** What is inside <worksheet>, or the whole part when `whole`. */
  xml: string | Buffer;
  whole?: boolean;
  state?: string;
}
export interface PlainWorkbook {
  sheets: PlainSheet[];
  /** Inside <sst>. */
  strings?: string;
  /** Inside <definedNames>. */
  names?: string;
  styles?: string;
  more?: ZipPart[];
}

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
export const worksheet = (inner: string): string => `<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="${MAIN}">${inner}</worksheet>`;

export function plainParts({ sheets, strings, names, styles, more = [] }: PlainWorkbook): ZipPart[] {
  const overrides = sheets
    .map((_, i) => `<Override PartName="/xl/worksheets/sheet${i + 1}.xml" ContentType="${SHEET_TYPE}.worksheet+xml"/>`)
    .join('');
  const list = sheets
    .map((s, i) => `<sheet name="${escape(s.name)}" sheetId="${i + 1}"${s.state ? ` state="${s.state}"` : ''} r:id="rId${i + 1}"/>`)
    .join('');
  const relationships = sheets
    .map((_, i) => `<Relationship Id="rId${i + 1}" Type="${REL}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`)
    .join('');
  const extra =
    (strings === undefined ? '' : `<Relationship Id="rIdS" Type="${REL}/sharedStrings" Target="sharedStrings.xml"/>`) +
    (styles === undefined ? '' : `<Relationship Id="rIdT" Type="${REL}/styles" Target="styles.xml"/>`);
  const tables =
    (strings === undefined ? '' : `<Override PartName="/xl/sharedStrings.xml" ContentType="${SHEET_TYPE}.sharedStrings+xml"/>`) +
    (styles === undefined ? '' : `<Override PartName="/xl/styles.xml" ContentType="${SHEET_TYPE}.styles+xml"/>`);
  return [
    {
      name: '[Content_Types].xml',
      data: `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${SHEET_TYPE}.sheet.main+xml"/>${overrides}${tables}</Types>`,
    },
    {
      name: '_rels/.rels',
      data: `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${REL}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    },
    {
      name: 'xl/workbook.xml',
      data: `<workbook xmlns="${MAIN}" xmlns:r="${REL}"><sheets>${list}</sheets>${names ? `<definedNames>${names}</definedNames>` : ''}</workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      data: `<Relationships xmlns="${PACKAGE}/relationships">${relationships}${extra}</Relationships>`,
    },
    ...(strings === undefined ? [] : [{ name: 'xl/sharedStrings.xml', data: `<sst xmlns="${MAIN}">${strings}</sst>` }]),
    ...(styles === undefined ? [] : [{ name: 'xl/styles.xml', data: `<styleSheet xmlns="${MAIN}">${styles}</styleSheet>` }]),
    ...sheets.map((s, i) => ({ name: `xl/worksheets/sheet${i + 1}.xml`, data: s.whole ? s.xml : worksheet(String(s.xml)) })),
    ...more,
  ];
}

export const plainWorkbook = (book: PlainWorkbook): Buffer => writeZip(plainParts(book));
