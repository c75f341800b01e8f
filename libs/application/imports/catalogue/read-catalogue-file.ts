/** An uploaded catalogue, as one text or as a workbook → documents that the loader takes, or findings at their line or row. */
import { unbundle } from '#catalogue/bundle.js';
import { CatalogueError, type Problem } from '#catalogue/catalogue-error.js';
import type { DefinitionTexts } from '#catalogue/definition-texts.js';
import { textsFrom } from '#catalogue/definitions.js';
import { loadTexts } from '#catalogue/load-catalogue.js';
import type { Text } from '#domain/errors.js';
import type { Finding } from '#domain/validation/finding.js';
import { readCatalogueWorkbook } from '#workbook/exports/catalogue-workbook.js';
import { tableFinding, type TablePlace } from '#workbook/table-finding.js';
import type { ImportSource } from '../import.js';
import { problemInChinese } from './problem-in-chinese.js';

/** The shipped one has 200 kB. */
const MAX_BYTES = 2 * 1024 * 1024;
const MAX_PROBLEMS = 200;

export type ReadFile = { ok: true; texts: DefinitionTexts; version: string } | { ok: false; findings: Finding[] };
/** Where a problem of a document stands in the file, and how that is said. */
type Locate = (problem: Problem) => { at: TablePlace | null; words: Text };

export async function readCatalogueFile(source: ImportSource): Promise<ReadFile> {
  const bytes = await source.bytes();
  const isWorkbook = bytes[0] === 0x50 && bytes[1] === 0x4b;
  if (bytes.length > MAX_BYTES)
    return refused(tableFinding('I09', null, { zh: '文件过大，不像是指标目录', en: 'The file is too big to be a catalogue' }));
  return isWorkbook ? fromWorkbook(source) : fromText(bytes);
}

const refused = (...findings: Finding[]): ReadFile => ({ ok: false, findings });

async function fromWorkbook(source: ImportSource): Promise<ReadFile> {
  const { definitions, placeOf, findings } = readCatalogueWorkbook(await source.table());
  if (findings.length > 0) return refused(...findings);
  const { texts, entryAt } = textsFrom(definitions);
  return checked(texts, ({ file, line }) => {
    const entry = entryAt(file, line);
    return { at: (entry && placeOf.get(entry)) ?? null, words: { zh: '', en: '' } };
  });
}

function fromText(bytes: Uint8Array): ReadFile {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return refused(tableFinding('I09', null, { zh: '文件不是 UTF-8 编码的文本', en: 'The file is not UTF-8 text' }));
  }
  const apart = unbundle(text);
  if (!apart)
    return refused(
      tableFinding(
        'I09',
        null,
        { zh: '这不是从本系统导出的指标目录', en: 'This is not a catalogue exported here' },
        { expected: { zh: '请先导出当前目录（工作簿或 YAML），在其上修改后再上传', en: 'Export the catalogue, edit that and upload it' } },
      ),
    );
  if (apart.strangers.length > 0)
    return refused(
      ...apart.strangers.map(({ name, line }) =>
        tableFinding('I09', null, {
          zh: `第 ${line} 行：“${name}”不是目录的文件，或重复出现`,
          en: `Line ${line}: "${name}" is no document of a catalogue, or stands twice`,
        }),
      ),
    );
  return checked(apart.texts, ({ file, line }) => {
    const at = (apart.starts.get(file) ?? 1) + line - 1;
    return { at: null, words: { zh: `第 ${at} 行（${file}）：`, en: `Line ${at} (${file}): ` } };
  });
}

/** Through the one loader, examples and all. */
function checked(texts: DefinitionTexts, locate: Locate): ReadFile {
  try {
    return { ok: true, texts, version: loadTexts(texts).catalogue.version };
  } catch (error) {
    if (!(error instanceof CatalogueError)) throw error;
    return refused(
      ...error.problems.slice(0, MAX_PROBLEMS).map((problem) => {
        const { at, words } = locate(problem);
        return tableFinding('I09', at, {
          zh: `${words.zh}${problemInChinese(problem.message)}`,
          en: `${words.en}${problem.message}`,
        });
      }),
    );
  }
}
