/** What a DOCX of ours says: texts, table cells and the words of its pictures, in the order they stand in the document. */
import type { PrintedContent } from '#domain/briefing/printed.js';
import { unzip } from '../zip.js';

interface Table {
  rows: string[][][];
  hasHead: boolean;
}
const MARK = /<(\/?)(w:tbl|w:tr|w:tc|w:p|w:t|w:tab|w:pStyle|w:tblHeader|wp:docPr)((?:\s[^>]*?)?)(\/?)>|([^<]+)/g;
/** Styles of what frames the document and is no content of a block. */
const FRAME = new Set(['Imprint', 'Colophon']);

export function readDocx(bytes: Uint8Array): PrintedContent {
  const xml = unzip(bytes).get('word/document.xml')?.toString('utf8');
  if (xml === undefined) throw new Error('not a text document');
  const content: PrintedContent = { texts: [], tables: [], drawings: [] };
  let [text, style, isText] = ['', '', false];
  let table: Table | null = null;
  for (const [, end, name, attributes = '', empty, words] of xml.matchAll(MARK)) {
    if (words !== undefined) {
      if (isText) text += unescaped(words);
    } else if (name === 'w:t') isText = end === '' && empty === '';
    else if (name === 'w:tab' || name === 'w:br') text += ' ';
    else if (name === 'w:pStyle') style = attributeOf(attributes, 'w:val');
    else if (name === 'w:tblHeader') table!.hasHead = true;
    else if (name === 'wp:docPr' && end === '' && !FRAME.has(style))
      content.drawings.push({ alt: unescaped(attributeOf(attributes, 'descr')), labels: [] });
    else if (name === 'w:tbl') {
      if (end === '') table = { rows: [], hasHead: false };
      else {
        if (table && table.rows.length > 0) content.tables.push(printedRows(table));
        table = null;
      }
    } else if (name === 'w:tr' && end === '') table?.rows.push([]);
    else if (name === 'w:tc' && end === '') table?.rows.at(-1)?.push([]);
    else if (name === 'w:p' && end === '' && empty === '') [text, style] = ['', ''];
    else if (name === 'w:p' && end !== '' && text.trim()) {
      if (table && !FRAME.has(style)) table.rows.at(-1)?.at(-1)?.push(text.trim());
      else content.texts.push(text.trim());
    }
  }
  content.tables = content.tables.filter((rows) => rows.length > 0);
  return content;
}

/** Headline figures stand in a table without a head, one to a cell. */
const printedRows = ({ rows, hasHead }: Table): string[][] =>
  hasHead ? rows.map((row) => row.map((cell) => cell.join(''))) : rows.flat().filter((cell) => cell.length > 0);

const attributeOf = (attributes: string, name: string): string => new RegExp(`${name}="([^"]*)"`).exec(attributes)?.[1] ?? '';
const unescaped = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&apos;', "'").replaceAll('&amp;', '&');
