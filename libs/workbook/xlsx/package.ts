/** The package around the sheets: what kind of file it is, where its parts are, and what it must not contain. */
import { damaged, hasForeignContent, hasMacros, notAWorkbook, otherFormat, tooMuchContent } from '../file-findings.js';
import { FileProblem } from '../file-problem.js';
import { foldName } from '../identity.js';
import type { BookOutline, SheetState } from '../raw-book.js';
import { LIMITS } from './limits.js';
import { asUtf8 } from './text-encoding.js';
import { codeOf } from './xml-names.js';
import { TextCollector } from './xml-text.js';
import { XmlScanner, type XmlHandler } from './xml-scanner.js';
import type { ZipArchive } from './zip-archive.js';

export interface PackageOutline extends BookOutline {
  /** Part of each sheet, in the order of `sheets`; null for what holds no cells (a chart sheet). */
  parts: (string | null)[];
  sharedStrings: string | null;
  styles: string | null;
  date1904: boolean;
}

interface Relationship {
  type: string;
  target: string;
  external: boolean;
}

/** Runs one part through a handler. */
export async function readPart(zip: ZipArchive, part: string, handler: XmlHandler): Promise<void> {
  const scanner = new XmlScanner(handler, part);
  for await (const chunk of asUtf8(zip.unpack(part), part)) scanner.write(chunk);
  scanner.end();
}

