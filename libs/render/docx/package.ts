/** The last touches the library has no words for: mirrored margins, indents in characters, fonts with their stand-ins, and the document's own date. */
import type { LaidOut } from '../briefing-data.js';
import { unzip, zip } from '../zip.js';
import { ALTERNATIVES, type FontNames } from './look.js';

export function finished(archive: Uint8Array, data: LaidOut, names: FontNames): Buffer {
  const entries = unzip(archive);
  const change = (path: string, edit: (xml: string) => string): void => {
    const xml = entries.get(path);
    if (!xml) throw new Error(`the document has no ${path}`);
    entries.set(path, Buffer.from(edit(xml.toString('utf8'))));
  };
  const [year, month, day] = data.date;
  const at = `${year}-${two(month)}-${two(day)}T00:00:00Z`;
  change('docProps/core.xml', (xml) => xml.replaceAll(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${at}`));
  change('word/settings.xml', (xml) => (data.layout === 'deck' ? xml : xml.replace('<w:displayBackgroundShape/>', '$&<w:mirrorMargins/>')));
  change('word/styles.xml', (xml) => closeSet(offGrid(xml)).replaceAll(/ w:firstLine="[1-9]\d*"/g, ' w:firstLineChars="200"$&'));
  change('word/fontTable.xml', (xml) => xml.replace(/(<w:fonts[^>]*?)(\/>|>[\s\S]*<\/w:fonts>)/, `$1>${fontTable(names)}</w:fonts>`));
  return zip(new Map([...entries].toSorted(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : 1))));
}

const two = (value: number): string => String(value).padStart(2, '0');
/** Lines that are not exact would snap to the grid of the body: a row of a table would be as high as a line of text. */
const offGrid = (xml: string): string => xml.replaceAll(/<w:spacing [^>]*w:lineRule="atLeast"/g, '<w:snapToGrid w:val="0"/>$&');
/** The style everything else is made from says so, and that numerals stand close to Han characters as Latin letters do. */
const closeSet = (xml: string): string =>
  xml.replace('w:styleId="Normal"', 'w:default="1" $&').replaceAll(/<w:autoSpaceDN ([^>]*)\/>/g, '<w:autoSpaceDE $1/>$&');
/** Programs that sniff a file's kind look at its first entry. */
const rank = (path: string): number => (path === '[Content_Types].xml' ? 0 : path === '_rels/.rels' ? 1 : 2);

const fontTable = (names: FontNames): string =>
  [...new Set(Object.values(names))]
    .map((name) => {
      const other = ALTERNATIVES[name];
      return `<w:font w:name="${escaped(name)}">${other ? `<w:altName w:val="${escaped(other)}"/>` : ''}<w:charset w:val="86"/><w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>`;
    })
    .join('');

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
