/** What a PDF of ours says, by its tags: texts, table cells and the labels of drawings in reading order. Headers and page numbers are no content. */
import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { PrintedContent } from '#domain/briefing/printed.js';

/** A tag, or words that stand in one. */
interface Tag {
  role?: string;
  alt?: string;
  type?: string;
  id?: string;
  children?: Tag[];
}
/** Marked content → its words; a wide gap is a tab, the end of a line a line feed. */
type Words = ReadonlyMap<string, string>;
/** Lines of a cell. */
type Cell = string[];
type Rows = Cell[][];
interface Table {
  rows: Rows;
  hasHead: boolean;
}

export async function readPdf(bytes: Uint8Array): Promise<PrintedContent> {
  const task = getDocument({
    data: Uint8Array.from(bytes),
    verbosity: VerbosityLevel.ERRORS,
    disableFontFace: true,
    useSystemFonts: false,
  });
  const document = await task.promise;
  const content: PrintedContent = { texts: [], tables: [], drawings: [] };
  const tables: Table[] = [];
  try {
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number);
      const tree = (await page.getStructTree()) as Tag | null;
      if (tree) gather(tree, wordsOf(await page.getTextContent({ includeMarkedContent: true })), content, tables);
      page.cleanup();
    }
    content.tables = tables.map(printedRows);
    return content;
  } finally {
    await task.destroy();
  }
}

function wordsOf({ items }: { items: object[] }): Words {
  const words = new Map<string, string>();
  const inside: string[] = [];
  for (const item of items as { type?: string; id?: string; str?: string; hasEOL?: boolean }[]) {
    if (item.type?.startsWith('beginMarkedContent')) inside.push(item.id ?? '');
    else if (item.type === 'endMarkedContent') inside.pop();
    else {
      const id = inside.findLast((one) => one !== '');
      const said = (item.str === ' ' ? '\t' : (item.str ?? '')) + (item.hasEOL ? '\n' : '');
      if (id !== undefined) words.set(id, (words.get(id) ?? '') + said);
    }
  }
  return words;
}

function gather(tag: Tag, words: Words, content: PrintedContent, tables: Table[]): void {
  if (tag.role === 'Table') {
    addTable(
      cellsOf(tag, words),
      (tag.children ?? []).some(({ role }) => role === 'THead'),
      tables,
    );
    return;
  }
  if (tag.role === 'Figure') {
    content.drawings.push({ alt: tag.alt ?? '', labels: labelsOf(tag, words) });
    return;
  }
  if (isLeaf(tag)) {
    const text = textOf(tag, words);
    if (text) content.texts.push(text);
    return;
  }
  for (const child of tag.children ?? []) gather(child, words, content, tables);
}

const isLeaf = (tag: Tag): boolean => (tag.children ?? []).some(({ type }) => type === 'content') && !hasBlock(tag);
const hasBlock = (tag: Tag): boolean =>
  (tag.children ?? []).some((child) => child.role === 'Table' || child.role === 'Figure' || hasBlock(child));
const rawOf = (tag: Tag, words: Words): string =>
  tag.type === 'content' ? (words.get(tag.id ?? '') ?? '') : (tag.children ?? []).map((child) => rawOf(child, words)).join('');
const plain = (raw: string): string => raw.replaceAll('\n', '').replaceAll('\t', ' ').trim();
const textOf = (tag: Tag, words: Words): string => plain(rawOf(tag, words));
const labelsOf = (tag: Tag, words: Words): string[] =>
  rawOf(tag, words)
    .split(/[\t\n]+/)
    .filter((label) => label.trim());

/** Every innermost tag is a line of its own; words between tags as well. */
function linesOf(tag: Tag, words: Words): string[] {
  const parts: string[] = [];
  let loose = '';
  for (const child of tag.children ?? []) {
    if (child.type === 'content') loose += words.get(child.id ?? '') ?? '';
    else {
      parts.push(loose);
      loose = '';
      parts.push(...linesOf(child, words));
    }
  }
  return [...parts, loose].map(plain).filter(Boolean);
}

const cellsOf = (tag: Tag, words: Words): Rows =>
  tag.role === 'TR'
    ? [(tag.children ?? []).map((cell) => linesOf(cell, words))]
    : (tag.children ?? []).flatMap((child) => cellsOf(child, words));

/** Every page lists all rows of a table, those of other pages empty: what goes on is laid over what began. */
function addTable(rows: Rows, hasHead: boolean, tables: Table[]): void {
  const last = tables.at(-1);
  const goesOn =
    last?.rows.length === rows.length && rows[0]?.length === last.rows[0]?.length && rows[0]?.every((cell) => cell.length === 0);
  if (!last || !goesOn) tables.push({ rows, hasHead });
  else last.rows = last.rows.map((row, r) => row.map((cell, c) => [...cell, ...(rows[r]?.[c] ?? [])]));
}

/** Headline figures stand in a table without a head, one to a cell. */
const printedRows = ({ rows, hasHead }: Table): string[][] =>
  hasHead ? rows.map((row) => row.map((cell) => cell.join(''))) : rows.flat().filter((cell) => cell.length > 0);