/** Refuses by what is inside: a zip that is no workbook, macros, links and embedded objects. */
export function judgeContents(zip: ZipArchive): void {
  const names = [...zip.names()];
  const any = (pattern: RegExp): boolean => names.some((name) => pattern.test(name));
  if (any(/(^|\/)vbaproject\.bin$|(^|\/)(macrosheets|dialogsheets)\/|vbadata\.xml$/)) throw new FileProblem(hasMacros());
  if (any(/(^|\/)workbook\.bin$/)) throw new FileProblem(otherFormat({ zh: '二进制工作簿（.xlsb）', en: 'binary workbook (.xlsb)' }));
  if (zip.has('mimetype') && zip.has('content.xml')) throw new FileProblem(otherFormat({ zh: ' ODS ', en: 'OpenDocument' }));
  if (any(/^word\//)) throw new FileProblem(notAWorkbook({ zh: ' Word 文档', en: 'a Word document' }));
  if (any(/^ppt\//)) throw new FileProblem(notAWorkbook({ zh: '演示文稿', en: 'a presentation' }));
  if (!zip.has('[Content_Types].xml')) throw new FileProblem(notAWorkbook({ zh: '压缩包', en: 'an archive' }));
  if (any(/(^|\/)externallinks\//)) throw new FileProblem(hasForeignContent({ zh: '指向其他文件的外部链接', en: 'links to other files' }));
  if (any(/(^|\/)(embeddings|activex)\//))
    throw new FileProblem(hasForeignContent({ zh: '嵌入的对象（OLE）', en: 'embedded objects (OLE)' }));
  if (any(/(^|\/)(connections\.xml|querytables\/)/))
    throw new FileProblem(hasForeignContent({ zh: '外部数据连接', en: 'external data connections' }));
}

export async function readPackage(zip: ZipArchive): Promise<PackageOutline> {
  judgeContents(zip);
  await judgeContentTypes(zip);
  const root = await readRelationships(zip, '_rels/.rels', '');
  const book = [...root.values()].find((r) => r.type === 'officeDocument' && !r.external)?.target ?? 'xl/workbook.xml';
  if (!zip.has(book)) throw new FileProblem(damaged('xl/workbook.xml'));
  const folder = book.slice(0, book.lastIndexOf('/') + 1);
  const relationships = await readRelationships(zip, `${folder}_rels/${book.slice(folder.length)}.rels`, folder);
  const found = await readWorkbookPart(zip, book);
  const ofType = (type: string): string | null => [...relationships.values()].find((r) => r.type === type && !r.external)?.target ?? null;
  return {
    sheets: found.sheets.map(({ name, state }) => ({ name, state })),
    names: found.names,
    parts: found.sheets.map(({ id }) => {
      const relationship = relationships.get(id);
      if (!relationship) throw new FileProblem(damaged(book));
      if (relationship.external) throw new FileProblem(hasForeignContent({ zh: '指向其他文件的外部链接', en: 'links to other files' }));
      return relationship.type === 'worksheet' ? relationship.target : null;
    }),
    sharedStrings: ofType('sharedStrings'),
    styles: ofType('styles'),
    date1904: found.date1904,
  };
}

const OVERRIDE = codeOf('Override');

async function judgeContentTypes(zip: ZipArchive): Promise<void> {
  await readPart(zip, '[Content_Types].xml', {
    open(tag, scanner) {
      // A default names a type for an ending that may not occur; only an override is about a part that is there.
      if (tag !== OVERRIDE) return;
      const type = scanner.attribute('ContentType') ?? '';
      if (/macroEnabled|vbaProject/i.test(type)) throw new FileProblem(hasMacros());
    },
    close() {},
    text() {},
  });
}

const RELATIONSHIP = codeOf('Relationship');

async function readRelationships(zip: ZipArchive, part: string, folder: string): Promise<Map<string, Relationship>> {
  const found = new Map<string, Relationship>();
  if (!zip.has(part)) return found;
  await readPart(zip, part, {
    open(name, scanner) {
      if (name !== RELATIONSHIP) return;
      const [id, type, target] = [scanner.attribute('Id'), scanner.attribute('Type'), scanner.attribute('Target')];
      if (!id || !type || target === null) return scanner.fail();
      found.set(id, {
        type: type.slice(type.lastIndexOf('/') + 1),
        target: resolvePart(folder, target),
        external: scanner.attribute('TargetMode') === 'External',
      });
    },
    close() {},
    text() {},
  });
  return found;
}

/** Targets are relative to the folder of the part, or absolute within the package. */
function resolvePart(folder: string, target: string): string {
  const path: string[] = target.startsWith('/') ? [] : folder.split('/').filter(Boolean);
  for (const step of target.split('/')) {
    if (step === '..') path.pop();
    else if (step !== '.' && step !== '') path.push(step);
  }
  return path.join('/');
}

const SHEET = codeOf('sheet');
const DEFINED_NAME = codeOf('definedName');
const WORKBOOK_PR = codeOf('workbookPr');

async function readWorkbookPart(zip: ZipArchive, part: string) {
  const sheets: { name: string; state: SheetState; id: string }[] = [];
  const names = new Map<string, string>();
  const text = new TextCollector(part);
  let date1904 = false;
  let defining: string | null = null;
  await readPart(zip, part, {
    open(name, scanner) {
      if (name === SHEET) {
        const sheet = scanner.attribute('name');
        const id = relationshipId(scanner);
        if (sheet === null || id === null) return scanner.fail();
        if (sheets.length >= LIMITS.sheets) throw new FileProblem(tooMuchContent());
        const state = scanner.attribute('state');
        sheets.push({ name: unescapeName(sheet), id, state: state === 'hidden' || state === 'veryHidden' ? state : 'visible' });
      } else if (name === WORKBOOK_PR) {
        date1904 = ['1', 'true', 'on'].includes(scanner.attribute('date1904') ?? '');
      } else if (name === DEFINED_NAME) {
        // Names of one sheet only come from copied sheets: the workbook's own is the cell that was named.
        defining = scanner.attribute('localSheetId') === null ? scanner.attribute('name') : null;
        text.clear();
        scanner.capturing = defining !== null;
      }
    },
    close(name, scanner) {
      if (name !== DEFINED_NAME) return;
      scanner.capturing = false;
      if (defining === null) return;
      if (names.size >= LIMITS.names) throw new FileProblem(tooMuchContent());
      names.set(foldName(defining), text.toString());
      defining = null;
    },
    text: (bytes, from, to, literal) => text.add(bytes, from, to, literal),
  });
  return { sheets, names, date1904 };

  function unescapeName(name: string): string {
    const collector = new TextCollector(part);
    const bytes = Buffer.from(name);
    collector.add(bytes, 0, bytes.length, false);
    return collector.toString();
  }
}

/** `r:id` under whatever prefix the file gives the relationships. */
function relationshipId(scanner: XmlScanner): string | null {
  for (let slot = 0; slot < scanner.count * 4; slot += 4) {
    const name = scanner.bytes.toString('latin1', scanner.spans[slot], scanner.spans[slot + 1]);
    if (name.endsWith(':id')) return scanner.bytes.toString('utf8', scanner.spans[slot + 2], scanner.spans[slot + 3]);
  }
  return null;
}
