/** Looks into an OLE container before anything is made of it: what it holds, and what it must not hold. */
import { damaged, encrypted, hasForeignContent, hasMacros, notAWorkbook, otherFormat } from '../file-findings.js';
import { FileProblem } from '../file-problem.js';

/** As much of SheetJS's container reader as is used: its types say nothing of it. */
interface Container {
  FullPaths: string[];
}
interface ContainerReader {
  read(bytes: Buffer, options: { type: 'buffer' }): Container;
  find(container: Container, path: string): { content?: Uint8Array } | null;
}

/** Records of BIFF8, in which a workbook stream is written. */
const BEGIN = 0x809;
const BIFF8 = 0x0600;
const FILEPASS = 0x2f;
const BOUNDSHEET = 0x85;
const SUPBOOK = 0x1ae;
/** SUPBOOK of the workbook itself, and of functions that came with an add-in. */
const ITSELF = new Set([0x0401, 0x3a01]);
/** Kinds of sheets: macro sheets of Excel 4.0, modules of Excel 5.0. */
const MACRO_SHEETS = new Set([1, 6]);

export function judgeContainer(cfb: ContainerReader, bytes: Buffer): void {
  const container = cfb.read(bytes, { type: 'buffer' });
  const has = (name: string): boolean => container.FullPaths.some((path) => path.split('/').includes(name));
  if (has('EncryptedPackage')) throw new FileProblem(encrypted());
  if (has('WordDocument')) throw new FileProblem(notAWorkbook({ zh: ' Word 文档', en: 'a Word document' }));
  if (has('PowerPoint Document')) throw new FileProblem(notAWorkbook({ zh: '演示文稿', en: 'a presentation' }));
  const stream = cfb.find(container, 'Workbook');
  if (!stream) throw new FileProblem(has('Book') ? tooOld() : notAWorkbook());
  if (has('_VBA_PROJECT_CUR') || has('_VBA_PROJECT')) throw new FileProblem(hasMacros());
  if (!stream.content || stream.content.length < 8) throw new FileProblem(damaged());
  judgeRecords(Buffer.from(stream.content));
}

/** Its texts are in whatever code page the machine had: Chinese would be read wrongly. */
const tooOld = () => otherFormat({ zh: ' Excel 95 及更早', en: 'Excel 95 or older' });

function judgeRecords(stream: Buffer): void {
  if (stream.readUInt16LE(0) !== BEGIN) throw new FileProblem(damaged());
  if (stream.readUInt16LE(4) !== BIFF8) throw new FileProblem(tooOld());
  for (let at = 0; at + 4 <= stream.length;) {
    const [type, length] = [stream.readUInt16LE(at), stream.readUInt16LE(at + 2)];
    const body = stream.subarray(at + 4, at + 4 + length);
    if (type === 0 && length === 0) return;
    if (body.length < length) throw new FileProblem(damaged());
    if (type === FILEPASS) throw new FileProblem(encrypted());
    if (type === BOUNDSHEET && length >= 6 && MACRO_SHEETS.has(body[5]!)) throw new FileProblem(hasMacros());
    if (type === SUPBOOK && !(length === 4 && ITSELF.has(body.readUInt16LE(2))))
      throw new FileProblem(hasForeignContent({ zh: '指向其他文件或程序的外部链接', en: 'links to other files or programmes' }));
    at += 4 + length;
  }
}
